import { Button, NumberInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Round } from '#shared/contract/rounds.ts';
import { proposedSize, ROUND_SIZE, sizeAdvice } from '#shared/domain/agreement/round-size.ts';
import { ask } from '../../platform/engine/client.ts';
import { useDefinitions, useDraft } from '../../stores/definitions.ts';
import { tell } from '../../stores/notices.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StepPage } from '../../ui/StepPage.tsx';
import { ChooseDeals } from './ChooseDeals.tsx';
import { createRound } from './rounds-store.ts';

/** As many as a round can hold. */
const MOST_DEALS = 100;

type Choice = 'disputed' | 'random' | 'byHand' | 'same';

interface Props {
  /** Those before it. */
  rounds: readonly Round[];
  onDone: () => void;
  canCancel: boolean;
}

/** Plans a round: how many deals, which, and how much of them is shown. */
export function NewRound({ rounds, onDone, canCancel }: Props) {
  const draft = useDraft();
  const last = rounds.at(-1);
  const [name, setName] = useState(`Round ${rounds.length + 1}`);
  const deals = useWorkshop((state) => state.sample?.deals ?? 0);
  const [size, setSize] = useState(() => proposedSize(deals));
  const [days, setDays] = useState(30);
  const [choice, setChoice] = useState<Choice>('disputed');
  const [picked, setPicked] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const taken = { disputed: size, random: size, byHand: picked.length, same: last?.deals.length ?? 0 }[
    choice
  ];
  // Before anything is picked by hand, there is nothing to say yet.
  const advice = taken === 0 ? null : sizeAdvice(taken, deals);
  if (!draft) {
    return (
      <StepPage title="Calibrate" purpose="How far apart are the people in this room?">
        <EmptyState title="No stages to put deals into">
          Add a definition first: its stages are the answers.
        </EmptyState>
      </StepPage>
    );
  }

  const begin = async () => {
    setBusy(true);
    try {
      const chosen =
        choice === 'same' && last
          ? last.deals
          : choice === 'byHand'
            ? picked
            : await chooseDeals(choice === 'disputed', size, rounds.length + 1);
      const categories = ['Out', ...draft.definition.stages.map((stage) => stage.name)];
      if (await createRound({ name: name.trim() || 'Round', categories, deals: chosen, shownDays: days }))
        onDone();
    } catch (error) {
      tell({ kind: 'problem', title: 'The deals could not be chosen', error });
    } finally {
      setBusy(false);
    }
  };

  return (
    <StepPage
      title="How far apart are we?"
      purpose="Everybody puts the same few deals where they belong, without seeing each other’s answers, any definition, or how the deals ended."
      actions={
        <>
          {canCancel && (
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
          )}
          <Button loading={busy} disabled={choice === 'byHand' && picked.length === 0} onClick={begin}>
            Begin the round
          </Button>
        </>
      }
    >
      <Stack gap="lg" maw={560}>
        <TextInput
          label="Name"
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Stack gap={4}>
          <Text fw={600}>Which deals</Text>
          <SegmentedControl
            aria-label="Which deals"
            data={[
              { value: 'disputed', label: 'Definitions dispute them' },
              { value: 'random', label: 'At random' },
              { value: 'byHand', label: 'By hand' },
              ...(last ? [{ value: 'same', label: `As in ${last.name}` }] : []),
            ]}
            value={choice}
            onChange={(chosen) => setChoice(chosen as Choice)}
          />
        </Stack>
        {choice === 'byHand' && <ChooseDeals draft={draft.id} chosen={picked} onChange={setPicked} />}
        {(choice === 'disputed' || choice === 'random') && (
          <NumberInput
            label="How many deals"
            description={`${ROUND_SIZE.least} to ${ROUND_SIZE.most}: enough to see a pattern, few enough for ten minutes.`}
            min={1}
            max={Math.min(MOST_DEALS, deals)}
            allowDecimal={false}
            value={size}
            onChange={(value) => typeof value === 'number' && setSize(value)}
          />
        )}
        {advice && (
          <Text c="var(--warn)" role="status">
            {advice}
          </Text>
        )}
        <NumberInput
          label="What was known after"
          description="Only the facts and touchpoints of a deal’s first days are shown."
          suffix=" days"
          min={0}
          max={3650}
          allowDecimal={false}
          value={days}
          onChange={(value) => typeof value === 'number' && setDays(value)}
        />
      </Stack>
    </StepPage>
  );
}

/** The ids of deals for a round: where the definitions are furthest apart, or drawn by lot (the same for a seed). */
async function chooseDeals(disputed: boolean, size: number, seed: number): Promise<string[]> {
  const drafts = useDefinitions.getState().drafts.map(({ id }) => id);
  return ask('dealsToCalibrate', { drafts: disputed ? drafts : [], size, seed });
}
