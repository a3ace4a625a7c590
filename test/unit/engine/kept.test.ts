/** What an engine keeps for the next edit, and what it lets go of. */
import { expect, test } from 'vitest';
import { Latest } from '#shared/engine/kept/latest.ts';
import { Shelf } from '#shared/engine/kept/shelf.ts';

const bytesOf = (thing: { bytes: number }): number => thing.bytes;

/** Whether a shelf makes these anew. */
function isMadeAnew(shelf: Shelf, keys: readonly string[], bytes = 1): boolean[] {
  return keys.map((key) => {
    let isMade = false;
    shelf.get(
      key,
      () => {
        isMade = true;
        return { bytes };
      },
      bytesOf,
    );
    return isMade;
  });
}

test('a shelf that is full lets go of what nobody asked for lately', () => {
  const shelf = new Shelf(Number.POSITIVE_INFINITY, 4);
  for (const keys of [
    ['a', 'b', 'c'],
    ['b', 'd'],
    ['b', 'e', 'f'],
  ]) {
    isMadeAnew(shelf, keys);
    shelf.trim();
  }
  expect(isMadeAnew(shelf, ['b', 'e', 'f', 'a', 'c'])).toEqual([false, false, false, true, true]);
});

test('a shelf keeps what one edit after another asks for, as long as it has room for it', () => {
  const shelf = new Shelf(10, 4);
  const asked = ['a', 'b', 'c', 'd'];
  isMadeAnew(shelf, asked, 2);
  for (let edit = 0; edit < 5; edit += 1) {
    shelf.trim();
    expect(isMadeAnew(shelf, asked, 2)).toEqual([false, false, false, false]);
  }
});

test('a shelf keeps nothing beyond its memory', () => {
  const shelf = new Shelf(10);
  isMadeAnew(shelf, ['a', 'huge'], 6);
  shelf.trim();
  expect(['a', 'huge'].map((key) => shelf.find(key))).toEqual([undefined, undefined]);
});

test('of a few things those go that were put there the longest ago', () => {
  const latest = new Latest<number>(2);
  expect(latest.put('a', 1)).toEqual([]);
  expect(latest.put('b', 2)).toEqual([]);
  expect(latest.put('a', 3)).toEqual([]);
  expect(latest.put('c', 4)).toEqual([2]);
  expect([latest.find('a'), latest.find('b'), latest.find('c')]).toEqual([3, undefined, 4]);
  latest.remove('a');
  expect(latest.find('a')).toBeUndefined();
});
