/**
 * Canonical JSON (RFC 8785): one text for each value, whatever the order in which its properties were written.
 * Numbers and texts are written as JSON.stringify does, which is what the RFC prescribes.
 */

/** Throws a TypeError for what JSON can't hold: numbers that aren't finite, half characters, functions. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    // A lone surrogate has no UTF-8 form, so its text would have no fixed bytes. (String.isWellFormed is too new.)
    if (/\p{Surrogate}/u.test(value)) throw new TypeError('A text holds half of a character');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    // The default order of sort is that of UTF-16 code units, as the RFC demands.
    const keys = Object.keys(value).sort();
    const members = keys.flatMap((key) => {
      const member = (value as Record<string, unknown>)[key];
      return member === undefined ? [] : [`${canonicalJson(key)}:${canonicalJson(member)}`];
    });
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON has no ${typeof value}`);
}
