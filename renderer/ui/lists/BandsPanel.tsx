import { NumberInput, Select } from '@mantine/core';
import { newId, usesOf } from '#shared/domain/definition/edit.ts';
import type { Definition, ScoreBand } from '#shared/domain/definition/schema.ts';
import { CATEGORIES } from '#shared/domain/definition/vocabulary.ts';
import { CATEGORY_LABEL } from '../words.ts';
import classes from './lists.module.css';
import { type ChangeEntry, NamedList } from './NamedList.tsx';

const SCORES = [
  { value: 'total', label: 'Total' },
  ...CATEGORIES.map((category) => ({ value: category, label: CATEGORY_LABEL[category] })),
];

/** Named stretches of a score, to speak of instead of numbers. */
export const BandsPanel = ({ definition }: { definition: Definition }) => (
  <NamedList
    title="Score bands"
    about="A band is a stretch of a score with a name: from the first number, below the second. Empty: no end."
    what="band"
    definition={definition}
    of={({ scoring }) => scoring.bands}
    uses={(band) => usesOf(definition, { band })}
    make={(bands): ScoreBand => ({ id: newId('band', bands), name: 'New band', of: 'total', from: 50 })}
  >
    {(band, change) => <Stretch band={band} change={change} />}
  </NamedList>
);

interface StretchProps {
  band: ScoreBand;
  change: ChangeEntry<ScoreBand>;
}

/** Of which score, from where to where. */
const Stretch = ({ band, change }: StretchProps) => (
  <div className={classes.ends}>
    <Select
      aria-label={`Score of “${band.name}”`}
      data={SCORES}
      value={band.of}
      allowDeselect={false}
      onChange={(of) =>
        of &&
        change(`Score of “${band.name}”`, (changing) => {
          changing.of = of as ScoreBand['of'];
        })
      }
    />
    {(['from', 'below'] as const).map((end) => (
      <NumberInput
        key={end}
        aria-label={`“${band.name}” ${end}`}
        placeholder={end}
        prefix={`${end} `}
        decimalScale={3}
        hideControls
        value={band[end] ?? ''}
        onChange={(value) =>
          change(
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
);
