/**
 * What happened to the program, for whoever has to find out why it stopped: starts, ends of processes, kinds of errors.
 * Nothing of a workshop is in it, not even a file's name. A full log makes room for the next one; three are kept.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redacted } from '#shared/contract/redacted.ts';

const MOST_BYTES = 512 * 1024;
const KEPT = 3;

export class Log {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `what` is the program's own words; of `thrown` only its kind and place are written. */
  write(what: string, thrown?: unknown): void {
    const lines = thrown === undefined ? what : `${what}: ${redacted(thrown)}`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#makeRoom();
      appendFileSync(this.#file(0), `${new Date().toISOString()} ${lines}\n`);
    } catch {
      // A disk on which no log can be written is told where the workshop is saved.
    }
  }

  #makeRoom(): void {
    const size = statSync(this.#file(0), { throwIfNoEntry: false })?.size ?? 0;
    if (size < MOST_BYTES) return;
    rmSync(this.#file(KEPT - 1), { force: true });
    for (let age = KEPT - 2; age >= 0; age--) {
      if (statSync(this.#file(age), { throwIfNoEntry: false }))
        renameSync(this.#file(age), this.#file(age + 1));
    }
  }

  #file(age: number): string {
    return join(this.#folder, age === 0 ? 'yardstick.log' : `yardstick.${age}.log`);
  }
}
