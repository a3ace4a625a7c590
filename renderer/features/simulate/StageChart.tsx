import { VisuallyHidden } from '@mantine/core';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { Summary } from '#shared/engine/summary.ts';
import { useScreen } from '../../stores/screen.ts';
import { OUTCOME_COLOR, OUTCOME_FILL, OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { count, percent } from '../../ui/numbers.ts';
import classes from './StageChart.module.css';

interface Props {
  definition: Definition;
  summary: Summary;
  /** Index of the stage whose deals are listed. */
  chosen: number | null;
  onChoose: (stage: number) => void;
}

/** How many deals get to each stage, by how they ended. */
export function StageChart({ definition, summary, chosen, onChoose }: Props) {
  const rows = summary.stages.map(({ byOutcome, conversion }, index) => ({
    index,
    name: definition.stages[index]!.name,
    ...byOutcome,
    words: endOf(byOutcome, index < summary.stages.length - 1 ? conversion : null),
  }));
  // The chart's sizes are in pixels; everything else grows with the type.
  const scale = useScreen((state) => (state.presentation ? 1.25 : 1));
  const largest = Math.max(...rows.map(({ won, lost, rejected, open }) => won + lost + rejected + open));
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.legend}>
        Deals that get to each stage
        {OUTCOMES.map((outcome) => (
          <span key={outcome} className={classes.key}>
            <OutcomeMark outcome={outcome} /> {OUTCOME_LABEL[outcome]}
          </span>
        ))}
      </figcaption>
      <div className={classes.chart} aria-hidden="true">
        <ResponsiveContainer width="100%" height={rows.length * 27 * scale + 8}>
          <BarChart
            data={rows}
            layout="vertical"
            barCategoryGap={4}
            margin={{ left: 0, right: 190 * scale, top: 4, bottom: 4 }}
            accessibilityLayer={false}
            onClick={({ activeTooltipIndex }) =>
              activeTooltipIndex != null && onChoose(Number(activeTooltipIndex))
            }
          >
            <defs>
              <pattern
                id="rejected-hatch"
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="6" height="6" fill={OUTCOME_FILL.rejected} />
                <rect width="2" height="6" fill="var(--sheet)" opacity="0.45" />
              </pattern>
            </defs>
            <XAxis type="number" hide domain={[0, 'dataMax']} />
            <YAxis
              type="category"
              dataKey="name"
              width={130 * scale}
              axisLine={false}
              tickLine={false}
              interval={0}
              tick={{ fill: 'var(--ink)', fontSize: 16 * scale }}
            />
            {OUTCOMES.map((outcome) => (
              <Bar
                key={outcome}
                dataKey={outcome}
                stackId="deals"
                fill={outcome === 'rejected' ? 'url(#rejected-hatch)' : OUTCOME_FILL[outcome]}
                stroke={outcome === 'open' ? OUTCOME_COLOR.open : 'var(--sheet)'}
                isAnimationActive={false}
              >
                {outcome === 'won' && (
                  <LabelList
                    dataKey="won"
                    position="insideLeft"
                    fill="white"
                    fontSize={15 * scale}
                    fontWeight={600}
                  />
                )}
              </Bar>
            ))}
            {/* A bar of hardly any width carries the words at the end of each row. */}
            <Bar dataKey={() => largest / 1000} stackId="deals" fill="none" isAnimationActive={false}>
              <LabelList dataKey="words" position="right" fill="var(--ink-2)" fontSize={15 * scale} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
      <VisuallyHidden>
        <table>
          <caption>Deals that get to each stage, by how they ended</caption>
          <thead>
            <tr>
              <th scope="col">Stage</th>
              {OUTCOMES.map((outcome) => (
                <th key={outcome} scope="col">
                  {OUTCOME_LABEL[outcome]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.index}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={row.index === chosen}
                    onClick={() => onChoose(row.index)}
                  >
                    {row.name}
                  </button>
                </th>
                {OUTCOMES.map((outcome) => (
                  <td key={outcome}>{count(row[outcome])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

/** `121 deals · 88 % go on`. */
function endOf(byOutcome: Summary['deals'], conversion: Summary['stages'][number]['conversion']): string {
  const all = OUTCOMES.reduce((sum, outcome) => sum + byOutcome[outcome], 0);
  const goOn = conversion ? ` · ${percent(conversion.hits / conversion.of)} go on` : '';
  return `${count(all)}${goOn}`.replaceAll(' ', '\u00a0');
}
