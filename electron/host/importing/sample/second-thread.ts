import { on, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import type { StoredColumn } from '../../workshop/repositories/stored-sample.ts';
import { SLACK } from '../cells/memory.ts';
import type { Rows } from '../tables/rows.ts';
import type { Typed } from './field-writer.ts';

/** Bytes of a file from which on a thread more is worth starting. */
const LARGE = 16 << 20;
/** Pieces that may be on their way at a time: so many that neither thread waits where the other moves a large table. */
const SLOTS = 16;
/** Milliseconds after which a piece, or the start, is given up. */
const PATIENCE = 60_000;

/** In what both threads count: pieces that were typed, pieces that were handed over, and whether typing failed. */
export const DONE = 0;
export const TAKEN = 1;
export const FAILED = 2;

/** Memory of both threads for the rows of a piece (see `Rows`), and for the places of those that become deals. */
export interface Slot {
  bytes: Uint8Array;
  numbers: Int32Array;
  firstCell: Int32Array;
  from: Int32Array;
  to: Int32Array;
  places: Int32Array;
}

export interface Handed {
  slot: number;
  /** Where it is other than before. */
  memory?: Slot;
  first: number;
  end: number;
  /** How many rows become deals. */
  picked: number;
}

export type ToTyping = { task: 'reserve'; deals: number } | ({ task: 'type' } & Handed) | { task: 'finish' };

/**
 * A thread that types columns of a large file while this one reads on. It is handed copies of the rows in memory of
 * both; nobody waits for it until it is a few pieces behind.
 */
export class SecondThread {
  readonly #worker: Worker;
  readonly #counts: Int32Array;
  readonly #slots: Slot[] = [];
  readonly #answers: AsyncIterator<[unknown]>;
  #failure: Error | null = null;

  private constructor(worker: Worker, counts: Int32Array) {
    this.#worker = worker;
    this.#counts = counts;
    this.#answers = on(worker, 'message') as AsyncIterator<[unknown]>;
    worker.on('error', (error: Error) => {
      this.#failure = error;
    });
  }

  /**
   * Null where a second thread is of no use or can't be had. `bytes`: how many there are to be read. `file`: what the
   * thread runs (`typing-thread.ts`, or the build's bundle of it).
   */
  static async start(
    columns: readonly ColumnMapping[],
    timeZone: string,
    bytes: number,
    file: string,
  ): Promise<SecondThread | null> {
    if (columns.length === 0 || bytes < LARGE || availableParallelism() < 2) return null;
    const counts = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
    const options = { workerData: { columns, timeZone, counts } };
    // A packaged app's files lie in an archive, which threads don't look into by themselves.
    const worker = file.endsWith('.ts')
      ? new Worker(file, options)
      : new Worker(readFileSync(file, 'utf8'), { ...options, eval: true });
    try {
      await once(worker, 'message', { signal: AbortSignal.timeout(PATIENCE) });
    } catch {
      await worker.terminate();
      return null;
    }
    return new SecondThread(worker, counts);
  }

  reserve(deals: number): void {
    this.#post({ task: 'reserve', deals });
  }

  /** Hands rows over; they may be used again at once. */
  add(rows: Rows, picked: Int32Array): void {
    const counts = this.#counts;
    const taken = counts[TAKEN]!;
    this.#awaitTyped(taken - SLOTS + 1);
    const slot = taken % SLOTS;
    const known = this.#slots[slot];
    const cells = rows.firstCell[rows.end]!;
    const needed = {
      bytes: rows.used + SLACK,
      numbers: rows.end,
      firstCell: rows.end + 1,
      from: cells,
      to: cells,
      places: picked.length,
    };
    const fits = known && SIZES.every((name) => known[name].length >= needed[name]);
    const memory = fits ? known : slotFor(needed);
    memory.bytes.set(rows.bytes.subarray(0, rows.used));
    for (const name of ['numbers', 'firstCell', 'from', 'to'] as const) {
      memory[name].set(rows[name].subarray(0, needed[name]));
    }
    memory.places.set(picked);
    this.#slots[slot] = memory;
    counts[TAKEN] = taken + 1;
    this.#post({
      ...{ task: 'type', slot, first: rows.first, end: rows.end, picked: picked.length },
      ...(fits ? {} : { memory }),
    });
  }

  /** The columns, in the order in which they were asked for. */
  async finish(): Promise<Typed[]> {
    this.#post({ task: 'finish' });
    return (await this.#answer()) as Typed[];
  }

  /** The same as they are stored, the last thing that comes: the thread then ends. */
  async stored(): Promise<StoredColumn[]> {
    return (await this.#answer()) as StoredColumn[];
  }

  async #answer(): Promise<unknown> {
    const { value } = await this.#answers.next();
    return value[0];
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(task: ToTyping): void {
    this.#refuseFailure();
    this.#worker.postMessage(task);
  }

  /** Waits until so many pieces were typed. */
  #awaitTyped(pieces: number): void {
    const counts = this.#counts;
    for (let done = Atomics.load(counts, DONE); done < pieces; done = Atomics.load(counts, DONE)) {
      if (Atomics.wait(counts, DONE, done, PATIENCE) === 'timed-out') {
        throw new Error('The thread that types columns has stopped.');
      }
    }
    this.#refuseFailure();
  }

  #refuseFailure(): void {
    if (this.#failure) throw this.#failure;
    if (Atomics.load(this.#counts, FAILED) === 1) throw new Error('Typing the columns failed.');
  }
}

const SIZES = ['bytes', 'numbers', 'firstCell', 'from', 'to', 'places'] as const;

/** Memory with some room to spare, as no piece is as long as the one before. */
function slotFor(needed: Record<keyof Slot, number>): Slot {
  const numbers = (length: number) =>
    new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * Math.ceil(1.25 * length + 16)));
  return {
    bytes: new Uint8Array(new SharedArrayBuffer(Math.ceil(1.25 * needed.bytes + 16))),
    numbers: numbers(needed.numbers),
    firstCell: numbers(needed.firstCell),
    from: numbers(needed.from),
    to: numbers(needed.to),
    places: numbers(needed.places),
  };
}
