/** GoRules' zen-engine: the job as one node of expressions, a hundred deals at a time. */

import { ZenEngine } from '@gorules/zen-engine';
import { words } from '#shared/domain/criteria/text.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Contender } from './contender.ts';
import { type JobRow, jobDefinition } from './job.ts';
import { newRows, outcomeOf, type Totals, totalsOf } from './outcome.ts';

const CHUNK = 100;

const nameOf = (key: string): string => key.replaceAll(' ', '_');
const text = (value: unknown): string => `'${String(value)}'`;

function expressionOf(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'all':
      return `(${criterion.of.map(expressionOf).join(' and ')})`;
    case 'any':
      return `(${criterion.of.map(expressionOf).join(' or ')})`;
    case 'score':
      return `$.score >= ${criterion.is.op === 'atLeast' ? criterion.is.value : 0}`;
    case 'field': {
      const field = nameOf(criterion.field);
      switch (criterion.op) {
        case 'containsAnyOf':
          return `(words != null and (${criterion.values
            .map((value) => `contains(words, ${text(` ${words(value).join(' ')} `)})`)
            .join(' or ')}))`;
        case 'isAnyOf':
          return `(${field} in [${criterion.values.map(text).join(', ')}])`;
        case 'between':
          return `(${field} != null and ${field} >= ${criterion.low} and ${field} <= ${criterion.high})`;
        case 'atLeast':
          return `(${field} != null and ${field} >= ${criterion.value})`;
      }
    }
  }
  throw new Error('The job asks for no such thing.');
}

function decision() {
  const { scoring, transitions } = jobDefinition();
  const expressions = [
    ...scoring.rules.map(({ when }, i) => [`r${i}`, expressionOf(when)]),
    ['score', scoring.rules.map(({ points }, i) => `($.r${i} ? ${points} : 0)`).join(' + ')],
    ['rules', scoring.rules.map((_, i) => `($.r${i} ? ${2 ** i} : 0)`).join(' + ')],
    ...transitions.map(({ id, when }) => [`to_${id}`, expressionOf(when)]),
    [
      'stage',
      '($.to_student or $.to_tiny or not $.to_mql) ? 0 : ($.to_region or $.to_mail or not $.to_sal) ? 1 : $.to_sql ? 3 : 2',
    ],
  ].map(([key, value], i) => ({ id: String(i), key, value }));
  const place = { x: 0, y: 0 };
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: place },
      {
        id: 'job',
        name: 'job',
        type: 'expressionNode',
        position: place,
        content: {
          expressions,
          inputField: 'deals',
          outputPath: 'deals',
          executionMode: 'loop',
          passThrough: false,
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: place },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'job' },
      { id: 'b', type: 'edge', sourceId: 'job', targetId: 'out' },
    ],
  };
}

export function zen(sample: Sample, rows: readonly JobRow[]): Contender {
  const engine = new ZenEngine();
  const job = engine.createDecision(decision());
  const deals = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [nameOf(key), value])),
  );
  let done = newRows(0);
  let totals: Totals = [];
  return {
    name: 'zen-engine',
    package: '@gorules/zen-engine',
    async run() {
      done = newRows(rows.length);
      for (let from = 0; from < deals.length; from += CHUNK) {
        const { result } = (await job.evaluate({ deals: deals.slice(from, from + CHUNK) })) as {
          result: { deals: { score: number; stage: number; rules: number }[] };
        };
        result.deals.forEach(({ score, stage, rules }, i) => {
          done.score[from + i] = score;
          done.stage[from + i] = stage;
          done.rules[from + i] = rules;
        });
      }
      totals = totalsOf(done.stage, sample);
    },
    outcome: () => outcomeOf(done, totals),
    close: () => engine.dispose(),
  };
}
