/** json-logic-js: each criterion as a JSON expression. */

import jsonLogic, { type RulesLogic } from 'json-logic-js';
import { words } from '#shared/domain/criteria/text.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Contender } from './contender.ts';
import { type JobRow, jobDefinition } from './job.ts';
import { newRows, outcomeOf, type Totals, totalsOf } from './outcome.ts';

function logicOf(criterion: Criterion): RulesLogic {
  const known = (field: string, test: RulesLogic) =>
    ({ and: [{ '!=': [{ var: field }, null] }, test] }) as RulesLogic;
  switch (criterion.kind) {
    case 'all':
      return { and: criterion.of.map(logicOf) } as RulesLogic;
    case 'any':
      return { or: criterion.of.map(logicOf) } as RulesLogic;
    case 'score':
      return { '>=': [{ var: 'score' }, criterion.is.op === 'atLeast' ? criterion.is.value : 0] };
    case 'field':
      switch (criterion.op) {
        case 'containsAnyOf':
          return known('words', {
            or: criterion.values.map((value) => ({ in: [` ${words(value).join(' ')} `, { var: 'words' }] })),
          } as RulesLogic);
        case 'isAnyOf':
          return { in: [{ var: criterion.field }, criterion.values] } as RulesLogic;
        case 'between':
          return known(criterion.field, {
            '<=': [Number(criterion.low), { var: criterion.field }, Number(criterion.high)],
          });
        case 'atLeast':
          return known(criterion.field, { '>=': [{ var: criterion.field }, criterion.value] });
      }
  }
  throw new Error('The job asks for no such thing.');
}

export function jsonLogicContender(sample: Sample, rows: readonly JobRow[]): Contender {
  const { scoring, transitions } = jobDefinition();
  const rules = scoring.rules.map(({ when, points }) => ({ logic: logicOf(when), points }));
  const ways = transitions.map(({ when }) => logicOf(when));
  let done = newRows(0);
  let totals: Totals = [];
  return {
    name: 'json-logic-js',
    package: 'json-logic-js',
    run() {
      done = newRows(rows.length);
      rows.forEach((row, i) => {
        let score = 0;
        rules.forEach(({ logic, points }, rule) => {
          if (!jsonLogic.apply(logic, row)) return;
          score += points;
          done.rules[i]! |= 1 << rule;
        });
        const data = { ...row, score };
        const holds = (way: number): boolean => jsonLogic.apply(ways[way]!, data) as boolean;
        done.score[i] = score;
        done.stage[i] =
          holds(0) || holds(1) || !holds(4) ? 0 : holds(2) || holds(3) || !holds(5) ? 1 : holds(6) ? 3 : 2;
      });
      totals = totalsOf(done.stage, sample);
    },
    outcome: () => outcomeOf(done, totals),
  };
}
