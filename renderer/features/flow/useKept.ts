import { useMemo, useRef } from 'react';

/**
 * Of a new list its elements, each as the object it was before where nothing of it has changed: every edit makes all
 * cards and arrows anew, and only those that differ shall be drawn.
 */
export function useKept<T extends { id: string }>(elements: readonly T[]): T[] {
  const kept = useRef(new Map<string, { element: T; content: string }>());
  return useMemo(() => {
    const now = new Map<string, { element: T; content: string }>();
    for (const element of elements) {
      const content = JSON.stringify(element);
      const known = kept.current.get(element.id);
      now.set(element.id, known?.content === content ? known : { element, content });
    }
    kept.current = now;
    return Array.from(now.values(), ({ element }) => element);
  }, [elements]);
}
