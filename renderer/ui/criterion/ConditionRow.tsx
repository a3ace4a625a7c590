import { Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo, useContext } from 'react';
import type { Condition } from '#shared/domain/definition/schema.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { useSteady } from '../useSteady.ts';
import { CriterionCounts } from './CriterionCounts.tsx';
import classes from './criterion.module.css';
import { FieldSlots } from './FieldSlots.tsx';
import { RowAction } from './RowAction.tsx';
import { BandSlots, ChecklistSlots, ScoreSlots } from './ScoreSlots.tsx';
import { MayLookAtScores } from './scope.ts';
import { type Subject, startCondition, subjectChoices, subjectOf } from './subjects.ts';
import { TouchpointSlots } from './TouchpointSlots.tsx';
import { useSubjectLists } from './useSubjectLists.ts';

interface Props {
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove?: () => void;
}

/** One condition as a sentence with slots, and how many deals meet it. */
export function ConditionRow({ condition, onChange, onRemove }: Props) {
  const changeTo = useSteady(onChange);
  return (
    <div className={classes.condition}>
      <div className={classes.slots}>
        <SubjectSlot subject={subjectOf(condition)} onChange={changeTo} />
        {condition.kind === 'field' && <FieldSlots condition={condition} onChange={onChange} />}
        {condition.kind === 'touchpoints' && <TouchpointSlots condition={condition} onChange={onChange} />}
        {condition.kind === 'score' && <ScoreSlots condition={condition} onChange={onChange} />}
        {condition.kind === 'scoreBand' && <BandSlots condition={condition} onChange={onChange} />}
        {condition.kind === 'checklist' && <ChecklistSlots condition={condition} onChange={onChange} />}
      </div>
      <div className={classes.conditionFoot}>
        <CriterionCounts criterion={condition} />
        {onRemove && (
          <RowAction label="Remove the condition" icon={<IconTrash size="1.125rem" />} onClick={onRemove} />
        )}
      </div>
    </div>
  );
}

interface SubjectProps {
  subject: Subject;
  onChange: (condition: Condition) => void;
}

const SubjectSlot = memo(function SubjectSlot({ subject, onChange }: SubjectProps) {
  const scores = useContext(MayLookAtScores);
  const lists = useSubjectLists();
  const fields = useWorkshop((state) => state.sample?.fields) ?? [];
  return (
    <Select
      aria-label="What the condition is about"
      data={subjectChoices(fields, lists, { scores, current: subject })}
      value={subject}
      searchable
      allowDeselect={false}
      className={classes.subject}
      maxDropdownHeight={360}
      nothingFoundMessage="Nothing by that name"
      onChange={(chosen) =>
        chosen && chosen !== subject && onChange(startCondition(chosen as Subject, fields, lists))
      }
    />
  );
});
