import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containsText, containsWords, normalize, words } from '#shared/domain/criteria/text.ts';

test('normalizing what is normalized changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normalize(normalize(text))).toBe(normalize(text));
    }),
  );
});

test('each word of a text is in it, as a word and as text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const word of words(text)) {
        expect(containsWords(text, word)).toBe(true);
        expect(containsText(text, word)).toBe(true);
      }
    }),
  );
});

test('words are runs of letters and digits in any script', () => {
  expect(words('C-Level (EMEA): 2nd Straße, Ångström & 東京')).toEqual([
    'c',
    'level',
    'emea',
    '2nd',
    'straße',
    'angstrom',
    '東京',
  ]);
});
