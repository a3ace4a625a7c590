/** The rows of the answer, out of each deal's scores and path. */
import type { Definition } from '../definition/schema.ts';
import type { Dialect } from './dialect.ts';

/** One row a deal. docs/sql.md says what its columns mean. */
export function resultQuery({ stages, transitions }: Definition, dialect: Dialect): string {
  const oneOf = (column: string, names: readonly [number, string][]) =>
    names.length === 0
      ? `CAST(NULL AS ${dialect.types.text})`
      : `CASE ${column} ${names.map(([place, name]) => `WHEN ${place} THEN ${dialect.text(name)}`).join(' ')} END`;
  const stageIds = stages.map(({ id }, place): [number, string] => [place, id]);
  const transitionIds = transitions.map(({ id }, i): [number, string] => [i + 1, id]);
  const reasons = transitions.flatMap((transition, i): [number, string][] =>
    transition.kind === 'disqualify' ? [[i + 1, transition.reason]] : [],
  );
  return `SELECT s.deal, s.total AS score, s.total_low AS score_low, s.total_high AS score_high, s.peak AS peak_score,
  ${oneOf('j.reached', stageIds)} AS reached_stage,
  j.reached_at,
  ${oneOf('j.stands_at', stageIds)} AS current_stage,
  j.undecided_by IS NOT NULL AS undecided,
  ${oneOf('j.undecided_by', transitionIds)} AS undecided_by,
  j.undecided_at,
  j.out_by IS NOT NULL AS is_out,
  ${oneOf('j.out_by', transitionIds)} AS out_by,
  j.out_at,
  ${oneOf('j.out_by', reasons)} AS out_reason
FROM (
  SELECT deal, is_end, total, total_low, total_high, MAX(total) OVER (PARTITION BY deal) AS peak FROM judged
) AS s
JOIN journeys AS j ON j.deal = s.deal
WHERE s.is_end`;
}
