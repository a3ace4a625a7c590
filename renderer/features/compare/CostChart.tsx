import { useRef } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { CostSide } from '#shared/contract/deciding.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { type BestStretch, costOf, type Mistakes } from '#shared/domain/agreement/mistake-costs.ts';
import { useScreen } from '../../stores/screen.ts';
import { SIDE_COLOR, SideMark } from '../../ui/marks.tsx';
import { decimal } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import classes from './compare.module.css';
import costClasses from './costs.module.css';

const TITLE = 'What the mistakes of each definition cost, by how many junk leads one missed win is worth';
const LEAST = 0.1;
const MOST = 1000;
const POINTS = 97;
/** Each definition has its own dashes, as the marks have their own shapes. */
const DASHES = ['', '8 4', '2 3', '12 3 2 3'];

const COSTS_OF: Record<CostSide, string> = { marketing: 'Marketing’s costs', sales: 'Sales’ costs' };

interface Props {
  drafts: Draft[];
  mistakes: Mistakes[];
  stretches: BestStretch[];
  /** What a missed win is worth to each side, in junk leads. */
  ratios: Record<CostSide, number>;
}

/** What each definition costs over the ratio of the two costs; the lowest line is the best definition. */
export function CostChart({ drafts, mistakes, stretches, ratios }: Props) {
  const scale = useScreen((state) => (state.presentation ? 1.25 : 1));
  const chart = useRef<HTMLDivElement>(null);
  const rows = Array.from({ length: POINTS }, (_, i) => {
    const ratio = LEAST * (MOST / LEAST) ** (i / (POINTS - 1));
    // Per mistake that could be made, so that the lines stay in sight over the whole range.
    const costs = mistakes.map((each) => costOf(each, { junk: 1, missed: ratio }) / (1 + ratio));
    return { ratio, ...Object.fromEntries(costs.map((cost, d) => [`cost${d}`, cost])) };
  });
  const within = (ratio: number) => Math.min(MOST, Math.max(LEAST, ratio));
  return (
    <figure className={classes.figure}>
      <figcaption className={costClasses.keys}>
        <span>{TITLE}</span>
        {drafts.map(({ id, definition }, i) => (
          <span key={id} className={classes.named}>
            <SideMark side={definition.side} />
            <svg viewBox="0 0 32 4" className={costClasses.dash} aria-hidden="true">
              <line
                x1="0"
                x2="32"
                y1="2"
                y2="2"
                stroke={SIDE_COLOR[definition.side]}
                strokeWidth="3"
                strokeDasharray={DASHES[i]}
              />
            </svg>
            {definition.name}
          </span>
        ))}
        <SaveChart
          title={TITLE}
          keys={drafts.map(({ definition: { name, side } }) => ({ label: name, color: SIDE_COLOR[side] }))}
          chart={chart}
        />
      </figcaption>
      <div aria-hidden="true" ref={chart}>
        <ResponsiveContainer width="100%" height={260 * scale}>
          <LineChart
            data={rows}
            margin={{ top: 28, right: 24, bottom: 8, left: 8 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="var(--hairline)" vertical={false} />
            <XAxis
              dataKey="ratio"
              type="number"
              scale="log"
              domain={[LEAST, MOST]}
              ticks={[0.1, 1, 10, 100, 1000]}
              tickFormatter={(ratio: number) => `${ratio} : 1`}
              tick={{ fill: 'var(--ink-2)', fontSize: 14 * scale }}
              stroke="var(--edge)"
            />
            <YAxis hide domain={[0, 'dataMax']} />
            {(['marketing', 'sales'] as const).map((side) => (
              <ReferenceLine
                key={side}
                x={within(ratios[side])}
                stroke={SIDE_COLOR[side]}
                strokeWidth={2}
                label={{
                  value: COSTS_OF[side],
                  position: 'top',
                  fill: SIDE_COLOR[side],
                  fontSize: 15 * scale,
                }}
              />
            ))}
            {drafts.map(({ id, definition }, i) => (
              <Line
                key={id}
                dataKey={`cost${i}`}
                stroke={SIDE_COLOR[definition.side]}
                strokeWidth={3}
                {...(DASHES[i] && { strokeDasharray: DASHES[i] })}
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <ul className={costClasses.stretches}>
        {stretches.map(({ from, to, best }) => {
          const { side, name } = drafts[best]!.definition;
          return (
            <li key={from} className={classes.named}>
              <SideMark side={side} /> {name} is best {rangeWords(from, to)}
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

function rangeWords(from: number, to: number): string {
  if (from === 0 && to === Number.POSITIVE_INFINITY) return 'whatever a mistake costs';
  if (from === 0) return `while a missed win is worth less than ${decimal(to)} junk leads`;
  if (to === Number.POSITIVE_INFINITY) return `once it is worth more than ${decimal(from)}`;
  return `from ${decimal(from)} to ${decimal(to)}`;
}
