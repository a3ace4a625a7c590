import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Answer, Failure } from '#shared/contract/failure.ts';
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

/** What a call was answered with; a failure fails the test. */
export async function done<T>(answer: Promise<Answer<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The failure that a call was answered with; an answer without one fails the test. */
export async function failureOf(answer: Promise<Answer<unknown>>): Promise<Failure> {
  const result = await answer;
  if (result.ok) throw new Error('the call was answered with a value');
  return result.error;
}
