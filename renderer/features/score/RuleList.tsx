import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type DragEvent, memo, useState } from 'react';
import type { Category } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import { useDefinitions, usePart } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useSummary } from '../../stores/simulation.ts';
import { CATEGORY_LABEL, CATEGORY_MEANING } from '../../ui/words.ts';
import { addRule, moveRule, type RulePlace } from './edits.ts';
import { GroupHead } from './GroupHead.tsx';
import classes from './RuleList.module.css';
import { RuleRow } from './RuleRow.tsx';

const NONE: Record<Category, string> = {
  fit: 'No rule yet. Without fit, a busy student scores like a buyer.',
  engagement: 'No rule yet.',
  intent: 'No rule yet. A demo request says more than ten e-mail clicks.',
  negative: 'No rule yet. Nothing speaks against a lead.',
};

/** The rules by category and group, each with its points, its criterion in words and its evidence. */
export function RuleList() {
  // Not the definition: a threshold that is dragged must draw no rule anew.
  const rules = usePart((definition) => definition.scoring.rules) ?? [];
  const groups = usePart((definition) => definition.scoring.groups) ?? [];
  const checklist = usePart((definition) => definition.checklist) ?? [];
  const selected = useScreen((state) => (state.selection?.kind === 'rule' ? state.selection.id : null));
  const summary = useSummary(useDefinitions((state) => state.selected));
  const [dragged, setDragged] = useState<string | null>(null);
  const dropAt = (place: RulePlace) => ({
    onDragOver: (event: DragEvent) => {
      if (dragged) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (dragged) moveRule(dragged, place);
      setDragged(null);
    },
  });
  const rows = (category: Category, group: string | undefined) =>
    rules
      .filter((rule) => rule.category === category && rule.group === group)
      .map((rule) => (
        <RuleRow
          key={rule.id}
          rule={rule}
          checklist={checklist}
          selected={rule.id === selected}
          counts={summary?.rules.find((known) => known.rule === rule.id)}
          deals={summary?.deals}
          onDrag={setDragged}
          dragged={dragged}
        />
      ));
  return (
    <div className={classes.categories}>
      {CATEGORIES.map((category) => (
        <section key={category} aria-label={CATEGORY_LABEL[category]} {...dropAt({ category })}>
          <CategoryHead category={category} />
          {rules.some((rule) => rule.category === category) ? (
            <ul className={classes.rules}>{rows(category, undefined)}</ul>
          ) : (
            <Text c="var(--ink-2)" py="xs">
              {NONE[category]}
            </Text>
          )}
          {groups
            .filter((group) => group.category === category)
            .map((group) => (
              <section key={group.id} aria-label={group.name} className={classes.group}>
                <GroupHead group={group} />
                <ul className={classes.rules}>{rows(category, group.id)}</ul>
              </section>
            ))}
        </section>
      ))}
    </div>
  );
}

const CategoryHead = memo(function CategoryHead({ category }: { category: Category }) {
  return (
    <Group gap="xs" align="baseline">
      <Title order={2}>{CATEGORY_LABEL[category]}</Title>
      <Text c="var(--ink-2)">{CATEGORY_MEANING[category]}</Text>
      <Button
        ml="auto"
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size="1rem" />}
        aria-label={`Add a rule to ${CATEGORY_LABEL[category]}`}
        onClick={() => addRule(category)}
      >
        Rule
      </Button>
    </Group>
  );
});
