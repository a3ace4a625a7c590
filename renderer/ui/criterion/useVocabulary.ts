import { useEffect, useMemo, useState } from 'react';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Vocabulary } from '#shared/domain/definition/typed/vocabulary.ts';
import { ask } from '../../platform/engine/client.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { useSubjectLists } from './useSubjectLists.ts';

/** Criteria name checklist items and bands, nothing else of a definition. */
const NOTHING = emptyDefinition('', 'agreed');

/** As many values of each field as completion offers at most. */
const MOST = 100;

/** The names and values that a typed criterion may use, from the definition and the sample. */
export function useVocabulary(): Vocabulary {
  const { checklist, bands } = useSubjectLists();
  const sample = useWorkshop((state) => state.sample);
  const [values, setValues] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  useEffect(() => {
    let current = true;
    const texts = sample?.fields.filter(({ type }) => type === 'text' || type === 'category') ?? [];
    Promise.all(
      texts.map(async ({ key }) => {
        const found = await ask('values', { field: key, most: MOST });
        return [key, found.map(({ value }) => value)] as const;
      }),
    ).then(
      (found) => current && setValues(new Map(found)),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [sample]);
  return useMemo(() => {
    const source = sample?.fields.find(({ role }) => role === 'source')?.key;
    return {
      names: namesFor({ ...NOTHING, checklist, scoring: { ...NOTHING.scoring, bands } }, sample?.fields),
      touchpointTypes: sample?.touchpointTypes ?? [],
      sources: (source !== undefined && values.get(source)) || [],
      valuesOf: (field) => values.get(field) ?? [],
    };
  }, [checklist, bands, sample, values]);
}
