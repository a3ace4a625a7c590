/**
 * Yardstick's own engine, in a thread of its own as in the app, so that the other contenders' objects are none of its
 * garbage collector's business. The thread stays from one number of deals to the next, so that its code is as warm as
 * that of the others; as in the app a second thread helps it with many deals.
 */
import { once as onceHeard } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { getOr } from '#shared/engine/kept/get-or.ts';
import { once } from '#shared/engine/kept/once.ts';
import { bundle } from '../bundle.ts';
import type { Contender, Outcome } from './contender.ts';
import type { Task } from './engine-thread.ts';

/** By how many threads the engine has. */
const engines = new Map<number, Worker>();

const threadsAsShipped = once(() =>
  bundle({
    'engine-thread': new URL('./engine-thread.ts', import.meta.url),
    'second-thread': new URL('./second-thread.ts', import.meta.url),
  }),
);

export async function ours({ deals }: Sample, threads: 1 | 2): Promise<Contender> {
  const script = new URL('engine-thread.mjs', await threadsAsShipped());
  const thread = getOr(engines, threads, () => {
    const started = new Worker(script, { workerData: { threads } });
    started.unref();
    return started;
  });
  const ask = async <T>(task: Task): Promise<T> => {
    const answered = onceHeard(thread, 'message');
    thread.postMessage(task);
    return (await answered)[0] as T;
  };
  await ask({ task: 'load', deals });
  return {
    name: threads === 1 ? 'Yardstick, 1 thread' : 'Yardstick',
    package: null,
    run: () => ask<number[]>({ task: 'run' }),
    update: (setting) => ask<number[]>({ task: 'update', setting }),
    outcome: () => ask<Outcome>({ task: 'outcome' }),
  };
}
