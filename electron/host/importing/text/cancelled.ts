import { Refusal } from '#shared/contract/failure.ts';

/** Stops work that a person has cancelled. */
export function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Refusal('cancelled', 'The import was cancelled. Nothing was changed.');
}
