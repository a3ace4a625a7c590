/** The properties of a definition's parts that can differ: how they are called and how their values read. */
import { describeCondition } from './describe.ts';
import { type Names, reasonName } from './names.ts';
import type {
  Category,
  ChecklistItem,
  FieldCondition,
  PointLimits,
  Rule,
  RuleGroup,
  ScoreBand,
  Stage,
  Transition,
} from './schema.ts';
import { describeDays, describeHours, describeNumber, describeShare } from './wording.ts';

export interface Aspect<T> {
  what: string;
  label: string;
  /** What is compared: names in place of ids, which two definitions may have chosen differently. */
  of(part: T, names: Names): unknown;
  /** Without it, the change is only said to be one of words. */
  show?(value: unknown, names: Names): string;
}

/** `show` for values that `of` gives as V, or not at all. */
const or =
  <V>(none: string, show: (value: V, names: Names) => string) =>
  (value: unknown, names: Names): string =>
    value === undefined || value === null ? none : show(value as V, names);

const number = or<number>('none', describeNumber);
const text = or<string>('none', (value) => value);

/** A number, or `none`. */
export const orNone = (value: number | null): string => (value === null ? 'none' : describeNumber(value));

export const LIMITED: readonly Aspect<PointLimits>[] = [
  { what: 'cap', label: 'Cap', of: ({ cap }) => cap, show: number },
  { what: 'floor', label: 'Floor', of: ({ floor }) => floor, show: number },
];

const CATEGORY: Aspect<{ category: Category }> = {
  what: 'category',
  label: 'Category',
  of: ({ category }) => category,
  show: text,
};

export const GROUP: readonly Aspect<RuleGroup>[] = [CATEGORY, ...LIMITED];

export const RULE: readonly Aspect<Rule>[] = [
  { what: 'points', label: 'Points', of: ({ points }) => points, show: number },
  CATEGORY,
  {
    what: 'group',
    label: 'Group',
    of: ({ group }, { definition }) => definition.scoring.groups.find(({ id }) => id === group)?.name,
    show: text,
  },
  {
    what: 'times',
    label: 'Repeats',
    of: ({ times }) => times,
    show: or<number>('once', (times) => `up to ${times} times`),
  },
  {
    what: 'halfLifeDays',
    label: 'Fading',
    of: ({ halfLifeDays }) => halfLifeDays,
    show: or<number>('none', (days) => `by half every ${describeDays(days)}`),
  },
  ...LIMITED,
  { what: 'note', label: 'Note', of: ({ note }) => note },
];

export const STAGE: readonly Aspect<Stage>[] = [
  { what: 'owner', label: 'Owner', of: ({ owner }) => owner, show: or<string>('nobody', (owner) => owner) },
  { what: 'meaning', label: 'Meaning', of: ({ meaning }) => meaning },
  {
    what: 'requiredFields',
    label: 'Required fields',
    of: ({ requiredFields }) => requiredFields,
    show: (keys, { fields }) => (keys as string[]).map((key) => fields.get(key) ?? key).join(', ') || 'none',
  },
  { what: 'slaHours', label: 'Deadline', of: ({ slaHours }) => slaHours, show: or('none', describeHours) },
  {
    what: 'band',
    label: 'Target band',
    of: ({ band }) => band,
    show: or<{ low: number; high: number }>(
      'none',
      ({ low, high }) => `${describeShare(low)} to ${describeShare(high)}`,
    ),
  },
];

export const TRANSITION: readonly Aspect<Transition>[] = [
  {
    what: 'reason',
    label: 'Reason',
    of: (transition, names) =>
      'reason' in transition && transition.reason !== undefined
        ? reasonName(names, transition.reason)
        : undefined,
    show: text,
  },
  {
    what: 'nurture',
    label: 'Nurture path',
    of: (transition) => ('nurture' in transition ? transition.nurture : undefined),
  },
  { what: 'note', label: 'Note', of: ({ note }) => note },
];

export const BAND: readonly Aspect<ScoreBand>[] = [
  { what: 'of', label: 'Score', of: (band) => band.of, show: text },
  { what: 'from', label: 'Beginning', of: ({ from }) => from, show: number },
  { what: 'below', label: 'End', of: ({ below }) => below, show: number },
];

export const STAND_IN: readonly Aspect<ChecklistItem>[] = [
  {
    what: 'standIn',
    label: 'Stand-in field',
    of: ({ standIn }) => standIn,
    show: or<FieldCondition>('none', describeCondition),
  },
];
