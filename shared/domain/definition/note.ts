/** Notes on parts of a definition: why they are as they are, in the room's own words. */
import type { Definition } from './schema.ts';
import { LIMITS } from './vocabulary.ts';

/** The definition with a reason added to the note of a rule or transition; what does not fit any more is left out. */
export function withNote(
  definition: Definition,
  place: { part: 'rule' | 'transition'; id: string },
  reason: string,
): Definition {
  const noted = <T extends { id: string; note?: string | undefined }>(part: T): T => {
    if (part.id !== place.id) return part;
    const note = part.note ? `${part.note}\n${reason}` : reason;
    return note.length > LIMITS.textLength ? part : { ...part, note };
  };
  if (place.part === 'transition') {
    return { ...definition, transitions: definition.transitions.map(noted) };
  }
  const { scoring } = definition;
  return { ...definition, scoring: { ...scoring, rules: scoring.rules.map(noted) } };
}
