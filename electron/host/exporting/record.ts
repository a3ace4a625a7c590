/** The record of a workshop, from what its file holds: who, when, what was measured and saved, before and after. */
import type { Agenda } from '#shared/contract/agenda.ts';
import type { Approval } from '#shared/contract/approvals.ts';
import type { Decision } from '#shared/contract/deciding.ts';
import type { Version } from '#shared/contract/history.ts';
import type { Round } from '#shared/contract/rounds.ts';
import { STEPS } from '#shared/domain/agenda/steps.ts';
import { spentOn } from '#shared/domain/agenda/timer.ts';
import { equalAnswers } from '#shared/domain/agreement/coefficients.ts';
import { ratingsOf } from '#shared/domain/agreement/ratings.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { RecordRow } from './page-model.ts';
import type { Test } from './testing.ts';
import { verdictOf } from './verdict.ts';
import { day, timeOfDay, words } from './words.ts';

export interface Workshop {
  agenda: Agenda;
  rounds: readonly Round[];
  /** Of the draft that the page is about, newest first. */
  versions: readonly Version[];
  /** Decided about other drafts on the way. */
  elsewhere: readonly Decision[];
  /** The definition that was in use before; null where the workshop has none of it. */
  before: Definition | null;
}

interface Page {
  approvals: readonly Approval[];
  definition: Definition;
  test: Test | null;
  judge: (definition: Definition) => Test | null;
  timeZone: string;
}

const say = words.record;

/** Nothing where nobody held a workshop: no people, no clock, no round. */
export function recordOf(workshop: Workshop, page: Page): RecordRow[] {
  const { agenda, rounds, versions } = workshop;
  const revealed = rounds.filter(({ revealedAt }) => revealedAt !== null);
  if (agenda.people.length === 0 && agenda.sittings.length === 0 && revealed.length === 0) return [];
  const { timeZone, approvals } = page;
  const on = (iso: string) => day(Date.parse(iso), timeZone);
  const rows: RecordRow[] = [
    { label: say.people, lines: agenda.people.map(({ name, side }) => say.person(name, say.sides[side])) },
    { label: say.when, lines: daysOf(agenda, timeZone) },
    { label: say.steps, lines: stepsOf(agenda) },
    { label: say.rounds, lines: revealed.map((round) => roundLine(round, on(round.madeAt))) },
    {
      label: say.elsewhere,
      lines: workshop.elsewhere.map(({ what, chosen, who }) => say.settled(what, chosen, who)),
    },
    {
      label: say.versions,
      lines: versions
        .map(({ name, savedAt, who, reason }) => say.version(name, on(savedAt), who, reason))
        .reverse(),
    },
    {
      label: say.signed,
      lines: approvals.map(({ name, role, side, signedAt }) =>
        say.signer(name, role, say.sides[side], on(signedAt)),
      ),
    },
    ...verdicts(workshop, page),
  ];
  return rows.filter(({ lines }) => lines.length > 0);
}

/** Each day on which the clock ran, from when to when. */
function daysOf({ sittings }: Agenda, timeZone: string): string[] {
  const days = new Map<string, { from: number; to: number }>();
  for (const { from, to } of sittings) {
    const [begun, ended] = [Date.parse(from), Date.parse(to ?? from)];
    const date = day(begun, timeZone);
    const known = days.get(date) ?? { from: begun, to: ended };
    days.set(date, { from: Math.min(known.from, begun), to: Math.max(known.to, ended) });
  }
  return [...days].map(([date, { from, to }]) =>
    say.sitting(date, timeOfDay(from, timeZone), timeOfDay(to, timeZone)),
  );
}

const stepsOf = ({ sittings }: Agenda): string[] =>
  STEPS.filter((step) => sittings.some((sitting) => sitting.step === step)).map((step) => {
    const ended = sittings.filter(({ to }) => to !== null);
    return say.step(say.stepNames[step], Math.round(spentOn(ended, step, 0) / 60_000));
  });

function roundLine(round: Round, date: string): string {
  const line = say.round(round.name, date, round.participants.length, round.deals.length);
  const equal = equalAnswers(ratingsOf(round), round.categories.length);
  return equal === null ? line : `${line}; ${say.equal(equal)}`;
}

function verdicts({ before }: Workshop, { definition, test, judge }: Page): RecordRow[] {
  if (test === null) return [];
  const line = (judged: Definition, tried: Test | null) => {
    const { finding, figures } = verdictOf(judged, tried);
    const said = figures.map(({ label, value, detail }) => say.figure(label, value, detail));
    return say.verdict(judged.name, finding, said.join('; '));
  };
  return [
    { label: say.before, lines: before ? [line(before, judge(before))] : [] },
    { label: say.after, lines: [line(definition, test)] },
  ];
}
