/** What definitions are compared by, in the screen's words. */
import type { Draft } from '#shared/contract/methods.ts';
import { enumerateWords } from '#shared/domain/lint/words.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import type { Share } from '#shared/domain/statistics/share.ts';
import type { Comparison, Difference, Measure, Standing } from '#shared/engine/compare/compare.ts';
import type { Pointed } from '../../stores/screen.ts';
import { amount, count, decimal, percent, signed, unitOf } from '../../ui/numbers.ts';
import type { CountedDeals, SentenceParts } from '../../ui/sentence-parts.ts';

export interface MeasureWords {
  measure: Measure;
  label: string;
  explanation: string;
  /** The value, large, and what it is out of. */
  value(standing: Standing): { value: string; of?: string };
  /** A difference as it is written, without its sign and its unit. */
  format(difference: number): string;
  /** What a difference is counted in, after it. */
  unit: string;
  /** The deals behind the value at a stage, and the outcomes of those behind a difference. */
  deals(stage: number, name: string): Pick<Pointed, 'words' | 'query' | 'order'>;
  outcomes?: readonly Outcome[];
}

export const CANT_TELL = 'can’t tell';

const ofShare = (share: Share | null) =>
  share
    ? { value: percent(share.hits / share.of), of: `${count(share.hits)} of ${count(share.of)}` }
    : { value: CANT_TELL };

/** Points of a hundred, whole, and with a decimal where little is all there is. */
const sharePoints = (difference: number) => (Math.abs(difference) < 0.1 ? decimal : count)(difference * 100);

export const MEASURE_WORDS: readonly MeasureWords[] = [
  {
    measure: 'wonCaptured',
    label: 'Won captured',
    explanation: 'Of the deals that were won, those that would have got there.',
    value: ({ wonCaptured }) => ofShare(wonCaptured),
    format: sharePoints,
    unit: 'points',
    deals: () => ({ words: 'Won, caught', query: { group: 'wonCaught' } }),
    outcomes: ['won'],
  },
  {
    measure: 'junkLetThrough',
    label: 'Junk let in',
    explanation: 'Of the deals that were lost or rejected, those that would have got there.',
    value: ({ junkLetThrough }) => ofShare(junkLetThrough),
    format: sharePoints,
    unit: 'points',
    deals: () => ({ words: 'Junk, let through', query: { group: 'junkLetThrough' } }),
    outcomes: ['lost', 'rejected'],
  },
  {
    measure: 'precision',
    label: 'Won of those let in',
    explanation: 'Of the deals that got there and have ended, those that were won.',
    value: ({ precision }) => ofShare(precision),
    format: sharePoints,
    unit: 'points',
    deals: (atLeast, name) => ({
      words: `ended, get to ${name}`,
      query: { atLeast, outcomes: ['won', 'lost', 'rejected'] },
    }),
    outcomes: ['won', 'lost', 'rejected'],
  },
  {
    measure: 'leadsPerWeek',
    label: 'Work a week',
    explanation: 'How many leads get there in an average week.',
    value: ({ leadsPerWeek }) =>
      leadsPerWeek === null
        ? { value: CANT_TELL }
        : { value: decimal(leadsPerWeek), of: unitOf(decimal(leadsPerWeek), 'lead') },
    format: decimal,
    unit: 'leads',
    deals: (atLeast, name) => ({ words: `get to ${name}`, query: { atLeast } }),
  },
  {
    measure: 'wonAmount',
    label: 'Money captured',
    explanation: 'What the won deals that would have got there were worth.',
    value: ({ wonAmount }) => ({ value: wonAmount === null ? CANT_TELL : amount(wonAmount) }),
    format: amount,
    unit: '',
    deals: (atLeast, name) => ({
      words: `won, get to ${name}`,
      query: { atLeast, outcomes: ['won'] },
      order: 'amount',
    }),
    outcomes: ['won'],
  },
];

/** The deals behind a definition's value. */
export function dealsBehind(
  { deals }: MeasureWords,
  { id, definition }: Draft,
  stage: number,
): Omit<CountedDeals, 'number'> & { draft: string } {
  const behind = deals(stage, definition.stages[stage]?.name ?? '');
  return { ...behind, words: `${behind.words}, by ${definition.name}`, draft: id };
}

/** How far from zero the differences of a measure reach. */
export const reachOf = ({ differences }: Comparison, measure: Measure): number =>
  Math.max(
    ...differences.map(({ [measure]: each }) =>
      each ? Math.max(Math.abs(each.low), Math.abs(each.high)) : 0,
    ),
  );

/** `+12 points (+4 to +20)`. */
export function differenceWords({ format, unit }: MeasureWords, difference: Difference): string {
  const { value, low, high, tells } = difference;
  if (tells === 'same') return 'the same';
  const write = (n: number) => signed(n, format);
  return `${write(value)}${unit && ` ${unit}`} (${write(low)} to ${write(high)})`;
}

/** What a difference rests on: `57 of 60 against 59 of 60`, its own first. */
export function countsBehind({ value, unit }: MeasureWords, its: Standing, first: Standing): string {
  const [own, other] = [value(its), value(first)].map(({ value: large, of }) =>
    // Of a share the counts say more than the percentage, which stands above.
    of && unit === 'points' ? of : [large, of].filter(Boolean).join(' '),
  );
  return `${own} against ${other}`;
}

/** What stands out between definitions, as a title. The first is the one that the others are held against. */
export function sideBySideFinding(
  drafts: readonly Draft[],
  stages: readonly number[],
  { standings, differences }: Comparison,
): SentenceParts {
  const names = drafts.map(({ definition }) => definition.name);
  const sure = (said: readonly Said[]) =>
    differences
      .flatMap((difference, i) =>
        said.flatMap((one) => {
          const by = difference[one.measure];
          return by?.tells === 'more' || by?.tells === 'less' ? [{ ...one, other: i + 1, by }] : [];
        }),
      )
      .sort((a, b) => Math.abs(b.by.value) - Math.abs(a.by.value));
  const largest = sure(SHARES)[0] ?? sure(WORK)[0];
  if (!largest) {
    const told = differences.flatMap((difference) =>
      MEASURE_WORDS.flatMap(({ measure }) => difference[measure]?.tells ?? []),
    );
    if (told.length === 0 || told.some((tells) => tells !== 'same'))
      return [`This sample can’t tell ${enumerateWords(names.slice(1))} from ${names[0]}`];
    return [`${enumerateWords(names)} let ${standings.every(isShut) ? 'no deal' : 'the same deals'} in`];
  }
  const { measure, does, of, other } = largest;
  const words = MEASURE_WORDS.find((one) => one.measure === measure)!;
  const share = (place: number): SentenceParts[number] => ({
    number: words.value(standings[place]!).value,
    ...dealsBehind(words, drafts[place]!, stages[place]!),
  });
  return [`${names[other]} ${does} `, share(other), ` ${of}, ${names[0]} `, share(0)];
}

/** Whether a definition lets nothing in. */
const isShut = ({ wonCaptured, junkLetThrough, leadsPerWeek }: Standing): boolean =>
  !wonCaptured?.hits && !junkLetThrough?.hits && !leadsPerWeek;

interface Said {
  measure: Measure;
  does: string;
  of: string;
}

const SHARES: readonly Said[] = [
  { measure: 'wonCaptured', does: 'captures', of: 'of the won deals' },
  { measure: 'junkLetThrough', does: 'lets in', of: 'of the junk' },
];
const WORK: readonly Said[] = [{ measure: 'leadsPerWeek', does: 'hands over', of: 'a week' }];
