import { Button, Loader, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { newId } from '#shared/domain/definition/edit.ts';
import type { Criterion, Rule } from '#shared/domain/definition/schema.ts';
import type { Trait, Traits } from '#shared/engine/evidence/traits.ts';
import { useDefinitions, useDraft } from '../../../stores/definitions.ts';
import { tell } from '../../../stores/notices.ts';
import { Hint } from '../../../ui/Hint.tsx';
import { count, percent } from '../../../ui/numbers.ts';
import { NOTHING, useEngineAnswer } from '../useEngineAnswer.ts';
import classes from './audit.module.css';
import { traitsTitle } from './titles.ts';

/** What won deals share that lost and rejected ones lack; each trait can become a rule. */
export function SharedTraits() {
  const { answer: traits, problem } = useEngineAnswer('traits', NOTHING);
  const [everything, setEverything] = useState(false);
  if (problem) return <Text c="var(--warn)">{problem}</Text>;
  if (!traits)
    return <Loader role="status" aria-label="Comparing won deals with the others" color="var(--ink-2)" />;
  const shown = everything ? traits.traits : traits.traits.filter((trait) => trait.isLeading);
  return (
    <Stack gap="xl">
      <Stack gap={4}>
        <Title order={2}>{traitsTitle(traits)}</Title>
        <Text c="var(--ink-2)">
          {traits.survivorship ??
            `${count(traits.won)} won deals beside ${count(traits.others)} lost or rejected ones. Chance findings are held down for how many were looked at (Benjamini and Hochberg).`}
        </Text>
        <Switch
          mt="xs"
          label="Also what says nearly the same"
          checked={everything}
          onChange={(event) => setEverything(event.currentTarget.checked)}
        />
      </Stack>
      <TraitTable traits={shown.slice(0, 60)} others={traits.others} label="Traits" />
      {traits.pairs.length > 0 && <Pairs traits={traits} />}
      {traits.hindsight.length > 0 && (
        <section aria-label="Only known afterwards">
          <Title order={2}>Only known afterwards</Title>
          <Text c="var(--ink-2)">
            These tell won deals apart because they were filled in as the deal went on. A definition cannot
            use them in time.
          </Text>
          <TraitTable
            traits={traits.hindsight.slice(0, 15)}
            others={traits.others}
            label="Traits in hindsight"
          />
        </section>
      )}
    </Stack>
  );
}

function TraitTable({ traits, others, label }: { traits: readonly Trait[]; others: number; label: string }) {
  const draft = useDraft();
  return (
    <Table aria-label={label} mt="xs" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Trait</Table.Th>
          <Table.Th>Won deals</Table.Th>
          {others > 0 && <Table.Th>Others</Table.Th>}
          <Table.Th>In words</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {traits.map((trait) => (
          <Table.Tr key={trait.id}>
            <Table.Th scope="row" className={classes.trait}>
              {trait.label}
            </Table.Th>
            <Table.Td>
              <Bar share={trait.won} kind="won" />
            </Table.Td>
            {others > 0 && (
              <Table.Td>{trait.against && <Bar share={trait.against.others} kind="others" />}</Table.Td>
            )}
            <Table.Td className={classes.words}>{trait.sentence}</Table.Td>
            <Table.Td>
              {draft && (
                <Hint label={`Make it a rule of ${draft.definition.name}`}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    leftSection={<IconPlus size="1rem" />}
                    aria-label={`Make “${trait.label}” a rule`}
                    onClick={() =>
                      makeRule(trait.label, trait.criterion, trait.against?.weight ?? 0, trait.sentence)
                    }
                  >
                    Rule
                  </Button>
                </Hint>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Bar({
  share,
  kind,
}: {
  share: { hits: number; of: number; low: number; high: number };
  kind: 'won' | 'others';
}) {
  const part = share.of === 0 ? 0 : share.hits / share.of;
  return (
    <span className={classes.bar} title={`probably ${percent(share.low)} to ${percent(share.high)}`}>
      <span className={classes.track}>
        <span className={classes.fill} data-kind={kind} style={{ width: `${part * 100}%` }} />
        <span
          className={classes.whisker}
          style={{ left: `${share.low * 100}%`, width: `${(share.high - share.low) * 100}%` }}
        />
      </span>
      <span>
        {percent(part)} ·{' '}
        <span className={classes.counts}>
          {count(share.hits)} of {count(share.of)}
        </span>
      </span>
    </span>
  );
}

function Pairs({ traits }: { traits: Traits }) {
  return (
    <section aria-label="Pairs">
      <Title order={2}>What only works together</Title>
      <Table mt="xs">
        <Table.Tbody>
          {traits.pairs.slice(0, 10).map((pair) => (
            <Table.Tr key={pair.label}>
              <Table.Th scope="row" className={classes.trait}>
                {pair.label}
              </Table.Th>
              <Table.Td className={classes.words}>{pair.sentence}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconPlus size="1rem" />}
                  aria-label={`Make “${pair.label}” a rule`}
                  onClick={() =>
                    makeRule(pair.label, pair.criterion, Math.log(pair.lift.ratio), pair.sentence)
                  }
                >
                  Rule
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Adds a rule to the definition that is being edited: ten points for each doubling of the odds, and the evidence as its note. */
function makeRule(label: string, when: Criterion, weight: number, sentence: string): void {
  const { edit, drafts, selected } = useDefinitions.getState();
  const definition = drafts.find((draft) => draft.id === selected)?.definition;
  if (!definition) return;
  const points = Math.max(-30, Math.min(30, Math.round((weight / Math.LN2) * 2) * 5)) || 5;
  const isBehaviour = when.kind === 'touchpoints';
  const rule: Rule = {
    id: newId('rule', definition.scoring.rules),
    name: label.slice(0, 200),
    category: points < 0 ? 'negative' : isBehaviour ? 'engagement' : 'fit',
    when,
    points,
    note: sentence,
  };
  edit(`Rule “${rule.name}”`, ({ scoring }) => {
    scoring.rules.push(rule);
  });
  tell({
    kind: 'done',
    title: `“${rule.name}” is a rule of ${definition.name}`,
    message: `With ${points} points, to be argued about under Score. Undo takes it back.`,
  });
}
