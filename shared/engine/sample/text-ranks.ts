/** Which of many texts comes first, told by numbers that are made once and compared often. */
import { sortInSteps } from './order.ts';

/** Deals looked at between two breaths, in which somebody else can have the thread. */
const SLICE = 2_048;

/**
 * A number for each deal, in the order of the deals' texts; equal texts have equal numbers, and no text has 0. Pauses now
 * and then, and goes on when asked to.
 */
export function* textRanks(
  deals: number,
  textOf: (deal: number) => string | null,
  compare: (a: string, b: string) => number,
): Generator<undefined, Uint32Array> {
  const places = new Map<string, number>();
  const placeOf = new Int32Array(deals).fill(-1);
  for (let deal = 0; deal < deals; deal += 1) {
    if (deal % SLICE === 0) yield;
    const text = textOf(deal);
    if (text === null) continue;
    let place = places.get(text);
    if (place === undefined) {
      place = places.size;
      places.set(text, place);
    }
    placeOf[deal] = place;
  }
  const ranks = new Uint32Array(places.size);
  let rank = 0;
  let before: string | null = null;
  const sorted = yield* sortInSteps([...places.keys()], compare);
  for (const [i, text] of sorted.entries()) {
    if (i % SLICE === 0) yield;
    if (before === null || compare(before, text) !== 0) rank += 1;
    ranks[places.get(text)!] = rank;
    before = text;
  }
  return Uint32Array.from(placeOf, (place) => (place < 0 ? 0 : ranks[place]!));
}
