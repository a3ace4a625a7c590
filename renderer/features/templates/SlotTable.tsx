import { Select, Table } from '@mantine/core';
import type { Field } from '#shared/domain/sample/sample.ts';
import type { SlotMapping } from '#shared/domain/templates/map.ts';
import type { Template } from '#shared/domain/templates/template.ts';
import classes from './Templates.module.css';

interface Props {
  template: Template;
  mapping: readonly SlotMapping[];
  fields: readonly Field[];
  touchpointTypes: readonly string[];
  onChange: (slot: SlotMapping, to: string | null) => void;
}

const HINT: Record<SlotMapping['confidence'], string> = {
  sure: 'same name, or chosen',
  likely: 'looks like it; please check',
  none: 'not in your deals: unknown',
};

/** Each thing that the template asks for, with what in the sample it is. */
export function SlotTable({ template, mapping, fields, touchpointTypes, onChange }: Props) {
  const choices = ({ kind, slot }: SlotMapping) => {
    if (kind === 'touchpoint') return touchpointTypes.map((type) => ({ value: type, label: type }));
    const types = template.fields.find(({ name }) => name === slot)?.types ?? [];
    return fields.filter(({ type }) => types.includes(type)).map(({ key, label }) => ({ value: key, label }));
  };
  return (
    <div className={classes.slots}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>The template asks for</Table.Th>
            <Table.Th>In your deals</Table.Th>
            <Table.Th>How sure</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mapping.map((one) => (
            <Table.Tr key={`${one.kind} ${one.slot}`}>
              <Table.Th scope="row" fw={400}>
                {one.slot}
              </Table.Th>
              <Table.Td>
                <Select
                  aria-label={`${one.slot} in your deals`}
                  placeholder="nothing"
                  searchable
                  clearable
                  data={choices(one)}
                  value={one.to}
                  onChange={(to) => onChange(one, to)}
                />
              </Table.Td>
              <Table.Td className={classes.hint} data-confidence={one.confidence}>
                {HINT[one.confidence]}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
