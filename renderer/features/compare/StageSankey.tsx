import { useMemo, useRef } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { CrossQuery, StageMatrix as Matrix } from '#shared/engine/compare/crossing.ts';
import { useScreen } from '../../stores/screen.ts';
import { SIDE_COLOR, SideMark } from '../../ui/marks.tsx';
import { count, plural } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import { useWidth } from '../../ui/useWidth.ts';
import classes from './compare.module.css';
import { DefinitionName } from './DefinitionName.tsx';
import { type FlowBand, type FlowStage, flowOf } from './flow.ts';

interface Props {
  left: Draft;
  right: Draft;
  matrix: Matrix;
  onAsk: (query: CrossQuery) => void;
}

/** In pixels: what lies between two stages, around all, beside them for their names, and how wide a stage is. */
const GAP = 26;
const EDGE = 12;
const NAME = 150;
const WIDE = 12;

/** Who goes where: from the stage that the one definition gives a deal to the stage that the other gives it. */
export function StageSankey({ left, right, matrix, onAsk }: Props) {
  const scale = useScreen((state) => (state.presentation ? 1.25 : 1));
  const chart = useRef<HTMLDivElement>(null);
  const width = useWidth(chart);
  const rows = left.definition.stages.length + right.definition.stages.length;
  const height = Math.max(200, rows * 22) * scale;
  const { stages, bands } = useMemo(
    () => flowOf(left.definition, right.definition, matrix, { height: height - 2 * EDGE, gap: GAP * scale }),
    [left.definition, right.definition, matrix, height, scale],
  );
  const colors = { left: SIDE_COLOR[left.definition.side], right: SIDE_COLOR[right.definition.side] };
  const askStage = ({ side, stage }: FlowStage) => onAsk({ kind: 'stage', side, stage });
  const askBand = (band: FlowBand) => onAsk({ kind: 'cell', left: band.left, right: band.right });
  const [begin, end] = [NAME * scale + WIDE, (width ?? 0) - NAME * scale - WIDE];
  const middle = (begin + end) / 2;
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.legend}>
        <DefinitionName definition={left.definition} />
        <span className={classes.named}>
          {right.definition.name} <SideMark side={right.definition.side} />
        </span>
        <span className={classes.explained}>
          The furthest stage of each deal. A band in a side’s colour: that side takes the deals further.
        </span>
        <SaveChart
          title={`Where ${left.definition.name} and ${right.definition.name} take the deals`}
          keys={(['left', 'right'] as const).map((at) => ({
            label: { left, right }[at].definition.name,
            color: colors[at],
          }))}
          chart={chart}
        />
      </figcaption>
      <div aria-hidden="true" ref={chart} style={{ height }}>
        {width !== null && (
          <svg width={width} height={height} aria-hidden="true">
            <g transform={`translate(0 ${EDGE})`}>
              {bands.map((band) => (
                // The table below holds the same as buttons.
                // biome-ignore lint/a11y/noStaticElementInteractions: see above
                <path
                  key={`${band.left} ${band.right}`}
                  className={classes.band}
                  d={`M${begin},${band.from}C${middle},${band.from} ${middle},${band.to} ${end},${band.to}`}
                  fill="none"
                  stroke={band.alike ? 'var(--edge)' : colors[band.further]}
                  strokeOpacity={band.alike ? 0.3 : 0.6}
                  strokeWidth={Math.max(2, band.thick)}
                  onClick={() => askBand(band)}
                />
              ))}
              {stages.map((one) => (
                <StageBox
                  key={`${one.side} ${one.stage}`}
                  of={one}
                  x={one.side === 'left' ? begin - WIDE : end}
                  color={colors[one.side]}
                  scale={scale}
                  onClick={() => askStage(one)}
                />
              ))}
            </g>
          </svg>
        )}
      </div>
      <table className={classes.hidden}>
        <caption>
          Deals by the stage that {left.definition.name} and {right.definition.name} give them
        </caption>
        <tbody>
          {stages.map((one) => (
            <tr key={`${one.side} ${one.stage}`}>
              <th scope="row">
                {one.name} by {{ left, right }[one.side].definition.name}
              </th>
              <td>
                <button type="button" onClick={() => askStage(one)}>
                  {plural(one.deals, 'deal')}
                </button>
              </td>
            </tr>
          ))}
          {bands.map((band) => (
            <tr key={`${band.left} ${band.right}`}>
              <th scope="row">
                {left.definition.stages[band.left]!.name} by {left.definition.name},{' '}
                {right.definition.stages[band.right]!.name} by {right.definition.name}
              </th>
              <td>
                <button type="button" onClick={() => askBand(band)}>
                  {plural(band.deals, 'deal')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

interface StageBoxProps {
  of: FlowStage;
  x: number;
  color: string;
  scale: number;
  onClick: () => void;
}

function StageBox({ of: { side, name, deals, y, height }, x, color, scale, onClick }: StageBoxProps) {
  const isLeft = side === 'left';
  return (
    // The table below holds the same as buttons.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <g onClick={onClick} className={classes.node}>
      <rect x={x} y={y} width={WIDE} height={Math.max(2, height)} fill={color} />
      <text
        x={isLeft ? x - 10 : x + WIDE + 10}
        y={y + height / 2}
        dy="0.35em"
        textAnchor={isLeft ? 'end' : 'start'}
        fill="var(--ink)"
        fontSize={16 * scale}
      >
        {name} <tspan fill="var(--ink-2)">{count(deals)}</tspan>
      </text>
    </g>
  );
}
