import { useMemo } from 'react';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition, Transition } from '#shared/domain/definition/schema.ts';
import type { Field } from '#shared/domain/sample/sample.ts';
import { type ArrowWords, arrowWords } from './arrow-words.ts';

/** What stands on each arrow, by its id. Only an arrow that changed is put into words anew, since all are at each key. */
export function useArrowWords(
  definition: Definition,
  fields: readonly Field[] | undefined,
): ReadonlyMap<string, ArrowWords> {
  const { stages, checklist, reasons } = definition;
  const { bands } = definition.scoring;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the words take names from
  const known = useMemo(
    () => new WeakMap<Transition, ArrowWords>(),
    [stages, checklist, reasons, bands, fields],
  );
  return useMemo(() => {
    const names = namesFor(definition, fields);
    const wordsOf = (arrow: Transition) => {
      const words = known.get(arrow) ?? arrowWords(arrow, names);
      known.set(arrow, words);
      return words;
    };
    return new Map(definition.transitions.map((arrow) => [arrow.id, wordsOf(arrow)]));
  }, [definition, fields, known]);
}
