import { Button, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { newId, usesOf } from '#shared/domain/definition/edit.ts';
import { CATEGORIES, type Definition, type ScoreBand } from '#shared/domain/definition/schema.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { PanelHead } from '../PanelHead.tsx';
import { CATEGORY_LABEL } from '../words.ts';
import { focusNewEntry } from './focus-new.ts';
import { ListEntry } from './ListEntry.tsx';
import classes from './lists.module.css';
import { useOpenList } from './open-list.ts';

const SCORES = [
  { value: 'total', label: 'Total' },
  ...CATEGORIES.map((category) => ({ value: category, label: CATEGORY_LABEL[category] })),
];

/** Named stretches of a score, to speak of instead of numbers. */
export function BandsPanel({ definition }: { definition: Definition }) {
  const edit = useDefinitions((state) => state.edit);
  const open = useOpenList((state) => state.open);
  const change = (id: string, what: string, recipe: (band: ScoreBand) => void, gesture?: string) =>
    edit(
      what,
      ({ scoring }) => {
        const band = scoring.bands.find((known) => known.id === id);
        if (band) recipe(band);
      },
      gesture,
    );
  return (
    <Stack gap="md">
      <PanelHead title="Score bands" onClose={() => open(null)} />
      <Text c="var(--ink-2)">
        A band is a stretch of a score with a name: from the first number, below the second. Empty: no end.
      </Text>
      <ul className={classes.list}>
        {definition.scoring.bands.map((band) => (
          <ListEntry
            key={band.id}
            what="band"
            name={band.name}
            uses={usesOf(definition, { band: band.id })}
            onRename={(name) =>
              change(
                band.id,
                'Name of a band',
                (changing) => {
                  changing.name = name;
                },
                `band-name-${band.id}`,
              )
            }
            onRemove={() =>
              edit(`Remove the band “${band.name}”`, ({ scoring }) => {
                scoring.bands = scoring.bands.filter(({ id }) => id !== band.id);
              })
            }
          >
            <div className={classes.ends}>
              <Select
                aria-label={`Score of “${band.name}”`}
                data={SCORES}
                value={band.of}
                allowDeselect={false}
                onChange={(of) =>
                  of &&
                  change(band.id, `Score of “${band.name}”`, (changing) => {
                    changing.of = of as ScoreBand['of'];
                  })
                }
              />
              {(['from', 'below'] as const).map((end) => (
                <NumberInput
                  key={end}
                  aria-label={`“${band.name}” ${end}`}
                  placeholder={end === 'from' ? 'from' : 'below'}
                  prefix={end === 'from' ? 'from ' : 'below '}
                  decimalScale={3}
                  hideControls
                  value={band[end] ?? ''}
                  onChange={(value) =>
                    change(
                      band.id,
                      `Ends of “${band.name}”`,
                      (changing) => {
                        if (typeof value === 'number') changing[end] = value;
                        else if (value === '') delete changing[end];
                      },
                      `band-${end}-${band.id}`,
                    )
                  }
                />
              ))}
            </div>
          </ListEntry>
        ))}
      </ul>
      <Button
        variant="default"
        leftSection={<IconPlus size="1.125rem" />}
        onClick={() => {
          edit('New score band', ({ scoring }) => {
            scoring.bands.push({
              id: newId('band', scoring.bands),
              name: 'New band',
              of: 'total',
              from: 50,
            });
          });
          focusNewEntry();
        }}
      >
        Band
      </Button>
    </Stack>
  );
}
