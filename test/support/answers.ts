/** What calls were answered with; also for processes that no test runner runs. */
import type { Answer, Failure } from '#shared/contract/failure.ts';

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
