import { expect, test } from 'vitest';
import { bySide, shortNames } from '../../../renderer/features/calibrate/short-names.ts';

test('people go by their first name, and by all of it where another of them has the same', () => {
  expect(shortNames(['Ana Brandt', 'Ben', 'ana Costa', ' Cleo  de Wit'])).toEqual([
    'Ana Brandt',
    'Ben',
    'ana Costa',
    'Cleo',
  ]);
});

test('the people of a side stand together, in the order in which they came', () => {
  const people = [
    { name: 'Ben', side: 'sales' },
    { name: 'Ana', side: 'marketing' },
    { name: 'Dev', side: 'sales' },
    { name: 'Cleo', side: 'marketing' },
  ];
  expect(bySide(people).map(({ name }) => name)).toEqual(['Ana', 'Cleo', 'Ben', 'Dev']);
});
