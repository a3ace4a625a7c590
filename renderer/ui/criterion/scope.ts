import { createContext, useContext } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';

/** What the conditions of an editor may speak of. */
export interface ScopeValue {
  definition: Definition;
  scores: boolean;
}

export const CriterionScope = createContext<ScopeValue | null>(null);

export function useCriterionScope(): ScopeValue {
  const scope = useContext(CriterionScope);
  if (!scope) throw new Error('A condition stands outside of a CriterionEditor.');
  return scope;
}
