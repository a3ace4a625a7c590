import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letterOf, readPaperAnswers } from '#shared/domain/agreement/paper-answers.ts';

const read = (typed: string, deals = 4) => readPaperAnswers(typed, 7, deals);

test('letters are read with and without spaces, commas and case, blanks as nothing', () => {
  for (const typed of ['A C B -', 'acb-', 'a, c; b. –', '1A 2C 3B 4-', '1: a\n2: c\n3: b\n4: ?'])
    expect(read(typed), typed).toEqual({ answers: [0, 2, 1, null], problems: [] });
});

test('a letter that the round does not have is named with its deal, at its place', () => {
  expect(read('A K B B').problems).toEqual([{ from: 2, to: 3, words: 'Deal 2: “K” is none of A to G.' }]);
});

test('missing and superfluous answers are told', () => {
  expect(read('A C').problems).toEqual([
    { from: 3, to: 3, words: 'The answers to deals 3 to 4 are missing; type - for a blank.' },
  ]);
  expect(read('A C B B D').problems).toEqual([
    { from: 8, to: 9, words: '“D” is one answer too many: the sheet has 4 deals.' },
  ]);
});

test('a number that is not the deal’s shows where an answer was skipped', () => {
  const [problem] = read('1A 2C 4B').problems;
  expect(problem).toMatchObject({ from: 6, to: 7 });
  expect(problem!.words).toContain('“4” stands where deal 3 belongs');
});

test('signs that are no letters are pointed at', () => {
  expect(read('A C & B B').problems).toEqual([
    { from: 4, to: 5, words: '“&” is no letter: type A to G, or - for a blank.' },
  ]);
});

test('whatever the letters say is read back, for few and for many categories', () => {
  const rounds = fc.integer({ min: 2, max: 50 }).chain((categories) =>
    fc.record({
      categories: fc.constant(categories),
      answers: fc.array(fc.option(fc.nat(categories - 1)), { minLength: 1, maxLength: 20 }),
    }),
  );
  fc.assert(
    fc.property(rounds, ({ categories, answers }) => {
      const typed = answers.map((answer) => (answer === null ? '-' : letterOf(answer))).join(' ');
      expect(readPaperAnswers(typed, categories, answers.length)).toEqual({ answers, problems: [] });
    }),
  );
});
