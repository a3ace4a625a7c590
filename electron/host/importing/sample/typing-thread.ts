/** Entry of the thread that types some of the columns of a large file (see `SecondThread`). */
import { parentPort, workerData } from 'node:worker_threads';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import { storedColumn } from '../../workshop/repositories/stored-sample.ts';
import { wordsOf } from '../cells/memory.ts';
import { Rows } from '../tables/rows.ts';
import { FieldWriter } from './field-writer.ts';
import { DONE, FAILED, type Handed, type Slot, TAKEN, type ToTyping } from './second-thread.ts';

const port = parentPort;
if (!port) throw new Error('This file is started as a worker.');

const { columns, timeZone, counts } = workerData as {
  columns: ColumnMapping[];
  timeZone: string;
  counts: Int32Array;
};
const writers = columns.map((column) => new FieldWriter(column, timeZone));
const slots: Slot[] = [];
const rows = new Rows();

function type({ slot, memory, first, end, picked }: Handed): void {
  if (memory) slots[slot] = memory;
  const { bytes, numbers, firstCell, from, to, places } = slots[slot]!;
  const shared = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  Object.assign(rows, { bytes: shared, words: wordsOf(shared), numbers, firstCell, from, to, first, end });
  for (const writer of writers) writer.add(rows, places.subarray(0, picked));
}

port.on('message', (asked: ToTyping) => {
  try {
    if (asked.task === 'reserve') for (const writer of writers) writer.reserve(asked.deals);
    if (asked.task === 'type') {
      type(asked);
      Atomics.add(counts, DONE, 1);
      Atomics.notify(counts, DONE);
    }
    if (asked.task === 'finish') {
      const typed = writers.map((writer) => writer.finish());
      port.postMessage(typed);
      // While the other thread makes a sample of them, so that it need not do this too.
      port.postMessage(typed.map(({ column }) => storedColumn(column)));
      port.close();
    }
  } catch (error) {
    // Whoever waits is woken, and finds out.
    Atomics.store(counts, FAILED, 1);
    Atomics.store(counts, DONE, Atomics.load(counts, TAKEN));
    Atomics.notify(counts, DONE);
    throw error;
  }
});
port.postMessage('ready');
