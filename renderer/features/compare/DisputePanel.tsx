import { Button, Loader, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Proposal } from '#shared/engine/compare/settle.ts';
import type { PartedDeal } from '../../platform/engine/protocol.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { OUTCOME_LABEL, OutcomeMark, SideMark } from '../../ui/marks.tsx';
import { amount } from '../../ui/numbers.ts';
import { PanelHead } from '../../ui/PanelHead.tsx';
import classes from './compare.module.css';
import { ProposalCard } from './ProposalCard.tsx';
import { takeProposal } from './take-proposal.ts';

type Side = 'left' | 'right';

/** Where a deal belongs in a definition. */
interface Target {
  stage: number;
  orFurther: boolean;
}

interface Props {
  row: PartedDeal;
  drafts: Record<Side, Draft>;
  stage: Record<Side, number>;
}

/** A disputed deal: why the definitions part, where it belongs, and the smallest edits that put it there. */
export function DisputePanel({ row, drafts, stage }: Props) {
  return (
    <Stack gap="md">
      <PanelHead title={row.name} />
      <Text component="div" className={classes.facts}>
        <OutcomeMark outcome={row.outcome} />
        <span>
          {OUTCOME_LABEL[row.outcome]}
          {row.amount !== null && `, worth ${amount(row.amount)}`}
          {row.source && `, from ${row.source}`}
        </span>
      </Text>
      {(['left', 'right'] as const).map((side) => (
        <section key={side} className={classes.seen}>
          <h3 className={classes.named}>
            <SideMark side={drafts[side].definition.side} /> {drafts[side].definition.name}
          </h3>
          <Text>{sentence(row.why[side].words)}</Text>
        </section>
      ))}
      <Settle row={row} drafts={drafts} stage={stage} />
    </Stack>
  );
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function Settle({ row, drafts, stage }: Props) {
  const all = useDefinitions((state) => state.drafts);
  const reached = { left: row.reached, right: row.other.reached };
  // A won deal belongs where it gets through, so what should change is usually what stopped it, and the other way round.
  const through = row.outcome === 'won' || row.outcome === 'open';
  const wrong: Side = reached.left >= stage.left === through ? 'right' : 'left';
  const [side, setSide] = useState<Side>(wrong);
  // What is to get further may go on from there by itself; what got too far is to stop.
  const usual = (at: Side): Target =>
    through
      ? { stage: Math.max(stage[at], reached[at]), orFurther: true }
      : { stage: Math.min(stage[at] - 1, reached[at]), orFurther: false };
  const [targets, setTargets] = useState<Record<Side, Target>>({
    left: usual('left'),
    right: usual('right'),
  });
  const target = targets[side];
  const draft = drafts[side];
  const { stages, name } = draft.definition;
  const isThere = target.orFurther ? reached[side] >= target.stage : reached[side] === target.stage;
  const isOrFurther = (i: number) =>
    i < stages.length - 1 && (i === target.stage ? target.orFurther : i > reached[side]);
  const { answer, isOld, problem } = useAsked(
    'settle',
    isThere
      ? null
      : {
          draft: { draft: draft.id, stage: stage[side] },
          deal: row.deal,
          target: target.stage,
          orFurther: target.orFurther,
          others: all.filter(({ id }) => id !== draft.id).map(({ definition }) => definition),
        },
    [draft.id],
  );
  const take = (proposal: Proposal) =>
    takeProposal({ draft, proposal, deal: row, stage: stages[target.stage]!.name });
  return (
    <section className={classes.settle} aria-label="Settle it">
      <Title order={3}>Where does it belong?</Title>
      <SegmentedControl
        fullWidth
        aria-label="Definition to change"
        value={side}
        onChange={(to) => setSide(to as Side)}
        data={[
          { value: 'left', label: drafts.left.definition.name },
          { value: 'right', label: drafts.right.definition.name },
        ]}
      />
      <Select
        label={`In ${name}, it belongs at`}
        allowDeselect={false}
        value={String(target.stage)}
        onChange={(to) => {
          const chosen = Number(to);
          const next = { stage: chosen, orFurther: chosen > reached[side] };
          if (to !== null) setTargets((before) => ({ ...before, [side]: next }));
        }}
        data={stages.map((each, i) => ({
          value: String(i),
          label: isOrFurther(i) ? `${each.name}, or further` : each.name,
        }))}
      />
      {isThere && <Text c="var(--ink-2)">{name} has it there already.</Text>}
      {problem && <Text c="var(--warn)">{problem}</Text>}
      {!isThere && (isOld || !answer) && !problem && (
        <Text className={classes.named} c="var(--ink-2)">
          <Loader size="xs" color="var(--ink-2)" /> Trying changes on all deals
        </Text>
      )}
      {!isThere && answer && !isOld && (
        <>
          <Text c="var(--ink-2)">
            {answer.length === 0
              ? 'No small change of points, thresholds or conditions puts it there. Change the flow itself, or choose another stage.'
              : 'Each of these puts it there. Those that move the fewest other deals come first.'}
          </Text>
          <ol className={classes.proposals}>
            {answer.map((proposal) => (
              <ProposalCard
                key={proposal.words.join()}
                proposal={proposal}
                stage={stages[stage[side]]?.name ?? ''}
                draft={drafts[side].id}
                action={
                  <Button variant="default" onClick={() => take(proposal)}>
                    Take it
                  </Button>
                }
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
