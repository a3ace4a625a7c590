import { UnstyledButton } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useMemo } from 'react';
import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition, Rule } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import type { ByOutcome } from '#shared/engine/by-outcome.ts';
import type { RuleCounts } from '#shared/engine/simulate/summary.ts';
import { definitionNow } from '../../stores/definitions.ts';
import { useScreen } from '../../stores/screen.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { moveRule, type RulePlace } from './edits.ts';
import { PointsInput } from './PointsInput.tsx';
import { RuleEvidence } from './RuleEvidence.tsx';
import classes from './RuleList.module.css';

interface Props {
  rule: Rule;
  checklist: Definition['checklist'];
  selected: boolean;
  counts: RuleCounts | undefined;
  deals: ByOutcome | undefined;
  /** The rule that is being dragged. */
  dragged: string | null;
  onDrag: (rule: string | null) => void;
}

/** A rule in a line; Alt with Up or Down moves it, also into the next category. */
export const RuleRow = memo(function RuleRow({
  rule,
  checklist,
  selected,
  counts,
  deals,
  dragged,
  onDrag,
}: Props) {
  const fields = useWorkshop((state) => state.sample?.fields);
  const select = useScreen((state) => state.select);
  const words = useMemo(
    () => describeCriterion(rule.when, namesFor({ ...NOTHING, checklist }, fields)),
    [rule.when, checklist, fields],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    const place = stepOf(rule, by);
    if (!place) return;
    moveRule(rule.id, place);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-rule="${CSS.escape(rule.id)}"]`)?.focus(),
    );
  };
  return (
    <li
      className={classes.rule}
      data-selected={selected || undefined}
      data-drop={(dragged !== null && dragged !== rule.id) || undefined}
      onDragOver={(event) => dragged && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (dragged) moveRule(dragged, { before: rule.id });
        onDrag(null);
      }}
    >
      <span
        className={classes.grip}
        aria-hidden="true"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          const row = event.currentTarget.closest('li');
          if (row) event.dataTransfer.setDragImage(row, 16, 16);
          onDrag(rule.id);
        }}
        onDragEnd={() => onDrag(null)}
      >
        <IconGripVertical size="1rem" />
      </span>
      <PointsInput rule={rule} />
      <UnstyledButton
        className={classes.what}
        aria-current={selected}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        data-rule={rule.id}
        onClick={() => select({ kind: 'rule', id: rule.id })}
        onKeyDown={onKeyDown}
      >
        <span className={classes.name}>{rule.name}</span>
        {words.toLowerCase() !== rule.name.toLowerCase() && <span className={classes.words}>{words}</span>}
      </UnstyledButton>
      {counts && deals && <RuleEvidence counts={counts} deals={deals} />}
    </li>
  );
}, isSame);

/** A rule's words name checklist items, nothing else of the definition. */
const NOTHING = emptyDefinition('', 'agreed');

/** A new answer of the engine brings new objects for counts that are the same. */
function isSame(before: Props, after: Props): boolean {
  return (Object.keys(after) as (keyof Props)[]).every((name) =>
    name === 'counts' || name === 'deals'
      ? JSON.stringify(before[name]) === JSON.stringify(after[name])
      : before[name] === after[name],
  );
}

/** The place one step up or down, among the rules of the same category and group, else in the next category. */
function stepOf(rule: Rule, by: -1 | 1): RulePlace | null {
  const rules = definitionNow()?.scoring.rules ?? [];
  const sisters = rules.filter(({ category, group }) => category === rule.category && group === rule.group);
  const index = sisters.indexOf(rule);
  const next = CATEGORIES[CATEGORIES.indexOf(rule.category) + by];
  if (by < 0) {
    const before = sisters[index - 1];
    return before ? { before: before.id } : next ? { category: next } : null;
  }
  if (index === sisters.length - 1) {
    const first = rules.find(({ category, group }) => category === next && group === undefined);
    return first ? { before: first.id } : next ? { category: next } : null;
  }
  const afterNext = sisters[index + 2];
  return afterNext ? { before: afterNext.id } : { category: rule.category };
}
