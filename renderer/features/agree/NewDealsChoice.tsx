import { Checkbox, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { NewDeals } from '#shared/engine/compare/drift.ts';
import { day, plural } from '../../ui/numbers.ts';
import { newByImport } from './new-deals.ts';
import type { Import } from './useImports.ts';

interface Props {
  which: NewDeals;
  imports: readonly Import[];
  /** When it was agreed, in a sentence. */
  agreed: string;
  /** The day that is proposed. */
  since: number;
  onChange: (which: NewDeals) => void;
}

/** Others are tables that tell about deals, or tell only of those that were there. */
const hasDeals = ({ deals }: Import): boolean => deals > 0;

/** Says which deals are new: those of some imports, or those that ended since a day. */
export function NewDealsChoice({ which, imports, agreed, since, onChange }: Props) {
  const byDay = (
    <TextInput
      type="date"
      label="New are the deals that ended since"
      description={agreed}
      value={new Date(which.by === 'day' ? which.since : since).toISOString().slice(0, 10)}
      maw={320}
      onChange={({ currentTarget: { value } }) => value && onChange({ by: 'day', since: Date.parse(value) })}
    />
  );
  if (imports.length === 0) return byDay;
  return (
    <Stack gap="sm" align="flex-start">
      <SegmentedControl
        aria-label="What tells new deals"
        data={[
          { value: 'import', label: 'By import' },
          { value: 'day', label: 'By day' },
        ]}
        value={which.by}
        onChange={(by) =>
          onChange(by === 'day' ? { by, since } : newByImport(imports, imports.filter(hasDeals).slice(-1)))
        }
      />
      {which.by === 'day' ? (
        byDay
      ) : (
        <Checkbox.Group
          label="New are the deals that first came with"
          description={`${agreed} Deals that were here before and came again count as before.`}
          value={[...which.chosen]}
          onChange={(names) =>
            onChange(
              newByImport(
                imports,
                imports.filter(({ fileName }) => names.includes(fileName)),
              ),
            )
          }
        >
          <Stack gap="xs" mt="xs">
            {imports.filter(hasDeals).map(({ fileName, addedAt, deals }) => (
              <Checkbox
                key={fileName}
                value={fileName}
                label={
                  <>
                    {fileName}{' '}
                    <Text component="span" c="var(--ink-2)">
                      {addedAt ? `imported ${day(Date.parse(addedAt))} · ` : ''}
                      {plural(deals, 'deal')}
                    </Text>
                  </>
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}
