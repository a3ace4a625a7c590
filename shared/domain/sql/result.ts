/** The rows of the answer, out of each deal's scores and path. */
import type { Definition } from '../definition/schema.ts';
import type { Dialect } from './dialect.ts';
import { firstOf } from './write.ts';

/** One row a deal. docs/sql.md says what its columns mean. */
export function resultQuery({ stages, transitions }: Definition, dialect: Dialect): string {
  const { text } = dialect.types;
  const stage = (column: string) =>
    `CASE ${column} ${stages.map(({ id }, place) => `WHEN ${place} THEN ${dialect.text(id)}`).join(' ')} END`;
  const reasons = transitions.flatMap((transition) =>
    transition.kind === 'disqualify'
      ? [{ when: `j.out_by = ${dialect.text(transition.id)}`, is: dialect.text(transition.reason) }]
      : [],
  );
  return `SELECT s.deal, s.total AS score, s.total_low AS score_low, s.total_high AS score_high, s.peak AS peak_score,
  ${stage('j.reached')} AS reached_stage, j.reached_at,
  ${stage('j.stands_at')} AS current_stage,
  j.undecided_by IS NOT NULL AS undecided, j.undecided_by, j.undecided_at,
  j.out_by IS NOT NULL AS is_out, j.out_by, j.out_at, CAST(${firstOf(reasons, 'NULL')} AS ${text}) AS out_reason
FROM (
  SELECT deal, is_end, total, total_low, total_high, MAX(total) OVER (PARTITION BY deal) AS peak FROM judged
) AS s
JOIN journeys AS j ON j.deal = s.deal
WHERE s.is_end`;
}
