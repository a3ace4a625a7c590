import { expect, test } from 'vitest';
import type { Draft } from '#shared/contract/methods.ts';
import type { Comparison, Difference, Standing } from '#shared/engine/compare/compare.ts';
import {
  countsBehind,
  differenceWords,
  MEASURE_WORDS,
  sideBySideFinding,
} from '../../../renderer/features/compare/measures.ts';
import { plainly } from '../../../renderer/ui/sentence-parts.ts';
import { smallDefinition } from '../../support/definitions.ts';

const share = (hits: number, of: number) => ({ hits, of, low: 0, high: 1 });
const difference = (value: number, tells: Difference['tells']): Difference => ({
  value,
  tells,
  low: value - 0.1,
  high: value + 0.1,
});

function comparison(junk: Difference): Comparison {
  const none = { precision: null, leadsPerWeek: null, wonAmount: null };
  return {
    standings: [
      { ...none, wonCaptured: share(59, 60), junkLetThrough: share(147, 150) },
      { ...none, wonCaptured: share(41, 60), junkLetThrough: share(21, 150) },
    ],
    differences: [{ ...none, wonCaptured: difference(-0.3, 'less'), junkLetThrough: junk }],
  };
}

const drafts: Draft[] = ['Today', 'Sales'].map((name) => ({
  id: name.toLowerCase(),
  revision: 1,
  definition: { ...smallDefinition('MQL'), name },
}));

const titleOf = (said: Comparison) => plainly(sideBySideFinding(drafts, [1, 1], said));

test('the title says what each lets in, not a difference of shares as if it were a share', () => {
  expect(titleOf(comparison(difference(-0.84, 'less')))).toBe(
    'Sales lets in 14\u00a0% of the junk, Today 98\u00a0%',
  );
});

test('each share of the title opens the deals behind it, by its own definition', () => {
  const [, sales, , today] = sideBySideFinding(drafts, [1, 1], comparison(difference(-0.84, 'less')));
  expect(sales).toMatchObject({ number: '14\u00a0%', query: { group: 'junkLetThrough' }, draft: 'sales' });
  expect(today).toMatchObject({ number: '98\u00a0%', query: { group: 'junkLetThrough' }, draft: 'today' });
});

test('what the sample can’t tell is no finding', () => {
  expect(titleOf(comparison(difference(-0.84, 'cantTell')))).toBe(
    'Sales captures 68\u00a0% of the won deals, Today 98\u00a0%',
  );
});

test('definitions that let the same deals in are told from those that a sample can’t tell apart', () => {
  const same = { value: 0, low: 0, high: 0, tells: 'same' } as const;
  const { standings, differences } = comparison(same);
  expect(titleOf({ standings, differences: [{ ...differences[0]!, wonCaptured: same }] })).toBe(
    'Today and Sales let the same deals in',
  );
  expect(
    titleOf({ standings, differences: [{ ...differences[0]!, wonCaptured: difference(0, 'cantTell') }] }),
  ).toBe('This sample can’t tell Sales from Today');
});

test('definitions that let nothing in are told so, and those of which nothing is known are not called alike', () => {
  const same = { value: 0, low: 0, high: 0, tells: 'same' } as const;
  const none = { precision: null, leadsPerWeek: null, wonAmount: null };
  const third = { ...drafts[1]!, id: 'third', definition: { ...drafts[1]!.definition, name: 'Marketing' } };
  const three = (standing: Standing, difference: Comparison['differences'][number]) =>
    plainly(
      sideBySideFinding([...drafts, third], [1, 1, 1], {
        standings: [standing, standing, standing],
        differences: [difference, difference],
      }),
    );
  const shut = { ...none, wonCaptured: share(0, 60), junkLetThrough: share(0, 150) };
  expect(three(shut, { ...none, wonCaptured: same, junkLetThrough: same })).toBe(
    'Today, Sales and Marketing let no deal in',
  );
  const unknown = { ...none, wonCaptured: null, junkLetThrough: null };
  expect(three(unknown, unknown)).toBe('This sample can’t tell Sales and Marketing from Today');
});

test('where no share differs for sure, the work may', () => {
  const alike = difference(0, 'cantTell');
  const { standings } = comparison(alike);
  const [today, sales] = standings.map((one, i) => ({ ...one, leadsPerWeek: [3.2, 1][i]! }));
  const none = { precision: null, wonAmount: null, wonCaptured: null, junkLetThrough: alike };
  const differences = [{ ...none, leadsPerWeek: difference(-2.2, 'less') }];
  expect(titleOf({ standings: [today!, sales!], differences })).toBe('Sales hands over 1 a week, Today 3.2');
});

test('what is too close to call says what it rests on', () => {
  const { standings } = comparison(difference(0, 'cantTell'));
  const [today, sales] = standings.map((one, i) => ({
    ...one,
    leadsPerWeek: [3.2, 1][i]!,
    wonAmount: 2e6 - i,
  }));
  const behind = MEASURE_WORDS.map((words) => countsBehind(words, sales!, today!));
  expect(behind[0]).toBe('41 of 60 against 59 of 60');
  expect(behind[1]).toBe('21 of 150 against 147 of 150');
  expect(behind[3]).toBe('1 lead against 3.2 leads');
  expect(behind[4]).toBe('2M against 2M');
});

test('differences of shares are in percentage points', () => {
  const words = MEASURE_WORDS.find(({ measure }) => measure === 'wonCaptured')!;
  expect(differenceWords(words, difference(-0.3, 'less'))).toBe('−30 points (−40 to −20)');
});
