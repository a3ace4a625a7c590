import type { Dialect } from '#shared/contract/mapping.ts';

type Charset = Exclude<Dialect['encoding'], 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** In the order in which they are taken where they do equally well. */
const CANDIDATES: readonly { charset: Charset; letters: RegExp }[] = [
  { charset: 'windows-1252', letters: /[à-ïñ-öø-üÿœšžßÀ-ÏÑ-ÖØ-ÜŒŠŽ]/ },
  { charset: 'windows-1254', letters: /[ğışçöüâîûéİ]/i },
  { charset: 'windows-1250', letters: /[áâăäąćčçéęëěíîďđńňóôőöŕřśšşťţúůűüýźžżłß]/i },
  { charset: 'iso-8859-2', letters: /[áâăäąćčçéęëěíîďđńňóôőöŕřśšşťţúůűüýźžżłß]/i },
  { charset: 'windows-1251', letters: /[а-яёіїєґ]/i },
  { charset: 'koi8-r', letters: /[а-яё]/i },
  { charset: 'iso-8859-5', letters: /[а-яёіїє]/i },
  { charset: 'windows-1253', letters: /[α-ωάέήίόύώϊϋΐΰς]/i },
  { charset: 'iso-8859-7', letters: /[α-ωάέήίόύώϊϋΐΰς]/i },
  { charset: 'macintosh', letters: /[à-öø-ÿœßÀ-ÖØ-ÞŒ]/ },
  { charset: 'shift_jis', letters: /[\u3040-\u30ff\u4e00-\u9fff\uff61-\uff9f]/ },
];
const NON_LATIN = /[\u0370-\u03ff\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]/u;
/** What Western texts hold besides letters: quotation marks, dashes, currencies. */
const PUNCTUATION = /[€“”„‘’–—…°§£©®™«»·\u00a0]/;
/** Another character set has to do this much better than the usual one, so that a single odd sign doesn't decide. */
const BETTER = 1.15;
/** No word of these languages has so many consonants in a row; another script's letters read as theirs do. */
const UNSPEAKABLE = /[бвгджзйклмнпрстфхцчшщβγδζθκλμνξπρσςτφχψ]{5}/iu;
/** Fewer letters tell nothing. */
const LEAST = 3;

/** The character set in which the bytes that are not ASCII are most likely letters of words. */
export function likeliestCharset(bytes: Uint8Array): Charset {
  let best: Charset = 'windows-1252';
  let bestScore = 0;
  for (const { charset, letters } of CANDIDATES) {
    const score = likelihood(new TextDecoder(charset).decode(bytes), letters);
    if (score > Math.max(LEAST, bestScore * BETTER)) {
      best = charset;
      bestScore = score;
    }
  }
  return best;
}

/**
 * How many signs beyond ASCII are letters of the charset's own languages where they stand, less those that can't
 * be right: signs within words, capitals behind small letters, letters of two scripts in one word, long runs of
 * accented Latin letters.
 */
function likelihood(text: string, letters: RegExp): number {
  let score = 0;
  for (const [word] of text.matchAll(/(?:[A-Za-z]|[^\p{ASCII}])+/gu)) {
    const latin = /[a-z]/i.test(word);
    const foreign = NON_LATIN.test(word);
    if (UNSPEAKABLE.test(word)) score -= 3;
    let run = 0;
    let before = '';
    for (const sign of word) {
      const isAscii = sign.charCodeAt(0) < 0x80;
      run = isAscii || foreign ? 0 : run + 1;
      if (!isAscii) {
        const fits = letters.test(sign) && !(latin && foreign) && !isCapitalBehind(before, sign);
        score += fits || PUNCTUATION.test(sign) ? 1 : -1.5;
      }
      if (run > 2) score -= 2;
      before = sign;
    }
  }
  return Math.max(0, score);
}

const isCapitalBehind = (before: string, sign: string): boolean =>
  sign !== sign.toLowerCase() && before !== before.toUpperCase();
