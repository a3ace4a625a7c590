import {
  Button,
  Group,
  Loader,
  NumberInput,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Scorecard, ThresholdBasis } from '#shared/engine/scorecard/scorecard.ts';
import { addDefinition } from '../../../stores/definitions.ts';
import { percent, signed } from '../../../ui/numbers.ts';
import { useEngineAnswer } from '../useEngineAnswer.ts';
import classes from './audit.module.css';
import { shareWords } from './SpeedToLead.tsx';
import { scorecardAdvice, scorecardTitle } from './titles.ts';

/** A scorecard fitted to the deals: a draft like any other, never called right. */
export function Proposal() {
  const [by, setBy] = useState<ThresholdBasis['by']>('cost');
  const [perWeek, setPerWeek] = useState(5);
  const [missed, setMissed] = useState(5);
  const args = useMemo(() => {
    const threshold: ThresholdBasis =
      by === 'capacity' ? { by, dealsPerWeek: perWeek } : { by, missedWon: missed, junkLetThrough: 1 };
    return { threshold, name: 'Proposed by the data' };
  }, [by, perWeek, missed]);
  const { answer, problem } = useEngineAnswer('scorecard', args);

  return (
    <Stack gap="lg">
      <Group align="flex-end">
        <Stack gap={4}>
          <Text>The bar is set by</Text>
          <SegmentedControl
            aria-label="What sets the bar"
            data={[
              { value: 'cost', label: 'What mistakes cost' },
              { value: 'capacity', label: 'What sales can take on' },
            ]}
            value={by}
            onChange={(chosen) => setBy(chosen as ThresholdBasis['by'])}
          />
        </Stack>
        {by === 'capacity' ? (
          <NumberInput
            label="Leads a week"
            value={perWeek}
            min={0.1}
            step={1}
            onChange={(value) => typeof value === 'number' && value > 0 && setPerWeek(value)}
          />
        ) : (
          <NumberInput
            label="A missed win costs as much as"
            suffix={missed === 1 ? ' junk lead' : ' junk leads'}
            value={missed}
            min={0.1}
            step={1}
            onChange={(value) => typeof value === 'number' && value > 0 && setMissed(value)}
          />
        )}
      </Group>
      {problem && <Text c="var(--warn)">{problem}</Text>}
      {!answer && !problem && <Loader role="status" aria-label="Fitting a scorecard" color="var(--ink-2)" />}
      {answer && 'impossible' in answer && <Text>{answer.impossible}</Text>}
      {answer && !('impossible' in answer) && <Card card={answer} by={by} />}
    </Stack>
  );
}

function Card({ card, by }: { card: Scorecard; by: ThresholdBasis['by'] }) {
  const { rules, definition, crossValidated, trained } = card;
  const advice = scorecardAdvice(card, by);
  const nameOf = (id: string) => definition.scoring.rules.find((rule) => rule.id === id)?.name ?? id;
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <Stack gap={2} style={{ flex: 1 }}>
          <Title order={2}>{scorecardTitle(card)}</Title>
          <Text c="var(--ink-2)">{card.sentence}</Text>
          {advice && <Text fw={600}>{advice}</Text>}
        </Stack>
        <Button onClick={() => addDefinition(definition)}>Take it as a draft</Button>
      </Group>
      <Table maw={980}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.number}>Points</Table.Th>
            <Table.Th>Rule</Table.Th>
            <Table.Th>Its evidence alone</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rules.map(({ rule, points, sentence }) => (
            <Table.Tr key={rule}>
              <Table.Td className={classes.number}>
                <b>{signed(points)}</b>
              </Table.Td>
              <Table.Th scope="row" className={classes.trait}>
                {nameOf(rule)}
              </Table.Th>
              <Table.Td className={classes.words}>{sentence}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <dl className={classes.honest}>
        <div>
          <dt>On deals it had not seen, won captured</dt>
          <dd>{shareWords(crossValidated.wonCaptured)}</dd>
        </div>
        <div>
          <dt>On deals it had not seen, junk let in</dt>
          <dd>{shareWords(crossValidated.junkLetThrough)}</dd>
        </div>
        <div>
          <dt>A won deal scores above another (unseen)</dt>
          <dd>
            {percent(crossValidated.auc.auc)} of the time; on the deals it was fitted to,{' '}
            {percent(trained.auc)}, which flatters
          </dd>
        </div>
      </dl>
    </Stack>
  );
}
