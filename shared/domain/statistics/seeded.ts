/**
 * Numbers that look random and are the same for the same seed, so that an interval is the same whenever it is asked
 * for (D. Blackman and S. Vigna, “Scrambled linear pseudorandom number generators”, ACM Transactions on Mathematical
 * Software 47, 2021: xoshiro128++). Its state is filled by splitmix32.
 */

/** The next number, evenly spread over 0 ≤ u < 1. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let [a, b, c, d] = states(seed);
  return () => {
    const result = (rotate((a + d) | 0, 7) + a) | 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return (result >>> 0) / 0x1_0000_0000;
  };
}

const rotate = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));

function states(seed: number): [number, number, number, number] {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    return bits ^ (bits >>> 15);
  };
  return [next(), next(), next(), next()];
}
