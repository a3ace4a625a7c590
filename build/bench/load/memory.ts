/** The memory of all processes of the app, while it does one thing after another. */
import type { ElectronApplication, Page } from 'playwright-core';
import { memoryOf } from '../processes.ts';

/** How often it is looked at, in milliseconds. */
const EVERY = 250;

export interface Stage {
  name: string;
  ms: number;
  /** The most that it needed meanwhile, in bytes. */
  peak: number;
}

/** Does something and says how long it took, and how much memory the app had at most. */
export async function watched(
  app: ElectronApplication,
  name: string,
  act: () => Promise<unknown>,
): Promise<Stage> {
  const leader = app.process().pid!;
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, memoryOf(leader));
  };
  const looking = setInterval(look, EVERY);
  const begin = performance.now();
  try {
    await act();
  } finally {
    clearInterval(looking);
  }
  const ms = performance.now() - begin;
  look();
  process.stderr.write(`${name}: ${Math.round(ms)} ms, ${Math.round(peak / 2 ** 20)} MiB\n`);
  return { name, ms, peak };
}

/** What is really in use in the window's script and in its engine, in bytes, once all garbage is gone. */
export async function heapInUse(page: Page): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  await tools.detach();
  return usedSize;
}
