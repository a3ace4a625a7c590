import { usePart } from '../../stores/definitions.ts';
import type { SubjectLists } from './subjects.ts';

/** What of the definition that is being edited its conditions can be about. */
export function useSubjectLists(): SubjectLists {
  const checklist = usePart((definition) => definition.checklist) ?? [];
  const bands = usePart((definition) => definition.scoring.bands) ?? [];
  return { checklist, bands };
}
