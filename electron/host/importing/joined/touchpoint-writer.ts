import { Refusal } from '#shared/contract/failure.ts';
import type { Instant, Touchpoints } from '#shared/domain/sample/sample.ts';
import { Growable } from '../sample/growable.ts';

/** More of them would fill the memory of the window that simulates with them. */
const MOST = 30_000_000;
const MOST_TYPES = 10_000;

/** Gathers touchpoints in any order. */
export class TouchpointWriter {
  readonly #deal = new Growable(Uint32Array);
  readonly #type = new Growable(Uint32Array);
  readonly #at = new Growable(Float64Array);
  readonly #value = new Growable(Float64Array);
  readonly #person = new Growable(Uint32Array);
  readonly #types = new Map<string, number>();
  readonly #people = new Map<string, number>();

  get length(): number {
    return this.#deal.length;
  }

  /** `value` is NaN where there is none, `person` empty for the deal's own. */
  add(deal: number, type: string, at: Instant, value: number, person: string): void {
    if (this.length >= MOST) {
      throw new Refusal(
        'badInput',
        `These tables hold more than ${MOST.toLocaleString('en-US')} touchpoints of deals. ` +
          'Check by which columns they are joined, or leave out what nobody asks about.',
      );
    }
    this.#deal.push(deal);
    this.#type.push(codeOf(this.#types, type));
    this.#at.push(at);
    this.#value.push(value);
    this.#person.push(person === '' ? 0 : codeOf(this.#people, person) + 1);
    if (this.#types.size > MOST_TYPES) {
      throw new Refusal(
        'badInput',
        'The column that was taken for the type of touchpoints holds thousands of different texts. Choose another.',
      );
    }
  }

  /** All of them, sorted by deal, then time, then the order in which they came. */
  finish(deals: number): Touchpoints {
    const [deal, type, at] = [this.#deal.finish(), this.#type.finish(), this.#at.finish()];
    const [value, person] = [this.#value.finish(), this.#person.finish()];
    const start = new Uint32Array(deals + 1);
    for (let i = 0; i < deal.length; i++) start[deal[i]! + 1]!++;
    for (let i = 0; i < deals; i++) start[i + 1]! += start[i]!;
    const order = new Uint32Array(deal.length);
    const next = start.slice(0, deals);
    for (let i = 0; i < deal.length; i++) order[next[deal[i]!]!++] = i;
    for (let i = 0; i < deals; i++) {
      if (start[i + 1]! - start[i]! < 2) continue;
      order.subarray(start[i]!, start[i + 1]!).sort((a, b) => at[a]! - at[b]! || a - b);
    }
    return {
      start,
      type: ordered(new Uint16Array(order.length), type, order),
      types: [...this.#types.keys()],
      at: ordered(new Float64Array(order.length), at, order),
      value: ordered(new Float64Array(order.length), value, order),
      person: ordered(new Uint32Array(order.length), person, order),
      people: [...this.#people.keys()],
    };
  }
}

function ordered<T extends Uint16Array | Uint32Array | Float64Array>(
  into: T,
  from: Uint32Array | Float64Array,
  order: Uint32Array,
): T {
  for (let i = 0; i < order.length; i++) into[i] = from[order[i]!]!;
  return into;
}

function codeOf(codes: Map<string, number>, text: string): number {
  let code = codes.get(text);
  if (code === undefined) {
    code = codes.size;
    codes.set(text, code);
  }
  return code;
}
