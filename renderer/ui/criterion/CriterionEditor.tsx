import { Button } from '@mantine/core';
import { IconKeyboard, IconLayoutList } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { useSteady } from '../useSteady.ts';
import { ConditionRow } from './ConditionRow.tsx';
import classes from './criterion.module.css';
import { asGroup, type PartPath } from './edit.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { MovingContext, useMovesOf } from './moving.ts';
import { MayLookAtScores } from './scope.ts';
import { TypedCriterion } from './TypedCriterion.tsx';

const ROOT: PartPath = [];

interface Props {
  criterion: Criterion;
  /** Whether it may look at scores: transitions may, scoring rules may not. */
  scores: boolean;
  /** What the criterion is for, for screen readers: `Entry rule of MQL`. */
  label: string;
  onChange: (criterion: Criterion) => void;
}

/** A criterion as sentences with slots, in groups, or typed; the one editor wherever a rule is written. */
export const CriterionEditor = memo(function CriterionEditor({ criterion, scores, label, onChange }: Props) {
  const moving = useMovesOf(criterion, onChange);
  const [typed, setTyped] = useState(false);
  const add = useSteady((part: Criterion) => onChange({ kind: 'all', of: [...asGroup(criterion).of, part] }));
  return (
    <MayLookAtScores value={scores}>
      <MovingContext.Provider value={moving}>
        <fieldset className={classes.editor} aria-label={label}>
          {typed ? (
            <TypedCriterion criterion={criterion} label={label} onChange={onChange} />
          ) : isCombination(criterion) ? (
            <GroupEditor group={criterion} path={ROOT} onChange={onChange} />
          ) : (
            <>
              <ConditionRow condition={criterion} onChange={onChange} />
              <GroupEditor.Extend onAdd={add} />
            </>
          )}
          <FormButton typed={typed} onChange={setTyped} />
        </fieldset>
      </MovingContext.Provider>
    </MayLookAtScores>
  );
});

interface FormProps {
  typed: boolean;
  onChange: (typed: boolean) => void;
}

const FormButton = memo(function FormButton({ typed, onChange }: FormProps) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={classes.form}
      leftSection={typed ? <IconLayoutList size="1rem" /> : <IconKeyboard size="1rem" />}
      onClick={() => onChange(!typed)}
    >
      {typed ? 'Show as blocks' : 'Type it'}
    </Button>
  );
});
