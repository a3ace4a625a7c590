/** Hand-written functions over objects: what a careful programmer would write first. */
import { words } from '#shared/domain/criteria/text.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import type { Contender } from './contender.ts';
import { type JobRow, jobDefinition } from './job.ts';
import { newRows, outcomeOf, type Totals, totalsOf } from './outcome.ts';

type Test = (row: JobRow, score: number) => boolean;

function compile(criterion: Criterion): Test {
  switch (criterion.kind) {
    case 'all': {
      const parts = criterion.of.map(compile);
      return (row, score) => parts.every((part) => part(row, score));
    }
    case 'any': {
      const parts = criterion.of.map(compile);
      return (row, score) => parts.some((part) => part(row, score));
    }
    case 'score': {
      const least = criterion.is.op === 'atLeast' ? criterion.is.value : 0;
      return (_, score) => score >= least;
    }
    case 'field':
      return compileField(criterion);
    default:
      throw new Error('The job asks for no such thing.');
  }
}

function compileField(condition: Extract<Criterion, { kind: 'field' }>): Test {
  const { field } = condition;
  switch (condition.op) {
    case 'containsAnyOf': {
      const parts = condition.values.map((value) => ` ${words(value).join(' ')} `);
      return ({ words: text }) => text != null && parts.some((part) => (text as string).includes(part));
    }
    case 'isAnyOf': {
      const wanted = new Set<unknown>(condition.values);
      return (row) => wanted.has(row[field]);
    }
    case 'between': {
      const [low, high] = [Number(condition.low), Number(condition.high)];
      return (row) => row[field] != null && (row[field] as number) >= low && (row[field] as number) <= high;
    }
    case 'atLeast': {
      const { value } = condition;
      return (row) => row[field] != null && (row[field] as number) >= value;
    }
    default:
      throw new Error('The job asks for no such thing.');
  }
}

export function closures(sample: Sample, rows: readonly JobRow[]): Contender {
  const { scoring, transitions } = jobDefinition();
  const rules = scoring.rules.map(({ when, points }) => ({ test: compile(when), points }));
  const [student, tiny, region, mail, mql, sal, sql] = transitions.map(({ when }) => compile(when)) as Test[];
  let done = newRows(0);
  let totals: Totals = [];
  return {
    name: 'closures over objects',
    package: null,
    run() {
      done = newRows(rows.length);
      rows.forEach((row, i) => {
        let score = 0;
        let bits = 0;
        for (let rule = 0; rule < rules.length; rule += 1) {
          const { test, points } = rules[rule]!;
          if (!test(row, 0)) continue;
          score += points;
          bits |= 1 << rule;
        }
        let stage = 0;
        if (!student!(row, score) && !tiny!(row, score) && mql!(row, score)) {
          stage = 1;
          if (!region!(row, score) && !mail!(row, score) && sal!(row, score))
            stage = sql!(row, score) ? 3 : 2;
        }
        done.score[i] = score;
        done.stage[i] = stage;
        done.rules[i] = bits;
      });
      totals = totalsOf(done.stage, sample);
    },
    outcome: () => outcomeOf(done, totals),
  };
}
