import { Button, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { describeTransition } from '#shared/domain/definition/describe.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { TRANSITION_KINDS } from '#shared/domain/definition/vocabulary.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { OWNER_LABEL, OwnerMarks } from '../../ui/owners.tsx';
import { OutcomeCounts } from './Counts.tsx';
import { connect } from './edits.ts';
import classes from './FlowList.module.css';
import { StageCounts } from './StageCounts.tsx';

interface Props {
  definition: Definition;
  summary: Summary | undefined;
}

/** The same flow as a list: everything that the canvas shows and does, for the keyboard and for screen readers. */
export const FlowList = memo(function FlowList({ definition, summary }: Props) {
  const { selection, select } = useScreen();
  const fields = useWorkshop((state) => state.sample?.fields);
  const names = namesFor(definition, fields);
  const taken = new Map(summary?.transitions.map(({ transition, byOutcome }) => [transition, byOutcome]));
  return (
    <ol className={classes.stages}>
      {definition.stages.map((stage, index) => {
        const leaving = definition.transitions
          .filter((transition) => transition.from === stage.id)
          .toSorted((a, b) => TRANSITION_KINDS.indexOf(a.kind) - TRANSITION_KINDS.indexOf(b.kind));
        return (
          <li key={stage.id} className={classes.stage}>
            <button
              type="button"
              className={classes.head}
              data-stage={stage.id}
              aria-current={selection?.kind === 'stage' && selection.id === stage.id}
              onClick={() => select({ kind: 'stage', id: stage.id })}
            >
              <OwnerMarks owner={stage.owner} />
              <Title order={2} size="h3">
                {stage.name}
              </Title>
              <Text c="var(--ink-2)">{stage.owner ? OWNER_LABEL[stage.owner] : 'No owner yet'}</Text>
              <StageCounts counts={summary?.stages[index]} />
            </button>
            {stage.meaning && <Text className={classes.meaning}>{stage.meaning}</Text>}
            <ul
              className={classes.arrows}
              aria-label={`Arrows from ${stage.name}, in the order in which they are looked at`}
            >
              {leaving.map((transition) => (
                <li key={transition.id}>
                  <button
                    type="button"
                    className={classes.arrow}
                    data-transition={transition.id}
                    aria-current={selection?.kind === 'transition' && selection.id === transition.id}
                    onClick={() => select({ kind: 'transition', id: transition.id })}
                  >
                    {describeTransition(transition, names)}
                    {taken.has(transition.id) && <OutcomeCounts deals={taken.get(transition.id)!} />}
                  </button>
                </li>
              ))}
              <li>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => connect(stage.id, definition.stages[index + 1]?.id ?? null)}
                >
                  Add an arrow from {stage.name}
                </Button>
              </li>
            </ul>
          </li>
        );
      })}
    </ol>
  );
});
