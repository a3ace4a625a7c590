/** Sentences of findings. */

/** `A`, `A and B`, `A, B and C`; of long lists the first three and how many more. */
export function enumerateWords(names: readonly string[], joint: 'and' | 'or' = 'and'): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} ${joint} ${names.length - 3} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${joint} ${last}`;
}

export const quoted = (name: string): string => `“${name}”`;
