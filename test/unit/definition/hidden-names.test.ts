import { expect, test } from 'vitest';
import { describeCriterion, describeRule } from '#shared/domain/definition/describe.ts';
import { diff } from '#shared/domain/definition/diff.ts';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { veil } from '#shared/domain/definition/veil.ts';

const hidden = (noun: string, names: string[]) => ({ noun, names });
const FIELDS = [
  { key: 'firm', label: 'Account', hidden: hidden('Account', ['Acme', 'Globex GmbH', 'Initech']) },
  {
    key: 'mail',
    label: 'E-mail',
    hidden: hidden('E-mail', [
      ...['a', 'b', 'c', 'd', 'e'].flatMap((who) => [`${who}@acme.test`, `student@${who}.edu`]),
      'f@gmail.com',
    ]),
  },
  { key: 'industry', label: 'Industry' },
];
const NONE = emptyDefinition('One', 'sales');
const said = (criterion: Criterion) => describeCriterion(criterion, namesFor(NONE, FIELDS));
const firms = (...values: string[]): Criterion => ({ kind: 'field', field: 'firm', op: 'isAnyOf', values });
const mails = (...values: string[]): Criterion => ({
  kind: 'field',
  field: 'mail',
  op: 'containsAnyOf',
  match: 'text',
  values,
});

test('sentences call names as the lists do, and those that the sample has not by a neutral word', () => {
  expect(said(firms('globex  GMBH', 'Acme'))).toBe('Account is any of Account 2 or Account 1');
  expect(said({ kind: 'field', field: 'firm', op: 'is', value: 'Umbrella' })).toBe(
    'Account is a hidden account',
  );
  expect(said({ kind: 'none', of: [firms('Initech')] })).toBe('Account is not Account 3');
  expect(said({ kind: 'field', field: 'industry', op: 'is', value: 'Acme' })).toBe('Industry is Acme');
});

test('a part of names is shown where several share it, and only there', () => {
  for (const part of ['gmail.com', '.edu', 'student@'])
    expect(said(mails(part))).toContain(`contains ${part}`);
  for (const part of ['acme.test', 'f@gmail', 'd.edu', 'acme'])
    expect(said(mails(part))).toContain('contains a hidden e-mail');
});

test('the words of a difference hide names too', () => {
  const withRule = (when: Criterion): Definition => ({
    ...NONE,
    scoring: { ...NONE.scoring, rules: [{ id: 'r', name: 'Target', category: 'fit', points: 5, when }] },
  });
  const others = ['A', 'B', 'C', 'D', 'E'];
  const words = diff(
    withRule(firms('Acme', 'Initech', ...others)),
    withRule(firms('Acme', 'Globex GmbH', 'Umbrella', ...others)),
    FIELDS,
  );
  expect(words.map((change) => change.words).join()).toContain(
    'added Account 2, a hidden account; removed Account 3',
  );
  expect(describeRule(withRule(firms('Acme')).scoring.rules[0]!, namesFor(NONE, FIELDS))).not.toMatch(/Acme/);
});

test('what is edited under pseudonyms means the names, as they were spelt', () => {
  const criterion: Criterion = { kind: 'all', of: [firms('ACME', 'Umbrella', 'Wayne'), mails('gmail.com')] };
  const veiled = veil(criterion, FIELDS);
  const shown = JSON.stringify(veiled.criterion);
  expect(shown).not.toMatch(/acme|umbrella|wayne/i);
  expect(shown).toContain('gmail.com');
  expect(veiled.lift(veiled.criterion)).toEqual(criterion);
  const [accounts] = (veiled.criterion as { of: { values: string[] }[] }).of;
  const edited = firms(...accounts!.values.slice(1), 'Account 2', 'Stark');
  expect(veiled.lift(edited)).toEqual(firms('Umbrella', 'Wayne', 'Globex GmbH', 'Stark'));
});
