/** What keeps a JSON document from being a definition, and where. */

/** Property names and indexes from the document's root to the place. */
export type Path = readonly (string | number)[];

export interface Problem {
  path: Path;
  /** The place in words, what was expected there, and what was found. */
  message: string;
}

/** The value at a path; undefined where the path leads nowhere. */
export function valueAt(json: unknown, path: Path): unknown {
  let value: unknown = json;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
