import { Loader, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Explanation } from '#shared/contract/simulating.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { DealRow } from '#shared/engine/simulate/deal-list.ts';
import { call } from '../../platform/host.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { amount, decimal } from '../../ui/numbers.ts';
import { PanelHead } from '../../ui/PanelHead.tsx';
import { DealMoment } from './DealMoment.tsx';
import classes from './DealPanel.module.css';
import { DealStory } from './DealStory.tsx';
import { Otherwise } from './Otherwise.tsx';

/** Why a deal landed where it did: its moments, told in sentences. */
export function DealPanel({ row, draft }: { row: DealRow; draft: Draft }) {
  const { definition } = draft;
  const { explanation, problem } = useExplanation(definition, row.id);
  const stageName = (id: string) => definition.stages.find((stage) => stage.id === id)?.name ?? id;
  const leadsTo = (id: string) => {
    const way = definition.transitions.find((one) => one.id === id);
    return way && way.kind !== 'disqualify' ? stageName(way.to) : 'Out';
  };
  const reasonName = (id: string) => definition.reasons.find((reason) => reason.id === id)?.name ?? id;
  return (
    <Stack gap="md">
      <PanelHead title={row.name} />
      <dl className={classes.facts}>
        <dt>Ended</dt>
        <dd className={classes.outcome}>
          <OutcomeMark outcome={row.outcome} /> {OUTCOME_LABEL[row.outcome]}
        </dd>
        {row.amount !== null && (
          <>
            <dt>Worth</dt>
            <dd>{amount(row.amount)}</dd>
          </>
        )}
        {row.source && (
          <>
            <dt>Source</dt>
            <dd>{row.source}</dd>
          </>
        )}
        {explanation && (
          <>
            <dt>Got to</dt>
            <dd>
              {stageName(explanation.verdict.reached)}
              {explanation.verdict.out && `, then out: ${reasonName(explanation.verdict.out)}`}
            </dd>
            <dt>Score</dt>
            <dd>
              {decimal(explanation.verdict.score)}
              {explanation.verdict.scoreRange.low !== explanation.verdict.scoreRange.high &&
                `, somewhere from ${decimal(explanation.verdict.scoreRange.low)} to ${decimal(explanation.verdict.scoreRange.high)} had nothing been missing`}
            </dd>
          </>
        )}
      </dl>
      {problem && <Text c="var(--warn)">{problem}</Text>}
      {!explanation && !problem && (
        <Loader size="sm" role="status" aria-label="Reading the deal" color="var(--ink-2)" />
      )}
      {explanation && <DealStory deal={row.deal} name={row.name} moments={explanation.moments} />}
      {explanation && row.reached < definition.stages.length - 1 && (
        <Otherwise draft={draft} deal={row.deal} />
      )}
      {explanation && (
        <section aria-label="What happened">
          <Title order={3}>What happened</Title>
          <ol className={classes.moments}>
            {explanation.moments.map((moment, index) => (
              <DealMoment
                key={moment.at}
                moment={moment}
                before={explanation.moments[index - 1]}
                stageName={stageName}
                leadsTo={leadsTo}
              />
            ))}
          </ol>
        </section>
      )}
    </Stack>
  );
}

/** The newest explanation of a deal; the last one stays while the next is made. */
function useExplanation(definition: Definition, deal: string) {
  const sample = useWorkshop((state) => state.sample?.fingerprint);
  const [state, setState] = useState<{ explanation: Explanation | null; problem: string | null }>({
    explanation: null,
    problem: null,
  });
  useEffect(() => {
    let current = true;
    if (sample) {
      call('simulation.explain', { definition, deal }).then(
        (explanation) => current && setState({ explanation, problem: null }),
        (error: Error) => current && setState({ explanation: null, problem: error.message }),
      );
    }
    return () => {
      current = false;
    };
  }, [sample, definition, deal]);
  return state;
}
