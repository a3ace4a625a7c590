import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { namesFor, reasonName } from '#shared/domain/definition/names.ts';
import type { Definition, Transition, TransitionKind } from '#shared/domain/definition/schema.ts';
import { useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { KIND_LABEL } from '../../ui/words.ts';
import classes from './FlowCanvas.module.css';
import type { ArrowPlace } from './layout.ts';

export type ArrowEdge = Edge<{ place: ArrowPlace; definition: Definition }, 'arrow'>;

/** Each kind is drawn its own way, so that none can be taken for another, in any colour. */
const STROKE: Record<TransitionKind, { dash?: string; color: string; width: number }> = {
  advance: { color: 'var(--ink)', width: 3 },
  fastTrack: { color: 'var(--ink)', width: 3, dash: '14 5' },
  recycle: { color: 'var(--agreed)', width: 2.5, dash: '7 6' },
  disqualify: { color: 'var(--rejected)', width: 2.5, dash: '2 6' },
};

const SIGN: Record<TransitionKind, string> = { advance: '→', fastTrack: '»', recycle: '↺', disqualify: '✕' };

/** An arrow with its rule in plain words on it. */
export function Arrow({ data, selected }: EdgeProps<ArrowEdge>) {
  const select = useScreen((state) => state.select);
  const fields = useWorkshop((state) => state.sample?.fields);
  if (!data) return null;
  const { place, definition } = data;
  const { transition, label, path } = place;
  const stroke = STROKE[transition.kind];
  const head = `head-${transition.id}`;
  return (
    <>
      <defs>
        <marker
          id={head}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="5"
          markerHeight="5"
          orient="auto-start-reverse"
        >
          <path d="M0 0 10 5 0 10Z" fill={stroke.color} />
        </marker>
      </defs>
      <BaseEdge
        path={path}
        markerEnd={`url(#${head})`}
        interactionWidth={24}
        style={{
          stroke: stroke.color,
          strokeWidth: selected ? stroke.width + 2 : stroke.width,
          strokeDasharray: stroke.dash,
          strokeLinecap: transition.kind === 'disqualify' ? 'round' : 'butt',
        }}
      />
      <EdgeLabelRenderer>
        <button
          type="button"
          className={classes.label}
          data-kind={transition.kind}
          data-side={label.side}
          data-selected={selected || undefined}
          style={{ left: label.x, top: label.y, maxWidth: label.width }}
          aria-label={`${KIND_LABEL[transition.kind]}: ${describeCriterion(transition.when, namesFor(definition, fields))}`}
          onClick={() => select({ kind: 'transition', id: transition.id })}
        >
          <span className={classes.sign} aria-hidden="true">
            {SIGN[transition.kind]}
          </span>
          <span className={classes.rule}>{wordsOf(transition, definition, fields)}</span>
        </button>
      </EdgeLabelRenderer>
    </>
  );
}

function wordsOf(
  transition: Transition,
  definition: Definition,
  fields: Parameters<typeof namesFor>[1],
): string {
  const names = namesFor(definition, fields);
  if (transition.kind === 'disqualify') return reasonName(names, transition.reason);
  if (transition.kind === 'recycle' && transition.reason) return reasonName(names, transition.reason);
  return describeCriterion(transition.when, names);
}
