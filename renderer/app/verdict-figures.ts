/** The five figures of the verdict, in words that a sales leader would use. */
import { leadingTo } from '#shared/domain/definition/forward.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import type { Share } from '#shared/domain/statistics/share.ts';
import { sumOf } from '#shared/engine/by-outcome.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import type { Pointed } from '../stores/screen.ts';
import { count, decimal, percent, plural, signed, unitOf } from '../ui/numbers.ts';

export interface Figure {
  id: 'wonCaptured' | 'junkLetThrough' | 'conversion' | 'work' | 'earlier';
  label: string;
  value: string;
  /** What the value is out of. */
  of?: string;
  /** Against the definition that it is compared with. */
  difference?: string;
  /** One or two words beside it. */
  note?: string;
  explanation: string;
  /** The deals behind the value; none where there is no value. */
  deals?: Pick<Pointed, 'words' | 'query'>;
  /** Of the deals behind the difference, those that count; missing: all. */
  outcomes?: readonly Outcome[];
}

type Flow = Pick<Definition, 'stages' | 'transitions'>;

/** The figures of a definition with this flow. */
export function figuresOf(flow: Flow, summary: Summary, other: Summary | undefined): Figure[] {
  const stage = flow.stages[summary.verdict.stage]!.name;
  return [
    wonCaptured(summary, other, stage),
    junkLetThrough(summary, other, stage),
    conversion(flow, summary, other),
    work(summary, other, stage),
    earlier(summary, other, stage),
  ];
}

const interval = ({ low, high }: Share) =>
  `With this many deals, the true share is probably between ${percent(low)} and ${percent(high)}.`;

function wonCaptured({ verdict }: Summary, other: Summary | undefined, stage: string): Figure {
  const share = verdict.wonCaptured;
  const base = { id: 'wonCaptured', label: 'Won captured' } as const;
  if (!share) return { ...base, value: '–', explanation: 'The sample has no won deals.' };
  return {
    ...base,
    value: count(share.hits),
    of: `of ${count(share.of)}`,
    deals: { words: 'Won, caught', query: { group: 'wonCaught' } },
    outcomes: ['won'],
    ...differenceOf(share.hits, other?.verdict.wonCaptured?.hits),
    explanation: `${plural(share.of - share.hits, 'won deal')} would never have got to ${stage}. ${interval(share)}`,
  };
}

function junkLetThrough({ verdict }: Summary, other: Summary | undefined, stage: string): Figure {
  const share = verdict.junkLetThrough;
  const base = { id: 'junkLetThrough', label: 'Junk let in' } as const;
  if (!share) {
    return {
      ...base,
      value: '–',
      note: 'can’t tell',
      explanation:
        'The sample holds no lost or rejected deals, so it cannot show what a definition lets through in vain.',
    };
  }
  const precision = verdict.precision
    ? ` Of all that got there, ${percent(verdict.precision.hits / verdict.precision.of)} were won.`
    : '';
  return {
    ...base,
    value: count(share.hits),
    of: `of ${count(share.of)}`,
    deals: { words: 'Junk, let through', query: { group: 'junkLetThrough' } },
    outcomes: ['lost', 'rejected'],
    ...differenceOf(share.hits, other?.verdict.junkLetThrough?.hits),
    explanation: `${plural(share.hits, 'lost or rejected deal')} would have got to ${stage}.${precision} ${interval(share)}`,
  };
}

/** Characters of a label that fit beside a difference. */
const FITTING = 12;

const BAND_NOTE = { under: '▼ under', in: 'in band', over: '▲ over' } as const;

