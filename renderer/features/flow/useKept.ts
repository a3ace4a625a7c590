import { useMemo, useRef } from 'react';

/**
 * Of a new list its elements, each as the object it was before where nothing of it has changed, and the old list where
 * nothing has changed at all: every edit makes all cards and arrows anew, and only those that differ shall be drawn.
 */
export function useKept<T extends { id: string }>(elements: readonly T[]): T[] {
  const kept = useRef({ list: [] as T[], contents: new Map<string, { element: T; content: string }>() });
  return useMemo(() => {
    const before = kept.current;
    const contents = new Map<string, { element: T; content: string }>();
    for (const element of elements) {
      const content = JSON.stringify(element);
      const known = before.contents.get(element.id);
      contents.set(element.id, known?.content === content ? known : { element, content });
    }
    const list = Array.from(contents.values(), ({ element }) => element);
    const isSame =
      list.length === before.list.length && list.every((element, i) => element === before.list[i]);
    kept.current = { list: isSame ? before.list : list, contents };
    return kept.current.list;
  }, [elements]);
}
