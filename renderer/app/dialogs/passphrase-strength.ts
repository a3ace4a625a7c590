/** How hard a passphrase is to guess, by zxcvbn (D. L. Wheeler, zxcvbn: Low-Budget Password Strength Estimation, 2016). */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

export interface Strength {
  /** 0 to 4. */
  score: number;
  words: string;
}

const WORDS = [
  'Guessed at once.',
  'Guessed within a day by somebody with the file.',
  'Holds for a while; a longer one holds for good.',
  'Hard to guess.',
  'Very hard to guess.',
] as const;

let factory: Promise<ZxcvbnFactory> | undefined;

/** Loaded when it is first needed: its lists of common passwords are large. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

export async function rate(passphrase: string): Promise<Strength> {
  factory ??= load();
  const { score } = (await factory).check(passphrase);
  return { score, words: WORDS[score] };
}
