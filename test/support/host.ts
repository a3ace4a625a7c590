import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { SampleManifest } from '#shared/contract/methods.ts';
import { cutBuffers } from '#shared/domain/sample/buffers.ts';
import { createHost, type Host } from '../../electron/host/host.ts';
import { done, failureOf } from './answers.ts';

/** A host on a data folder, closed when the test is over. */
export function hostIn(folder: string): Host {
  const host = createHost({
    dataFolder: join(folder, 'data'),
    clock: () => new Date('2026-03-01T09:00:00Z'),
  });
  onTestFinished(() => host.close());
  return host;
}

/** The manifest's buffers by name, each as long as it says. */
export async function buffersOf(host: Host, { fingerprint, buffers }: SampleManifest) {
  const names = buffers.map(({ name }) => name);
  const joined = await done(host.call('sample.buffers', { fingerprint, names }));
  expect(joined.byteLength).toBe(buffers.reduce((sum, { bytes }) => sum + bytes, 0));
  return cutBuffers(joined, buffers);
}

export { done, failureOf };
