/** A failure is a value that a person can act on; it travels through every door alike. */

export type FailureCode =
  | 'badInput'
  | 'notFound'
  | 'noWorkshop'
  | 'noSample'
  | 'notAWorkshop'
  | 'newerWorkshop'
  | 'damagedWorkshop'
  /** Needs a passphrase. */
  | 'locked'
  | 'wrongPassphrase'
  | 'inUse'
  /** Somebody saved a newer revision meanwhile. */
  | 'stale'
  | 'unreadableFile'
  | 'cannotWrite'
  | 'cancelled'
  | 'internal';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Failure {
  code: FailureCode;
  /** What is wrong, where, and what to do, in words that a sales leader understands. */
  message: string;
  details?: Record<string, Json> | undefined;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Thrown inside the host and the doors; they turn it into a value at their edge. */
export class Refusal extends Error {
  readonly code: FailureCode;
  readonly details: Failure['details'];

  constructor(code: FailureCode, message: string, details?: Failure['details']) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  toFailure(): Failure {
    return { code: this.code, message: this.message, ...(this.details && { details: this.details }) };
  }
}

/** Any thrown thing as a failure; what nobody foresaw is `internal`. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Refusal) return thrown.toFailure();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message: `Something went wrong inside Yardstick: ${message}` };
}
