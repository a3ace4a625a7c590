/** What a simulation found, as the title of its page. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Summary } from '#shared/engine/summary.ts';
import { count, percent, plural } from '../../ui/numbers.ts';

export function finding(
  definition: Definition,
  { deals, undecided, verdict }: Summary,
): { title: string; purpose: string } {
  const stage = definition.stages[verdict.stage]!.name;
  const won = verdict.wonCaptured;
  const all = deals.won + deals.lost + deals.rejected + deals.open;
  const doubtful = undecided.won + undecided.lost + undecided.rejected + undecided.open;
  return {
    title: won
      ? wonTitle(won.of - won.hits, won.of, stage)
      : `No won deal to hold ${definition.name} against`,
    purpose: [`${plural(all, 'deal')} replayed.`, junk(verdict, stage), doubt(doubtful, all)]
      .filter(Boolean)
      .join(' '),
  };
}

function wonTitle(missed: number, of: number, stage: string): string {
  if (missed === 0) return `Every won deal would have got to ${stage}`;
  if (missed === of) return `No won deal would have got to ${stage}`;
  return `${plural(missed, 'won deal')} of ${count(of)} would never have got to ${stage}`;
}

function junk({ precision, noPrecision, junkLetThrough }: Summary['verdict'], stage: string): string {
  if (noPrecision === 'noLostOrRejected') {
    return 'There are no lost or rejected deals among them, so nobody can say how much junk would have come through.';
  }
  if (!precision || !junkLetThrough) return `None got to ${stage}.`;
  return `Of those that got to ${stage} and have ended, ${percent(precision.hits / precision.of)} were won (${count(precision.hits)} of ${count(precision.of)}).`;
}

const doubt = (doubtful: number, all: number): string =>
  doubtful === 0 ? '' : `For ${count(doubtful)} of ${count(all)}, missing data leaves a doubt.`;
