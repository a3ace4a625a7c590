import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createHost, type Host } from '../../electron/host/host.ts';

/** A host on a data folder, closed when the test is over. */
export function hostIn(folder: string): Host {
  const host = createHost({
    dataFolder: join(folder, 'data'),
    clock: () => new Date('2026-03-01T09:00:00Z'),
  });
  onTestFinished(() => host.close());
  return host;
}

export { done, failureOf } from './answers.ts';
