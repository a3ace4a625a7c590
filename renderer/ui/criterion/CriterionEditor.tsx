import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { ConditionRow } from './ConditionRow.tsx';
import classes from './criterion.module.css';
import { asGroup } from './edit.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { CriterionScope, type ScopeValue } from './scope.ts';

interface Props {
  criterion: Criterion;
  /** The definition whose checklist, bands and scores the criterion may speak of. */
  definition: Definition;
  /** Whether it may look at scores: transitions may, scoring rules may not. */
  scores: boolean;
  /** What the criterion is for, for screen readers: `Entry rule of MQL`. */
  label: string;
  onChange: (criterion: Criterion) => void;
}

/** A criterion as sentences with slots, in groups; the one editor wherever a rule is written. */
export function CriterionEditor({ criterion, definition, scores, label, onChange }: Props) {
  const scope: ScopeValue = { definition, scores };
  return (
    <CriterionScope.Provider value={scope}>
      <fieldset className={classes.editor} aria-label={label}>
        {isCombination(criterion) ? (
          <GroupEditor group={criterion} depth={0} onChange={onChange} />
        ) : (
          <>
            <ConditionRow condition={criterion} onChange={onChange} />
            <GroupEditor.Extend
              onAdd={(part) => onChange({ kind: 'all', of: [...asGroup(criterion).of, part] })}
            />
          </>
        )}
      </fieldset>
    </CriterionScope.Provider>
  );
}
