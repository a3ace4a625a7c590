import { useRef } from 'react';
import type { CostSide } from '#shared/contract/deciding.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { type BestStretch, costOf, type Mistakes } from '#shared/domain/agreement/mistake-costs.ts';
import { useScreen } from '../../stores/screen.ts';
import { SIDE_COLOR, SideMark } from '../../ui/marks.tsx';
import { decimal } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import classes from './compare.module.css';
import costClasses from './costs.module.css';

const TITLE = 'What the mistakes of each definition cost, by how many junk leads one missed win is worth';
const LEAST = 0.1;
const MOST = 1000;
const TICKS = [0.1, 1, 10, 100, 1000];
const POINTS = 97;
/** How high the chart is, and what is kept free around the lines, for words too, in pixels. */
const HEIGHT = 260;
const ROOM = { top: 28, bottom: 36, beside: 32 };
/** The horizontal lines, as shares of the highest cost. */
const GRID = [0, 0.25, 0.5, 0.75, 1];
/** At which the lines are drawn, from the least to the most. */
const RATIOS = Array.from({ length: POINTS }, (_, i) => LEAST * (MOST / LEAST) ** (i / (POINTS - 1)));
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
  const width = useWidth(chart);
  // Per mistake that could be made, so that the lines stay in sight over the whole range.
  const lines = mistakes.map((each) =>
    RATIOS.map((ratio) => costOf(each, { junk: 1, missed: ratio }) / (1 + ratio)),
  );
  const height = HEIGHT * scale;
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
      <div aria-hidden="true" ref={chart} style={{ height }}>
        {width !== null && <Lines {...{ drafts, lines, ratios, width, height, scale }} />}
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

interface LinesProps extends Pick<Props, 'drafts' | 'ratios'> {
  /** Of each definition its cost at each of the ratios. */
  lines: number[][];
  width: number;
  height: number;
  scale: number;
}

function Lines({ drafts, lines, ratios, width, height, scale }: LinesProps) {
  const [left, right] = [ROOM.beside * scale, width - ROOM.beside * scale];
  const [top, bottom] = [ROOM.top * scale, height - ROOM.bottom * scale];
  const highest = Math.max(...lines.flat()) || 1;
  const x = (ratio: number) => left + (Math.log(ratio / LEAST) / Math.log(MOST / LEAST)) * (right - left);
  const y = (cost: number) => bottom - (cost / highest) * (bottom - top);
  const within = (ratio: number) => Math.min(MOST, Math.max(LEAST, ratio));
  return (
    <svg width={width} height={height} aria-hidden="true">
      {GRID.map((share) => {
        const at = y(share * highest);
        const stroke = share === 0 ? 'var(--edge)' : 'var(--hairline)';
        return <line key={share} x1={left} x2={right} y1={at} y2={at} stroke={stroke} />;
      })}
      {TICKS.map((ratio) => (
        <g key={ratio}>
          <line x1={x(ratio)} x2={x(ratio)} y1={bottom} y2={bottom + 6} stroke="var(--edge)" />
          <text
            x={x(ratio)}
            y={bottom + 24 * scale}
            textAnchor="middle"
            fill="var(--ink-2)"
            fontSize={14 * scale}
          >
            {ratio} : 1
          </text>
        </g>
      ))}
      {(['marketing', 'sales'] as const).map((side) => {
        const at = x(within(ratios[side]));
        return (
          <g key={side}>
            <line x1={at} x2={at} y1={top} y2={bottom} stroke={SIDE_COLOR[side]} strokeWidth="2" />
            <text
              x={at}
              y={top - 8 * scale}
              textAnchor={anchorAt((at - left) / (right - left))}
              fill={SIDE_COLOR[side]}
              fontSize={15 * scale}
            >
              {COSTS_OF[side]}
            </text>
          </g>
        );
      })}
      {drafts.map(({ id, definition }, i) => (
        <path
          key={id}
          d={`M${lines[i]!.map((cost, point) => `${x(RATIOS[point]!)},${y(cost)}`).join('L')}`}
          fill="none"
          stroke={SIDE_COLOR[definition.side]}
          strokeWidth="3"
          strokeDasharray={DASHES[i] || undefined}
        />
      ))}
    </svg>
  );
}

/** Words over a line stay within the chart. */
function anchorAt(share: number): 'start' | 'middle' | 'end' {
  if (share < 0.1) return 'start';
  return share > 0.9 ? 'end' : 'middle';
}

function rangeWords(from: number, to: number): string {
  if (from === 0 && to === Number.POSITIVE_INFINITY) return 'whatever a mistake costs';
  if (from === 0) return `while a missed win is worth less than ${decimal(to)} junk leads`;
  if (to === Number.POSITIVE_INFINITY) return `once it is worth more than ${decimal(from)}`;
  return `from ${decimal(from)} to ${decimal(to)}`;
}
