/** json-rules-engine: rules and transitions as its rules, run deal by deal as its manual says. */

import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import { words } from '#shared/domain/criteria/text.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Contender } from './contender.ts';
import { type JobRow, jobDefinition } from './job.ts';
import { newRows, outcomeOf, type Totals, totalsOf } from './outcome.ts';

function conditionOf(criterion: Criterion): NestedCondition {
  switch (criterion.kind) {
    case 'all':
      return { all: criterion.of.map(conditionOf) };
    case 'any':
      return { any: criterion.of.map(conditionOf) };
    case 'score':
      return {
        fact: 'score',
        operator: 'greaterThanInclusive',
        value: criterion.is.op === 'atLeast' ? criterion.is.value : 0,
      };
    case 'field': {
      const { field: fact } = criterion;
      switch (criterion.op) {
        case 'containsAnyOf':
          return {
            fact: 'words',
            operator: 'hasAny',
            value: criterion.values.map((value) => ` ${words(value).join(' ')} `),
          };
        case 'isAnyOf':
          return { fact, operator: 'in', value: criterion.values };
        case 'between':
          return {
            all: [
              { fact, operator: 'greaterThanInclusive', value: criterion.low },
              { fact, operator: 'lessThanInclusive', value: criterion.high },
            ],
          };
        case 'atLeast':
          return { fact, operator: 'greaterThanInclusive', value: criterion.value };
      }
    }
  }
  throw new Error('The job asks for no such thing.');
}

const topLevel = (condition: NestedCondition): TopLevelCondition =>
  'all' in condition || 'any' in condition ? (condition as TopLevelCondition) : { all: [condition] };

function engineFor(criteria: readonly { name: string; when: Criterion }[]): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator(
    'hasAny',
    (text: unknown, parts: string[]) => typeof text === 'string' && parts.some((part) => text.includes(part)),
  );
  for (const { name, when } of criteria)
    engine.addRule({ conditions: topLevel(conditionOf(when)), event: { type: name } });
  return engine;
}

/** Its numbers accept no null, so what is missing is left out. */
const factsOf = (row: JobRow): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

export function jsonRules(sample: Sample, rows: readonly JobRow[]): Contender {
  const { scoring, transitions } = jobDefinition();
  const scoringEngine = engineFor(scoring.rules.map(({ when }, i) => ({ name: String(i), when })));
  const flowEngine = engineFor(transitions.map(({ id, when }) => ({ name: id, when })));
  const facts = rows.map(factsOf);
  let done = newRows(0);
  let totals: Totals = [];
  return {
    name: 'json-rules-engine',
    package: 'json-rules-engine',
    async run() {
      done = newRows(rows.length);
      for (const [i, fact] of facts.entries()) {
        const { events } = await scoringEngine.run(fact);
        let score = 0;
        for (const { type } of events) {
          score += scoring.rules[Number(type)]!.points;
          done.rules[i]! |= 1 << Number(type);
        }
        const ways = new Set((await flowEngine.run({ ...fact, score })).events.map(({ type }) => type));
        done.score[i] = score;
        done.stage[i] =
          ways.has('student') || ways.has('tiny') || !ways.has('mql')
            ? 0
            : ways.has('region') || ways.has('mail') || !ways.has('sal')
              ? 1
              : ways.has('sql')
                ? 3
                : 2;
      }
      totals = totalsOf(done.stage, sample);
    },
    outcome: () => outcomeOf(done, totals),
  };
}
