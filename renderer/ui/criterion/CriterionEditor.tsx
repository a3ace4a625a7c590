import { Button } from '@mantine/core';
import { IconKeyboard, IconLayoutList } from '@tabler/icons-react';
import { useState } from 'react';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { ConditionRow } from './ConditionRow.tsx';
import classes from './criterion.module.css';
import { asGroup } from './edit.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { MovingContext, useMovesOf } from './moving.ts';
import { CriterionScope, type ScopeValue } from './scope.ts';
import { TypedCriterion } from './TypedCriterion.tsx';

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

/** A criterion as sentences with slots, in groups, or typed; the one editor wherever a rule is written. */
export function CriterionEditor({ criterion, definition, scores, label, onChange }: Props) {
  const scope: ScopeValue = { definition, scores };
  const moving = useMovesOf(criterion, onChange);
  const [typed, setTyped] = useState(false);
  return (
    <CriterionScope.Provider value={scope}>
      <MovingContext.Provider value={moving}>
        <fieldset className={classes.editor} aria-label={label}>
          {typed ? (
            <TypedCriterion criterion={criterion} label={label} onChange={onChange} />
          ) : isCombination(criterion) ? (
            <GroupEditor group={criterion} path={[]} onChange={onChange} />
          ) : (
            <>
              <ConditionRow condition={criterion} onChange={onChange} />
              <GroupEditor.Extend
                onAdd={(part) => onChange({ kind: 'all', of: [...asGroup(criterion).of, part] })}
              />
            </>
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.form}
            leftSection={typed ? <IconLayoutList size="1rem" /> : <IconKeyboard size="1rem" />}
            onClick={() => setTyped(!typed)}
          >
            {typed ? 'Show as blocks' : 'Type it'}
          </Button>
        </fieldset>
      </MovingContext.Provider>
    </CriterionScope.Provider>
  );
}
