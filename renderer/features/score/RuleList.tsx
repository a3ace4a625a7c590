import { Button, Group, NumberInput, Text, Title, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import { CATEGORIES, type Category, type Rule } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { CriterionCounts } from '../../ui/criterion/CriterionCounts.tsx';
import { useCriterionScope } from '../../ui/criterion/scope.ts';
import { CATEGORY_LABEL, CATEGORY_MEANING } from '../../ui/words.ts';
import classes from './RuleList.module.css';

interface Props {
  rules: readonly Rule[];
  selected: string | null;
  onAdd: (category: Category) => void;
}

/** The rules by category, each with its points, its criterion in words and its evidence. */
export function RuleList({ rules, selected, onAdd }: Props) {
  return (
    <div className={classes.categories}>
      {CATEGORIES.map((category) => {
        const own = rules.filter((rule) => rule.category === category);
        return (
          <section key={category} className={classes.category} aria-label={CATEGORY_LABEL[category]}>
            <Group gap="xs" align="baseline">
              <Title order={2}>{CATEGORY_LABEL[category]}</Title>
              <Text c="var(--ink-2)">{CATEGORY_MEANING[category]}</Text>
              <Button
                ml="auto"
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus size="1rem" />}
                aria-label={`Add a rule to ${CATEGORY_LABEL[category]}`}
                onClick={() => onAdd(category)}
              >
                Rule
              </Button>
            </Group>
            {own.length > 0 ? (
              <ul className={classes.rules}>
                {own.map((rule) => (
                  <RuleRow key={rule.id} rule={rule} selected={rule.id === selected} />
                ))}
              </ul>
            ) : (
              <Text c="var(--ink-2)" py="xs">
                {NONE[category]}
              </Text>
            )}
          </section>
        );
      })}
    </div>
  );
}

const NONE: Record<Category, string> = {
  fit: 'No rule yet. Without fit, a busy student scores like a buyer.',
  engagement: 'No rule yet.',
  intent: 'No rule yet. A demo request says more than ten e-mail clicks.',
  negative: 'No rule yet. Nothing speaks against a lead.',
};

function RuleRow({ rule, selected }: { rule: Rule; selected: boolean }) {
  const { definition } = useCriterionScope();
  const fields = useWorkshop((state) => state.sample?.fields);
  const select = useScreen((state) => state.select);
  return (
    <li className={classes.rule} data-selected={selected || undefined}>
      <PointsInput rule={rule} />
      <UnstyledButton
        className={classes.what}
        aria-current={selected}
        onClick={() => select({ kind: 'rule', id: rule.id })}
      >
        <span className={classes.name}>{rule.name}</span>
        <span className={classes.words}>{describeCriterion(rule.when, namesFor(definition, fields))}</span>
      </UnstyledButton>
      <CriterionCounts criterion={rule.when} />
    </li>
  );
}

/** The points of a rule; arrow keys and the stepper change them by one. */
export function PointsInput({ rule, label = `Points of ${rule.name}` }: { rule: Rule; label?: string }) {
  const edit = useDefinitions((state) => state.edit);
  return (
    <NumberInput
      aria-label={label}
      value={rule.points}
      decimalScale={3}
      min={-1000}
      max={1000}
      prefix={rule.points > 0 ? '+' : ''}
      className={classes.points}
      onChange={(points) => {
        if (typeof points !== 'number') return;
        edit(
          `Points of “${rule.name}”`,
          ({ scoring }) => {
            const changed = scoring.rules.find(({ id }) => id === rule.id);
            if (changed) changed.points = points;
          },
          `points-${rule.id}`,
        );
      }}
    />
  );
}
