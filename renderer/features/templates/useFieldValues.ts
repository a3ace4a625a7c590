import { useEffect, useState } from 'react';
import { ask } from '../../platform/engine/client.ts';

/** More values than this are not answers but names. */
const MOST = 100;

/** The values that fields have in the sample; [] for a field whose values are still on their way. */
export function useFieldValues(fields: readonly string[]): (field: string) => readonly string[] {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const missing = JSON.stringify(fields.filter((field) => !known.has(field)));
  useEffect(() => {
    const keys: string[] = JSON.parse(missing);
    if (keys.length === 0) return;
    let current = true;
    Promise.all(
      keys.map((field) =>
        ask('values', { field, most: MOST }).then(
          (found) => found.map(({ value }) => value),
          () => [],
        ),
      ),
    ).then((lists) => {
      if (!current) return;
      setKnown((before) => new Map([...before, ...keys.map((key, i) => [key, lists[i]!] as const)]));
    });
    return () => {
      current = false;
    };
  }, [missing]);
  return (field) => known.get(field) ?? [];
}