function conversion(flow: Flow, summary: Summary, other: Summary | undefined): Figure {
  const { stages } = flow;
  const at = summary.verdict.stage;
  const here = stages[at]!.name;
  const next = stages[at + 1]?.name;
  // The stage before stands at the beginning of the strip as well; two long names don't fit.
  const both = `${here} → ${next}`;
  const base = {
    id: 'conversion',
    label: next ? (both.length > FITTING ? `→ ${next}` : both) : `After ${here}`,
  } as const;
  const share = summary.stages[at]?.conversion;
  if (!next) return { ...base, value: '–', explanation: `${here} is the last stage.` };
  if (leadingTo(flow, at + 1).length === 0) {
    return { ...base, value: '–', explanation: `The definition has nothing that leads on from ${here} yet.` };
  }
  if (!share) {
    if (sumOf(summary.stages[at]!.byOutcome) === 0)
      return { ...base, value: '–', explanation: `No deal gets to ${here}.` };
    return {
      ...base,
      value: '–',
      note: 'can’t tell',
      explanation: `Of the deals at ${here}, none has the data to tell whether it would go on to ${next}.`,
    };
  }
  const before = other?.stages[other.verdict.stage]?.conversion;
  const part = share.hits / share.of;
  const points = before ? Math.round(part * 100) - Math.round((before.hits / before.of) * 100) : undefined;
  const band = stages[at]!.band;
  return {
    ...base,
    value: percent(part),
    deals: { words: `get to ${here}, and on to ${next}`, query: { atLeast: at + 1 } },
    ...differenceOf(points, points === undefined ? undefined : 0),
    ...(share.band && { note: BAND_NOTE[share.band] }),
    explanation: `${count(share.hits)} of ${plural(share.of, 'deal')} at ${here} go on to ${next}.${
      band ? ` Its band is ${percent(band.low)} to ${percent(band.high)}.` : ''
    } ${interval(share)}`,
  };
}

function work({ verdict }: Summary, other: Summary | undefined, stage: string): Figure {
  const base = { id: 'work', label: 'Work a week' } as const;
  if (verdict.arrivalsPerWeek === null) {
    return {
      ...base,
      value: '–',
      explanation: 'The sample has no dates from which a week’s work could be told.',
    };
  }
  const before = other?.verdict.arrivalsPerWeek;
  const rounded = Math.round(verdict.arrivalsPerWeek * 10);
  return {
    ...base,
    value: decimal(verdict.arrivalsPerWeek),
    of: unitOf(decimal(verdict.arrivalsPerWeek), 'lead'),
    deals: { words: `get to ${stage}`, query: { atLeast: verdict.stage } },
    ...differenceOf(rounded / 10, before == null ? undefined : Math.round(before * 10) / 10, decimal),
    explanation: `On average, so many of the sample’s leads a week get to ${stage}.`,
  };
}

function earlier({ verdict }: Summary, other: Summary | undefined, stage: string): Figure {
  const time = verdict.leadTime;
  const days = time ? Math.round(time.medianDays * 10) / 10 : 0;
  const base = { id: 'earlier', label: days < 0 ? 'Later' : 'Earlier' } as const;
  if (!time)
    return { ...base, value: '–', explanation: `No won deal gets to ${stage} with a date to compare with.` };
  const before = other?.verdict.leadTime?.medianDays;
  const against =
    time.withStageDate === 0
      ? 'before it closed'
      : `before its real date at ${stage}${time.withStageDate < time.deals ? ' (or its closing, where that is all there is)' : ''}`;
  return {
    ...base,
    value: decimal(Math.abs(days)),
    deals: { words: 'Won, caught', query: { group: 'wonCaught' } },
    outcomes: ['won'],
    of: Math.abs(days) === 1 ? 'day' : 'days',
    ...differenceOf(Math.round(time.medianDays), before === undefined ? undefined : Math.round(before)),
    explanation: `In the middle of ${plural(time.deals, 'won deal')}, it would have been there so long ${days < 0 ? against.replace('before', 'after') : against}.`,
  };
}

function differenceOf(
  value: number | undefined,
  before: number | undefined,
  format: (n: number) => string = count,
): Pick<Figure, 'difference'> {
  if (value === undefined || before === undefined) return {};
  return { difference: signed(Math.round((value - before) * 10) / 10, format) };
}
