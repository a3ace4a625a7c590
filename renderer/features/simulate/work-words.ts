/** Sales' work in words. */
import { dateWriter } from '#shared/domain/date-writer.ts';
import type { Work, WorkWeek } from '#shared/engine/simulate/work.ts';
import { count, day, decimal, plural } from '../../ui/numbers.ts';
import type { SentenceParts } from '../../ui/sentence-parts.ts';

/** `20 min`, `5 hours`, `3 days`, as short as it is useful. */
export function hoursWords(hours: number): string {
  if (hours <= 0) return 'no time';
  if (hours < 1) return `${count(Math.max(1, hours * 60))} min`;
  if (hours < 48) return plural(Math.round(hours), 'hour');
  return hours < 24 * 21 ? `${decimal(hours / 24)} days` : `${count(hours / 168)} weeks`;
}

/** @param index of the stage */
export function workTitle(
  { leads, late, weeks, wonWaiting }: Work,
  stage: string,
  index: number,
): SentenceParts {
  if (leads === 0) return [`No lead gets to ${stage}: no work, and no wins`];
  const [first] = weeks;
  const fullest = weeks.reduce((most, week) => (week.waiting > most.waiting ? week : most), first!);
  if (fullest.waiting === 0 && (late?.length ?? 0) === 0)
    return [`Sales keeps up with what gets to ${stage}`];
  const left: SentenceParts =
    wonWaiting.length === 0
      ? []
      : [
          '; ',
          {
            number: plural(wonWaiting.length, 'won deal'),
            words: `won, left waiting at ${stage}`,
            query: { among: wonWaiting },
          },
          ' would have waited too long',
        ];
  if (late && late.length > 0) {
    return [
      { number: plural(late.length, 'lead'), words: `late at ${stage}`, query: { among: late } },
      ' of ',
      { number: count(leads), words: `get to ${stage}`, query: { atLeast: index } },
      ' would be late',
      ...left,
    ];
  }
  return [
    'Up to ',
    {
      number: plural(fullest.waiting, 'lead'),
      words: `wait at the end of the week from ${weekName(fullest)}`,
      query: { among: fullest.waitingDeals },
    },
    ' would stand in line at the end of a week',
    ...left,
  ];
}

/** More labels would touch one another where the chart is narrow. */
const MOST_TICKS = 9;
/** As far as labels begin, as a share of the whole width. */
const ROOM = 0.92;
/** From label to label, in months. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** Where months stand below the weeks, as a share of the whole width: every one, or as many as can be read. */
export function monthTicks(weeks: readonly WorkWeek[]): { at: number; label: string }[] {
  const months = weeks.map(({ week }) => 12 * Number(week.slice(0, 4)) + Number(week.slice(5, 7)) - 1);
  const begun = months.flatMap((month, i) => (i === 0 || month === months[i - 1] ? [] : [i]));
  const every = (step: number) => begun.filter((i) => months[i]! % step === 0);
  const shown = every(STEPS.find((step) => every(step).length <= MOST_TICKS) ?? STEPS.at(-1)!);
  // The first week has room for its month where the next label is not near.
  const ticks = (shown[0] ?? weeks.length) * MOST_TICKS >= weeks.length ? [0, ...shown] : shown;
  // At the right end a label would be cut.
  const whole = ticks.filter((i) => i <= ROOM * weeks.length);
  return whole.map((i, n) => ({
    at: i / weeks.length,
    label: (n === 0 || months[i]! % 12 === 0 ? writtenMonthAndYear : writtenMonth)(
      Date.parse(weeks[i]!.week),
      'UTC',
    ),
  }));
}
const writtenMonth = dateWriter({ month: 'short' });
const writtenMonthAndYear = dateWriter({ month: 'short', year: 'numeric' });

export const weekName = ({ week }: WorkWeek): string => day(Date.parse(`${week}T00:00:00Z`));
