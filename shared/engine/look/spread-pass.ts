/** Gives each deal what stands for its case. */
export interface SpreadPass {
  kind: 'spread';
  byCase: Uint8Array;
  cases: Int32Array;
  result: Uint8Array;
}

/** Writes the deals `from … to - 1`. */
export const spreader =
  ({ byCase, cases, result }: SpreadPass) =>
  (from: number, to: number): void => {
    for (let deal = from; deal < to; deal += 1) result[deal] = byCase[cases[deal]!]!;
  };
