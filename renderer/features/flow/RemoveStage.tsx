import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { removeStage } from '#shared/domain/definition/edit.ts';
import { namesFor, stageName } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Moves } from '#shared/engine/compare/moves.ts';
import { ask } from '../../platform/engine/client.ts';
import { useDefinitions, usePart } from '../../stores/definitions.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { plural } from '../../ui/numbers.ts';
import { takeOutStage } from './edits.ts';
import { useFlow } from './flow-state.ts';

/** Says what would happen to the deals before a stage goes. */
export function RemoveStage() {
  const { removing, askToRemove } = useFlow();
  const definition = usePart((now) => (removing === null ? null : now));
  const stage = definition?.stages.find(({ id }) => id === removing);
  const without = definition && stage && removeStage(definition, stage.id);
  const close = () => askToRemove(null);
  return (
    <Modal opened={stage !== undefined} onClose={close} title={`Remove ${stage?.name ?? ''}?`} size="lg">
      {stage && without ? (
        <Stack>
          <Consequence definition={without.definition} name={stage.name} />
          {without.removedTransitions.length > 0 && (
            <Text>
              {plural(without.removedTransitions.length, 'arrow')} from or to it{' '}
              {without.removedTransitions.length === 1 ? 'goes' : 'go'} too. Undo brings all of it back.
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              Keep it
            </Button>
            <Button
              onClick={() => {
                takeOutStage(stage);
                close();
              }}
            >
              Remove {stage.name}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Text>The last stage has to stay: a deal needs one to begin at.</Text>
      )}
    </Modal>
  );
}

/** How many deals would stand elsewhere, found by replaying all of them without the stage. */
function Consequence({ definition, name }: { definition: Definition; name: string }) {
  const draft = useDefinitions((state) => state.selected);
  const sample = useWorkshop((state) => state.sample);
  const [moves, setMoves] = useState<Moves | null>(null);
  // The definition without the stage is made anew each time; the stage alone says which it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let current = true;
    setMoves(null);
    if (draft && sample)
      ask('moves', { draft, definition }).then(
        (found) => current && setMoves(found),
        () => {},
      );
    return () => {
      current = false;
    };
  }, [draft, sample, name]);
  if (!sample) return null;
  if (!moves) return <Text>Replaying the deals without it …</Text>;
  if (moves.deals === 0) return <Text>No deal of the sample would stand elsewhere.</Text>;
  const names = namesFor(definition);
  const places = moves.to.map(
    ({ stage, deals }) =>
      `${plural(deals, 'deal')} ${stage === null ? 'out' : `at ${stageName(names, stage)}`}`,
  );
  return (
    <Text size="lg">
      {plural(moves.deals, 'deal')} would stand elsewhere in the end: {places.join(', ')}.
    </Text>
  );
}
