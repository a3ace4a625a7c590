/** Parts of a definition with names in place of the ids that each definition chooses for itself. */
import { normalize } from '../criteria/text.ts';
import { canonicalJson } from './canonical.ts';
import type {
  ChecklistItem,
  Criterion,
  Definition,
  PointLimits,
  RejectionReason,
  Rule,
  RuleGroup,
  ScoreBand,
  Stage,
  Transition,
} from './schema.ts';
import { isCombination } from './walk.ts';

/** What a definition consists of, one thing at a time. */
export type Part =
  | { part: 'stage'; item: Stage }
  | { part: 'transition'; item: Transition }
  | { part: 'rule'; item: Rule }
  | { part: 'group'; item: RuleGroup }
  | { part: 'band'; item: ScoreBand }
  | { part: 'checklistItem'; item: ChecklistItem }
  | { part: 'reason'; item: RejectionReason }
  /** The limits of a category, or of the total. */
  | { part: 'limits'; item: PointLimits & { id: string; name: string } };
export type PartKind = Part['part'];

/** The criterion with names for what it refers to. */
export const portable = (criterion: Criterion, definition: Definition): Criterion =>
  renamed(criterion, {
    band: (id) => nameIn(definition.scoring.bands, id),
    item: (id) => nameIn(definition.checklist, id),
  });

/** The criterion with other ids for the score bands and checklist items that it refers to. */
export function renamed(
  criterion: Criterion,
  to: { band: (id: string) => string; item: (id: string) => string },
): Criterion {
  if (isCombination(criterion)) return { ...criterion, of: criterion.of.map((part) => renamed(part, to)) };
  if (criterion.kind === 'scoreBand') return { ...criterion, band: to.band(criterion.band) };
  if (criterion.kind === 'checklist') return { ...criterion, item: to.item(criterion.item) };
  return criterion;
}

/** Equal for parts of two definitions that say the same; notes say why, not what. */
export function portableJson(part: Part, definition: Definition): string {
  const { id: _, ...item } = part.item;
  if ('note' in item) delete item.note;
  if (part.part === 'transition') {
    const { item: transition } = part;
    return canonicalJson({
      ...item,
      from: nameIn(definition.stages, transition.from),
      ...('to' in transition && { to: nameIn(definition.stages, transition.to) }),
      ...('reason' in transition &&
        transition.reason !== undefined && { reason: nameIn(definition.reasons, transition.reason) }),
      when: portable(transition.when, definition),
    });
  }
  const name = normalize(part.item.name);
  if (part.part !== 'rule') return canonicalJson({ ...item, name });
  const { group, when } = part.item;
  return canonicalJson({
    ...item,
    name,
    when: portable(when, definition),
    ...(group !== undefined && { group: nameIn(definition.scoring.groups, group) }),
  });
}

const nameIn = (parts: readonly { id: string; name: string }[], id: string): string =>
  normalize(parts.find((part) => part.id === id)?.name ?? id);
