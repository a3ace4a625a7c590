/** The scorecard's numbers, counted once more by DuckDB: from the definition as a query, and from the held-out scores. */
import { expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { fieldByRole } from '#shared/domain/sample/sample.ts';
import { DUCKDB } from '#shared/domain/sql/dialect.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { toSql } from '#shared/domain/sql/to-sql.ts';
import { endedDeals } from '#shared/engine/evidence/ended.ts';
import { questionsOf, withoutFields } from '#shared/engine/evidence/find.ts';
import { suspectedLeaks } from '#shared/engine/evidence/flags.ts';
import { Truth } from '#shared/engine/evidence/truth.ts';
import { textOf } from '#shared/engine/sample/cells.ts';
import { learnCard } from '#shared/engine/scorecard/card.ts';
import { crossValidate, foldsOf } from '#shared/engine/scorecard/cross-validate.ts';
import { proposeScorecard } from '#shared/engine/scorecard/scorecard.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';
import { askDuckDb } from '../sql/databases.ts';

const { sample } = sampleWorkshop();
const fields = sqlFields(sample);
const ask = (query: string) => askDuckDb(sample, fields, query);
const proposed = proposeScorecard(sample, {
  name: 'Proposed',
  side: 'agreed',
  threshold: { by: 'cost', missedWon: 3, junkLetThrough: 1 },
});
if ('impossible' in proposed) throw new Error(proposed.impossible);
const card = proposed;

/** Each ended deal, whether it was won, and its score at the end as the query has it, in points. */
const scored = (definition: Definition): string =>
  `SELECT d.id, d.outcome = 'won' AS won, q.score / 1000.0::double AS score, q.score_low = q.score_high AS is_known
   FROM (${toSql(definition, { dialect: DUCKDB, fields, timeZone: sample.timeZone, asOf: sample.asOf }).sql.replace(/;\s*$/, '')}) AS q
   JOIN deals AS d ON d.id = q.deal WHERE d.outcome <> 'open'`;

/** How often a won deal scores above another one, equal ones counting half. */
const AUC = 'avg(CASE WHEN w.score > o.score THEN 1.0::double WHEN w.score = o.score THEN 0.5 ELSE 0 END)';

const only = (rule: number): Definition => ({
  ...card.definition,
  scoring: { ...card.definition.scoring, rules: [card.definition.scoring.rules[rule]!] },
});

test('the evidence of each rule: for how many won and other deals it is true, and known', async () => {
  for (const [i, { evidence }] of card.rules.entries()) {
    const [row] = await ask(
      `SELECT count(*) FILTER (won AND score <> 0)::int AS won_hits, count(*) FILTER (won AND is_known)::int AS won,
         count(*) FILTER (NOT won AND score <> 0)::int AS other_hits,
         count(*) FILTER (NOT won AND is_known)::int AS others
       FROM (${scored(only(i))})`,
    );
    const { won, against } = evidence;
    expect(row).toEqual({
      won_hits: won.hits,
      won: won.of,
      other_hits: against.others.hits,
      others: against.others.of,
    });
  }
});

test('the score of each deal is the sum of its rules’ points', async () => {
  const sums = card.rules.map((_, i) => `SELECT id, score FROM (${scored(only(i))})`);
  const [row] = await ask(
    `SELECT count(*)::int AS deals, count(*) FILTER (whole.score <> parts.score)::int AS other
     FROM (${scored(card.definition)}) AS whole
     JOIN (SELECT id, sum(score) AS score FROM (${sums.join(' UNION ALL ')}) GROUP BY id) AS parts ON parts.id = whole.id`,
  );
  expect(row).toEqual({ deals: endedDeals(sample).deals.length, other: 0 });
});

test('what each line would do, and how well the card ranks the deals it was fitted to', async () => {
  const table = scored(card.definition);
  for (const { points, won, others } of card.thresholds) {
    const [row] = await ask(
      `SELECT count(*) FILTER (won AND score >= ${points})::int AS won, count(*) FILTER (NOT won AND score >= ${points})::int AS others
       FROM (${table})`,
    );
    expect(row).toEqual({ won: won.hits, others: others.hits });
  }
  const [row] = await ask(
    `WITH s AS (${table}) SELECT ${AUC} AS auc FROM s AS w, s AS o WHERE w.won AND NOT o.won`,
  );
  expect(card.trained.auc).toBeCloseTo(row!.auc as number, 12);
});

test('how well it ranks deals that were held out, with its interval', async () => {
  const ended = endedDeals(sample);
  const questions = withoutFields(
    questionsOf(new Truth(sample, { keepsAnswers: true })),
    suspectedLeaks(sample),
  );
  const trials = crossValidate(ended, foldsOf(sample, ended, 1), (train) =>
    learnCard(questions, train, { mostRules: 15, mostPoints: 5 }),
  );
  const account = fieldByRole(sample, 'account');
  const rows = trials.flatMap(({ deals, scores }, fold) =>
    Array.from(deals, (deal, i) => {
      const name = textOf(sample, account, deal);
      return `(${fold}, ${deal}, ${ended.isWon[deal] === 1}, ${scores[i]}::double, ${name === null ? 'NULL' : DUCKDB.text(name)})`;
    }),
  );
  const held = `WITH s(fold, deal, won, score, account) AS (VALUES ${rows.join(', ')})`;
  const [folds] = await ask(
    `${held} SELECT count(DISTINCT deal)::int AS deals, count(*)::int AS places, count(DISTINCT fold)::int AS folds,
       (SELECT count(*)::int FROM (SELECT account FROM s WHERE account IS NOT NULL GROUP BY 1 HAVING count(DISTINCT fold) > 1)) AS parted
     FROM s`,
  );
  expect(folds).toEqual({ deals: ended.deals.length, places: ended.deals.length, folds: 5, parted: 0 });
  // DeLong: how a deal fares against all of the other side, and how much that varies.
  const [row] = await ask(
    `${held},
     pairs AS (
       SELECT w.fold, w.deal AS w, o.deal AS o,
         CASE WHEN w.score > o.score THEN 1.0::double WHEN w.score = o.score THEN 0.5 ELSE 0 END AS better
       FROM s AS w JOIN s AS o ON w.fold = o.fold AND w.won AND NOT o.won
     ),
     of_won AS (SELECT fold, w, avg(better) AS place FROM pairs GROUP BY ALL),
     of_others AS (SELECT fold, o, avg(better) AS place FROM pairs GROUP BY ALL),
     folds AS (
       SELECT fold, (SELECT avg(place) FROM of_won AS x WHERE x.fold = f.fold) AS auc,
         (SELECT var_samp(place) / count(*) FROM of_won AS x WHERE x.fold = f.fold)
           + (SELECT var_samp(place) / count(*) FROM of_others AS x WHERE x.fold = f.fold) AS variance
       FROM (SELECT DISTINCT fold FROM s) AS f
     ),
     mean AS (SELECT avg(auc) AS auc, sqrt(sum(variance)) / count(*) AS error FROM folds)
     SELECT auc, error,
       1 / (1 + exp(-(ln(auc / (1 - auc)) - 1.959963984540054 * error / (auc * (1 - auc))))) AS low,
       1 / (1 + exp(-(ln(auc / (1 - auc)) + 1.959963984540054 * error / (auc * (1 - auc))))) AS high
     FROM mean`,
  );
  const { auc } = card.crossValidated;
  for (const name of ['auc', 'error', 'low', 'high'] as const) {
    expect(auc[name]).toBeCloseTo((row as Record<string, number>)[name]!, 7);
  }
});
