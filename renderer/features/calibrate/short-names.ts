/** What people are called where there is little room: by their first name, unless another of them has it too. */
export function shortNames(names: readonly string[]): string[] {
  const first = names.map((name) => name.trim().split(/\s+/)[0] ?? '');
  const isOwn = (name: string) =>
    first.filter((other) => other.toLowerCase() === name.toLowerCase()).length === 1;
  return names.map((name, i) => (isOwn(first[i]!) ? first[i]! : name));
}

/** Marketing's people first, then sales', each in the order in which they came. */
export const bySide = <P extends { side: string }>(people: readonly P[]): P[] =>
  people.toSorted((a, b) => a.side.localeCompare(b.side));
