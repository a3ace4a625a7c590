/**
 * Passes over all deals, shared out between two threads. Each takes the next part that nobody has taken, so that a
 * second thread which comes late, or is kept by something else, holds up nothing.
 */
import { type ScorePass, scorer } from './score-pass.ts';
import { type SortPass, sorter } from './sort-pass.ts';
import { type SpreadPass, spreader } from './spread-pass.ts';

/** What is done for each deal by itself; plain data, with all columns of deals in shared memory. */
export type Pass = SortPass | ScorePass | SpreadPass;

/** A pass that a second thread is to help with, by `helpWith`. */
export interface SharedPass {
  pass: Pass;
  deals: number;
  /** See `NEXT`, `BUSY` and `FAILED`. */
  state: Int32Array;
}

/** The way to a thread that helps. */
export interface SecondThread {
  /** Whether it listens yet. */
  isReady(): boolean;
  post(shared: SharedPass): void;
}

/** The next part, whether the second thread is at one, and whether it failed. */
const [NEXT, BUSY, FAILED, STATE] = [0, 1, 2, 3];
/** Deals of a part; a multiple of all blocks that passes work in. */
const PART = 16_384;
/** With fewer deals little is won, and the window may need the processor that the second thread would take. */
const FEWEST_SHARED = 16 * PART;

/** Whether a second thread is of use for so many deals. */
export const isWorthSharing = (deals: number): boolean => deals >= FEWEST_SHARED;

/** Does a pass over so many deals, with the second thread where there is one. */
export function doPass(pass: Pass, deals: number, second: SecondThread | null): void {
  const work = workOf(pass);
  if (!second?.isReady() || !isWorthSharing(deals)) {
    work(0, deals);
    return;
  }
  const state = new Int32Array(new SharedArrayBuffer(STATE * Int32Array.BYTES_PER_ELEMENT));
  second.post({ pass, deals, state });
  takeParts(work, deals, state);
  while (Atomics.load(state, BUSY) === 1) Atomics.wait(state, BUSY, 1);
  // Either it fails here too, and says so, or it is done now.
  if (Atomics.load(state, FAILED) === 1) work(0, deals);
}

/** What the second thread does with a pass that was posted to it. */
export function helpWith({ pass, deals, state }: SharedPass): void {
  Atomics.store(state, BUSY, 1);
  try {
    takeParts(workOf(pass), deals, state);
  } catch {
    Atomics.store(state, FAILED, 1);
  }
  Atomics.store(state, BUSY, 0);
  Atomics.notify(state, BUSY);
}

type Work = (from: number, to: number) => void;

function workOf(pass: Pass): Work {
  switch (pass.kind) {
    case 'sort':
      return sorter(pass);
    case 'score':
      return scorer(pass);
    case 'spread':
      return spreader(pass);
  }
}

function takeParts(work: Work, deals: number, state: Int32Array): void {
  for (;;) {
    const from = Atomics.add(state, NEXT, 1) * PART;
    if (from >= deals) return;
    work(from, Math.min(from + PART, deals));
  }
}
