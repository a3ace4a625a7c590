import { Select, Table } from '@mantine/core';
import type { Field } from '#shared/domain/sample/sample.ts';
import type { SlotMapping } from '#shared/domain/templates/map.ts';
import classes from './Templates.module.css';

interface Props {
  /** Who asks: `The template`, or a definition’s name. */
  asker: string;
  mapping: readonly SlotMapping[];
  /** Those that could stand for it. */
  fieldsFor: (slot: string) => readonly Field[];
  touchpointTypes: readonly string[];
  onChange: (slot: SlotMapping, to: string | null) => void;
}

const HINT: Record<SlotMapping['confidence'], string> = {
  sure: 'same name, or chosen',
  likely: 'looks like it; please check',
  none: 'not in your deals: unknown',
};

/** Each thing that is asked for, with what in the sample it is. */
export function SlotTable({ asker, mapping, fieldsFor, touchpointTypes, onChange }: Props) {
  const choices = ({ kind, slot }: SlotMapping) => {
    if (kind === 'touchpoint') return touchpointTypes.map((type) => ({ value: type, label: type }));
    return fieldsFor(slot).map(({ key, label }) => ({ value: key, label }));
  };
  return (
    <div className={classes.slots}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{asker} asks for</Table.Th>
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

/** The mapping after somebody said what a placeholder is. */
export const withChoice = (
  mapping: readonly SlotMapping[],
  slot: SlotMapping,
  to: string | null,
): SlotMapping[] =>
  mapping.map((one) =>
    one.kind === slot.kind && one.slot === slot.slot
      ? { ...one, to, confidence: to === null ? 'none' : 'sure' }
      : one,
  );
