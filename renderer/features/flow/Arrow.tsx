import { VisuallyHidden } from '@mantine/core';
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, useContext } from 'react';
import type { TransitionKind } from '#shared/domain/definition/schema.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import { useScreen } from '../../stores/screen.ts';
import { KIND_LABEL } from '../../ui/words.ts';
import type { ArrowWords } from './arrow-words.ts';
import { countWords, OutcomeCounts } from './Counts.tsx';
import classes from './FlowCanvas.module.css';
import { SharesTaken, type Taken } from './flow-counts.ts';
import type { ArrowPlace } from './layout.ts';
import { roundedPath } from './shapes.ts';

export type ArrowEdge = Edge<
  {
    place: ArrowPlace;
    words: ArrowWords;
  },
  'arrow'
>;

/** Each kind is drawn its own way, so that none can be taken for another, in any colour. */
const STROKE: Record<TransitionKind, { dash?: string; color: string }> = {
  advance: { color: 'var(--ink)' },
  fastTrack: { color: 'var(--ink)', dash: '14 6' },
  recycle: { color: 'var(--agreed)', dash: '7 6' },
  disqualify: { color: 'var(--rejected)', dash: '2 7' },
};

const SIGN: Record<TransitionKind, string> = { advance: '→', fastTrack: '»', recycle: '↺', disqualify: '✕' };

/** Narrower labels have room for the sum of the deals only. */
const ROOM_FOR_OUTCOMES = 170;

/** An arrow as wide as the flow of deals on it, with its rule in plain words. */
export const Arrow = memo(function Arrow({ data, selected }: EdgeProps<ArrowEdge>) {
  const shares = useContext(SharesTaken);
  if (!data) return null;
  const { transition, stub, points } = data.place;
  const share = shares.get(transition.id) ?? 0;
  const stroke = STROKE[transition.kind];
  const width = 2.5 + 7 * share + (selected ? 1.5 : 0);
  const head = `head-${transition.id}`;
  const headSize = 11 + width;
  return (
    <>
      <defs>
        <marker
          id={head}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth={headSize}
          markerHeight={headSize}
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path d="M0 0 10 5 0 10Z" fill={stroke.color} />
        </marker>
      </defs>
      <BaseEdge
        path={roundedPath(points)}
        markerEnd={`url(#${head})`}
        interactionWidth={24}
        style={{
          stroke: stroke.color,
          strokeWidth: width,
          strokeDasharray: stroke.dash,
          strokeLinecap: transition.kind === 'disqualify' ? 'round' : 'butt',
        }}
      />
      {stub && <path d={roundedPath(stub)} stroke={stroke.color} strokeWidth="2.5" fill="none" />}
    </>
  );
});

interface LabelsProps {
  arrows: readonly ArrowEdge[];
  /** None where there is no sample. */
  taken: readonly Taken[];
}

/** What stands on the arrows, above their lines: all in one place, as each place of its own looks for itself with every pixel the canvas moves. */
export function ArrowLabels({ arrows, taken }: LabelsProps) {
  const deals = new Map(taken.map((one) => [one.id, one.deals]));
  return (
    <EdgeLabelRenderer>
      {arrows.map(
        ({ id, data, selected = false }) =>
          data && <ArrowLabel key={id} data={data} deals={deals.get(id)} selected={selected} />,
      )}
    </EdgeLabelRenderer>
  );
}

interface LabelProps {
  data: NonNullable<ArrowEdge['data']>;
  deals: ByOutcome | undefined;
  selected: boolean;
}

const ArrowLabel = memo(function ArrowLabel({ data, deals, selected }: LabelProps) {
  const select = useScreen((state) => state.select);
  const { place, words } = data;
  const { transition, label } = place;
  return (
    <div
      className={classes.labelRoom}
      data-align={label.align}
      style={{ left: label.x, top: label.y, width: label.width, height: label.height }}
    >
      <button
        type="button"
        className={classes.label}
        data-kind={transition.kind}
        data-transition={transition.id}
        data-selected={selected || undefined}
        title={words.full}
        onClick={() => select({ kind: 'transition', id: transition.id })}
      >
        <VisuallyHidden>
          {KIND_LABEL[transition.kind]}: {words.short}
          {deals && `. Taken by ${countWords(deals)}`}
        </VisuallyHidden>
        <span className={classes.sign} aria-hidden="true">
          {SIGN[transition.kind]}
        </span>
        <span className={classes.labelText} aria-hidden="true">
          {label.lines > 0 && (
            <span className={classes.rule} style={{ WebkitLineClamp: label.lines }}>
              {words.short}
            </span>
          )}
          {deals && (
            <OutcomeCounts deals={deals} brief={label.width < ROOM_FOR_OUTCOMES} unit={label.lines > 0} />
          )}
        </span>
      </button>
    </div>
  );
});
