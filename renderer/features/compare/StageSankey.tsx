import { useRef } from 'react';
import { Layer, Rectangle, ResponsiveContainer, Sankey } from 'recharts';
import type { Draft } from '#shared/contract/methods.ts';
import type { CrossQuery, StageMatrix as Matrix } from '#shared/engine/compare/crossing.ts';
import { useScreen } from '../../stores/screen.ts';
import { SIDE_COLOR, SideMark } from '../../ui/marks.tsx';
import { count, plural } from '../../ui/numbers.ts';
import { SaveChart } from '../../ui/SaveChart.tsx';
import classes from './compare.module.css';
import { DefinitionName } from './DefinitionName.tsx';

interface Props {
  left: Draft;
  right: Draft;
  matrix: Matrix;
  onAsk: (query: CrossQuery) => void;
}

interface Node {
  name: string;
  side: 'left' | 'right';
  stage: number;
}

interface Link {
  source: number;
  target: number;
  value: number;
  alike: boolean;
  further: 'left' | 'right';
  query: CrossQuery;
}

/** Who goes where: from the stage that the one definition gives a deal to the stage that the other gives it. */
export function StageSankey({ left, right, matrix, onAsk }: Props) {
  const scale = useScreen((state) => (state.presentation ? 1.25 : 1));
  const chart = useRef<HTMLDivElement>(null);
  const { nodes, links } = flowOf(left, right, matrix);
  const dealsAt = (place: number) =>
    links.reduce(
      (sum, { source, target, value }) => sum + (source === place || target === place ? value : 0),
      0,
    );
  const colors = { left: SIDE_COLOR[left.definition.side], right: SIDE_COLOR[right.definition.side] };
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
      <div aria-hidden="true" ref={chart}>
        <ResponsiveContainer width="100%" height={Math.max(200, nodes.length * 22) * scale}>
          <Sankey
            data={{ nodes, links }}
            nodePadding={26 * scale}
            nodeWidth={12}
            iterations={0}
            sort={false}
            margin={{ top: 12, bottom: 12, left: 150 * scale, right: 150 * scale }}
            node={(props) => (
              <StageNode
                {...props}
                node={props.payload as unknown as Node & { value: number }}
                color={colors[(props.payload as unknown as Node).side]}
                scale={scale}
                onClick={() => {
                  const { side, stage } = props.payload as unknown as Node;
                  onAsk({ kind: 'stage', side, stage });
                }}
              />
            )}
            link={(props) => {
              const link = props.payload as unknown as Link;
              return (
                <Band
                  {...props}
                  color={link.alike ? 'var(--edge)' : colors[link.further]}
                  faint={link.alike}
                  onClick={() => onAsk(link.query)}
                />
              );
            }}
          />
        </ResponsiveContainer>
      </div>
      <table className={classes.hidden}>
        <caption>
          Deals by the stage that {left.definition.name} and {right.definition.name} give them
        </caption>
        <tbody>
          {nodes.map(({ name, side, stage }, place) => (
            <tr key={place}>
              <th scope="row">
                {name} by {{ left, right }[side].definition.name}
              </th>
              <td>
                <button type="button" onClick={() => onAsk({ kind: 'stage', side, stage })}>
                  {plural(dealsAt(place), 'deal')}
                </button>
              </td>
            </tr>
          ))}
          {links.map((link) => (
            <tr key={`${link.source} ${link.target}`}>
              <th scope="row">
                {nodes[link.source]!.name} by {left.definition.name}, {nodes[link.target]!.name} by{' '}
                {right.definition.name}
              </th>
              <td>
                <button type="button" onClick={() => onAsk(link.query)}>
                  {plural(link.value, 'deal')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function flowOf(left: Draft, right: Draft, matrix: Matrix): { nodes: Node[]; links: Link[] } {
  const nodes: Node[] = [];
  const place = new Map<string, number>();
  const node = (side: 'left' | 'right', stage: number, name: string) => {
    const key = `${side} ${stage}`;
    if (!place.has(key)) place.set(key, nodes.push({ name, side, stage }) - 1);
    return place.get(key)!;
  };
  // The nodes of a side in the order of its stages.
  const { stages: ours } = left.definition;
  const { stages: theirs } = right.definition;
  ours.forEach(({ name }, i) => {
    if (matrix[i]!.some(({ deals }) => deals > 0)) node('left', i, name);
  });
  theirs.forEach(({ name }, i) => {
    if (matrix.some((row) => row[i]!.deals > 0)) node('right', i, name);
  });
  const links = matrix.flatMap((row, here) =>
    row.flatMap((cell, there): Link[] => {
      if (cell.deals === 0) return [];
      const share = here / Math.max(1, ours.length - 1) - there / Math.max(1, theirs.length - 1);
      return [
        {
          source: node('left', here, ''),
          target: node('right', there, ''),
          value: cell.deals,
          alike: cell.alike,
          further: share > 0 ? 'left' : 'right',
          query: { kind: 'cell', left: here, right: there },
        },
      ];
    }),
  );
  return { nodes, links };
}

interface NodeProps {
  x: number;
  y: number;
  width: number;
  height: number;
  node: Node & { value: number };
  color: string;
  scale: number;
  onClick: () => void;
}

// The table beside it holds the same as buttons.
function StageNode({ x, y, width, height, node, color, scale, onClick }: NodeProps) {
  const isLeft = node.side === 'left';
  return (
    <Layer onClick={onClick} className={classes.node}>
      <Rectangle x={x} y={y} width={width} height={Math.max(2, height)} fill={color} />
      <text
        x={isLeft ? x - 10 : x + width + 10}
        y={y + height / 2}
        dy="0.35em"
        textAnchor={isLeft ? 'end' : 'start'}
        fill="var(--ink)"
        fontSize={16 * scale}
      >
        {node.name} <tspan fill="var(--ink-2)">{count(node.value)}</tspan>
      </text>
    </Layer>
  );
}

interface BandProps {
  sourceX: number;
  sourceY: number;
  sourceControlX: number;
  targetX: number;
  targetY: number;
  targetControlX: number;
  linkWidth: number;
  color: string;
  faint: boolean;
  onClick: () => void;
}

// The table beside it holds the same as buttons.
function Band({ color, faint, onClick, linkWidth, ...at }: BandProps) {
  const path = `M${at.sourceX},${at.sourceY}C${at.sourceControlX},${at.sourceY} ${at.targetControlX},${at.targetY} ${at.targetX},${at.targetY}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <path
      className={classes.band}
      d={path}
      fill="none"
      stroke={color}
      strokeOpacity={faint ? 0.3 : 0.6}
      strokeWidth={Math.max(2, linkWidth)}
      onClick={onClick}
    />
  );
}
