/** Documents of older versions of the definition language, brought up to the present one. */
import type { Problem } from './problem.ts';
import { valueAt } from './problem.ts';

/** Turns a document of one version into the same in the next. */
export type Upgrade = (document: Record<string, unknown>) => Record<string, unknown>;

/** `UPGRADES[n]` leads from version `n + 1` to `n + 2`; version 1 is the first and the present one. */
const UPGRADES: readonly Upgrade[] = [];

export type Current = { ok: true; document: Record<string, unknown> } | { ok: false; problem: Problem };

/** The document in the present version, or why it can't be read; `upgrades` is there for tests. */
export function toCurrentVersion(json: unknown, upgrades: readonly Upgrade[] = UPGRADES): Current {
  const refuse = (path: string[], message: string): Current => ({ ok: false, problem: { path, message } });
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return refuse([], 'the definition: expected an object with “format” and “version”.');
  }
  if (valueAt(json, ['format']) !== 'yardstick.definition') {
    return refuse(
      ['format'],
      'this is not a definition of Yardstick: its “format” should be “yardstick.definition”.',
    );
  }
  const present = upgrades.length + 1;
  const version = valueAt(json, ['version']);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse(
      ['version'],
      `the definition: expected its “version” to be a whole number from 1 to ${present}.`,
    );
  }
  if (version > present) {
    return refuse(
      ['version'],
      `this definition was written by a newer Yardstick: it is of version ${version}, and this one reads up to ${present}. Update Yardstick to open it.`,
    );
  }
  const steps = upgrades.slice(version - 1);
  const document = steps.reduce((older, upgrade) => upgrade(older), json as Record<string, unknown>);
  return { ok: true, document };
}
