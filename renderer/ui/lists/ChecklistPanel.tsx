import { Select } from '@mantine/core';
import { newId, usesOf } from '#shared/domain/definition/edit.ts';
import type { ChecklistItem, Definition } from '#shared/domain/definition/schema.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { CriterionCounts } from '../criterion/CriterionCounts.tsx';
import { FieldSlots } from '../criterion/FieldSlots.tsx';
import { OPERATORS, startFieldCondition } from '../criterion/subjects.ts';
import classes from './lists.module.css';
import { NamedList } from './NamedList.tsx';

/** What people confirm before a deal moves on, and which field of the sample stands in for each. */
export const ChecklistPanel = ({ definition }: { definition: Definition }) => (
  <NamedList
    title="Checklist"
    about="What a person confirms before a lead moves on. In a simulation a field of the deals stands in for it."
    what="item"
    definition={definition}
    of={({ checklist }) => checklist}
    uses={(item) => usesOf(definition, { item })}
    make={(items): ChecklistItem => ({ id: newId('item', items), name: 'New item' })}
  >
    {(item, change) => (
      <StandIn
        item={item}
        onChange={(standIn) =>
          change(`Stand-in for “${item.name}”`, (changing) => {
            if (standIn) changing.standIn = standIn;
            else delete changing.standIn;
          })
        }
      />
    )}
  </NamedList>
);

interface StandInProps {
  item: ChecklistItem;
  onChange: (standIn: ChecklistItem['standIn'] | null) => void;
}

function StandIn({ item: { name, standIn }, onChange }: StandInProps) {
  const fields = useWorkshop((state) => state.sample?.fields) ?? [];
  const offered = fields.map(({ key, label }) => ({ value: key, label }));
  const missing = standIn && !fields.some(({ key }) => key === standIn.field);
  return (
    <>
      <div className={classes.slots}>
        <Select
          aria-label={`What stands in for “${name}”`}
          className={classes.subject}
          placeholder="No field stands in: nobody can tell"
          data={missing ? [...offered, { value: standIn.field, label: standIn.field }] : offered}
          value={standIn?.field ?? null}
          searchable
          clearable
          onChange={(key) => {
            if (!key) return onChange(null);
            const field = fields.find((known) => known.key === key);
            onChange(startFieldCondition(key, OPERATORS[field?.type ?? 'text'][0]!, field));
          }}
        />
        {standIn && <FieldSlots condition={standIn} onChange={onChange} />}
      </div>
      {standIn && <CriterionCounts criterion={standIn} />}
    </>
  );
}
