/** What the Simulate and Compare screens ask of the engine, timed in a thread of its own, as shipped. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { bundle } from './bundle.ts';
import type { Report } from './report.ts';

export async function bench(): Promise<Report> {
  const timing = new URL('./simulate/timing.ts', import.meta.url);
  const [report] = await once(new Worker(new URL('timing.mjs', await bundle({ timing }))), 'message');
  return report as Report;
}
