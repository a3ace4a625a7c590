/**
 * The replay as SQL. `looks` says for each moment and stage which transition would be taken from there; a
 * recursion then jumps from stay to stay, so that it is as deep as a deal takes transitions, not as it has moments.
 */
import { transitionsFrom } from '../classify/replay.ts';
import type { Definition, Transition } from '../definition/schema.ts';
import type { Dialect } from './dialect.ts';
import { type Case, type Column, firstOf, oneLine, type Table } from './write.ts';

/** Columns with the value of each transition, and whether it is in doubt, over the scores at each moment. */
export const transitionColumns = (
  definition: Definition,
  sql: (transition: Transition, reading: 'value' | 'firm') => string,
): Column[] =>
  definition.transitions.flatMap((transition, i) => [
    { as: `takes_${i + 1}`, sql: sql(transition, 'value'), note: inWords(transition, definition) },
    { as: `doubts_${i + 1}`, sql: `(${sql(transition, 'firm')}) IS NULL` },
  ]);

function inWords(transition: Transition, { stages, reasons }: Definition): string {
  const name = (id: string) => stages.find((stage) => stage.id === id)?.name ?? id;
  const to =
    transition.kind === 'disqualify'
      ? (reasons.find(({ id }) => id === transition.reason)?.name ?? transition.reason)
      : name(transition.to);
  const kind = { advance: 'advance', fastTrack: 'fast track', recycle: 'recycle', disqualify: 'out' }[
    transition.kind
  ];
  return `${name(transition.from)}: ${kind}${transition.kind === 'disqualify' ? ', ' : ' to '}${to}`;
}

/** The tables from the values of transitions (in table `judged`) to each deal's path. */
export function replayTables(definition: Definition, { text, integer }: Dialect['types']): Table[] {
  const { stages } = definition;
  const leadsTo = `CAST(l.leads_to AS ${text})`;
  const waits = `l.n = s.n AND s.entered LIKE '%,' || ${leadsTo} || ',%'`;
  return [
    {
      name: 'looks',
      holds:
        'at each moment, from each stage: which transition would be taken, to which stage (none is out), and which transition is the first in doubt; all by their place in the definition',
      query: `SELECT j.deal, j.n, j.happened_at, f.stage,
  CAST(${byStage(takes, definition, integer)} AS ${integer}) AS takes,
  CAST(${byStage(destination, definition, integer)} AS ${integer}) AS leads_to,
  CAST(${byStage(doubts, definition, integer)} AS ${integer}) AS doubts
FROM judged AS j CROSS JOIN (
  ${stages.map(({ name }, place) => `SELECT ${place} AS stage -- ${oneLine(name)}`).join('\n  UNION ALL ')}
) AS f`,
    },
    {
      name: 'stays',
      holds:
        'for a deal that stands at a stage from a moment on: the moments of its next transition and of the first doubt until then',
      query: `SELECT ahead.*, CASE WHEN leaves IS NULL OR next_doubt <= leaves THEN next_doubt END AS wavers
FROM (
  SELECT looks.*, ${next('takes')} AS leaves, ${next('doubts')} AS next_doubt
  FROM looks
) AS ahead`,
    },
    {
      name: 'steps',
      holds:
        'the stages each deal came to, one after another (no stage: out); a stage that was entered in the same moment already waits for the next',
      query: `SELECT deal, CAST(0 AS ${integer}) AS step, CAST(0 AS ${integer}) AS stage, n, happened_at, CAST(',' AS ${text}) AS entered, CAST(NULL AS ${integer}) AS taken
FROM moments WHERE n = 1
UNION ALL
SELECT s.deal, s.step + 1,
  CASE WHEN ${waits} THEN s.stage ELSE l.leads_to END,
  CASE WHEN ${waits} THEN s.n + 1 ELSE l.n END,
  l.happened_at,
  CASE WHEN ${waits} THEN ',' WHEN l.n = s.n THEN s.entered || ${leadsTo} || ',' ELSE ',' || ${leadsTo} || ',' END,
  l.takes
FROM steps AS s
JOIN stays AS y ON y.deal = s.deal AND y.stage = s.stage AND y.n = s.n
JOIN stays AS l ON l.deal = y.deal AND l.stage = y.stage AND l.n = y.leaves`,
      recursive: true,
    },
    {
      name: 'path',
      holds: 'the same, with the moment of the first doubt of each',
      query: `SELECT s.deal, s.step, s.stage, s.happened_at, s.taken, q.doubts, q.happened_at AS doubted_at,
  MAX(s.stage) OVER (PARTITION BY s.deal) AS furthest,
  MAX(s.step) OVER (PARTITION BY s.deal) AS last_step,
  MIN(CASE WHEN q.doubts IS NOT NULL THEN s.step END) OVER (PARTITION BY s.deal) AS first_doubt
FROM steps AS s
LEFT JOIN stays AS y ON y.deal = s.deal AND y.stage = s.stage AND y.n = s.n
LEFT JOIN stays AS q ON q.deal = y.deal AND q.stage = y.stage AND q.n = y.wavers`,
    },
    {
      name: 'journeys',
      holds: 'how far each deal gets',
      query: `SELECT deal, MAX(stage) AS reached, MIN(CASE WHEN stage = furthest THEN happened_at END) AS reached_at,
  MAX(CASE WHEN step = last_step THEN stage END) AS stands_at,
  MAX(CASE WHEN step = first_doubt THEN doubts END) AS undecided_by,
  MAX(CASE WHEN step = first_doubt THEN doubted_at END) AS undecided_at,
  MAX(CASE WHEN stage IS NULL THEN taken END) AS out_by,
  MAX(CASE WHEN stage IS NULL THEN happened_at END) AS out_at
FROM path
GROUP BY deal`,
    },
  ];
}

/** The moment, from a look on, of the next one that has a value in a column. */
const next = (column: string): string =>
  `MIN(CASE WHEN ${column} IS NOT NULL THEN n END) OVER (PARTITION BY deal, stage ORDER BY n ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)`;

/** What a look at the transitions from a stage finds. @param place of a transition, counted from 1 */
type Finds = (
  from: readonly Transition[],
  place: (of: Transition) => number,
  definition: Definition,
  /** No number, in the type of numbers: databases ask that all cases are of one type. */
  none: string,
) => Case[];

const takes: Finds = (from, place) =>
  from.map((transition) => ({ when: `takes_${place(transition)}`, is: String(place(transition)) }));

const destination: Finds = (from, place, { stages }, none) =>
  from.map((transition) => ({
    when: `takes_${place(transition)}`,
    is: transition.kind === 'disqualify' ? none : String(stages.findIndex(({ id }) => id === transition.to)),
  }));

/** Looking ends at the first that is true. */
const doubts: Finds = (from, place, _, none) =>
  from.flatMap((transition) => [
    { when: `doubts_${place(transition)}`, is: String(place(transition)) },
    { when: `takes_${place(transition)}`, is: none },
  ]);

function byStage(finds: Finds, definition: Definition, integer: string): string {
  const { stages, transitions } = definition;
  const place = (transition: Transition) => transitions.indexOf(transition) + 1;
  const cases = stages.flatMap(({ id }, stage) => {
    const from = transitionsFrom(definition, id);
    if (from.length === 0) return [];
    return [
      `    WHEN ${stage} THEN ${firstOf(finds(from, place, definition, `CAST(NULL AS ${integer})`), 'NULL')}`,
    ];
  });
  return cases.length === 0 ? 'NULL' : `CASE f.stage\n${cases.join('\n')}\n  END`;
}
