/** What kinds of touchpoints a room tells apart, guessed from what the types are called. */
import { normalize } from '../../domain/criteria/text.ts';

export const TOUCHPOINT_KINDS = ['intent', 'interest', 'salesContact', 'closing'] as const;
/**
 * - `intent`: the lead asks for something that buyers ask for (a demo, a price, a trial).
 * - `interest`: everything else that a lead does.
 * - `salesContact`: sales speaks with the lead.
 * - `closing`: the paper at the end of a sale, which says nothing about how a lead begins.
 */
export type TouchpointKind = (typeof TOUCHPOINT_KINDS)[number];

/** The first that matches a type's name decides. */
const GUESSES: readonly [RegExp, TouchpointKind][] = [
  [
    /\b(proposal|contract|signed|signature|negotiat\w*|invoice|payment|purchase order|closed|won)\b/,
    'closing',
  ],
  [/\bquot(e|ation) sent\b/, 'closing'],
  [/\b(request\w*|contact (us|form|sales)|talk to|enquir\w*|inquir\w*|rfp|rfq|hand ?rais\w*)\b/, 'intent'],
  [/\bdemo (held|given|done|completed|attended|meeting)\b/, 'salesContact'],
  [
    /\b(sales|calls?|called|meetings?|contacted|discovery|voicemail|outreach|sdr|bdr|connected)\b/,
    'salesContact',
  ],
  [
    /\b(demo|pric(e|es|ing)|quot(e|es|ation)|trial|sign ?up|buy|checkout|invit\w*|roi|calculator)\b/,
    'intent',
  ],
  [/\b(compar\w*|repl(y|ied)|chat|upgrade|add(ed)? to cart|free plan)\b/, 'intent'],
];

/** The kind of each type, as texts are compared; what the room corrected stands above the guess. */
export function touchpointKinds(
  types: readonly string[],
  corrections: Readonly<Record<string, TouchpointKind>> = {},
): Map<string, TouchpointKind> {
  const corrected = new Map(Object.entries(corrections).map(([type, kind]) => [normalize(type), kind]));
  return new Map(
    types.map((type) => {
      const name = normalize(type);
      const plain = name.replace(/[_\-/.]+/g, ' ');
      const guess = GUESSES.find(([words]) => words.test(plain))?.[1] ?? 'interest';
      return [name, corrected.get(name) ?? guess];
    }),
  );
}

/** Whether a kind is what sales does: it follows from its own judgement of the lead. */
export const isSalesAct = (kind: TouchpointKind): boolean => kind === 'salesContact' || kind === 'closing';
