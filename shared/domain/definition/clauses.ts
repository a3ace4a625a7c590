/** A definition taken apart into clauses: what two definitions can agree on or choose between, one at a time. */
import { normalize } from '../criteria/text.ts';
import { canonicalJson } from './canonical.ts';
import { describeLimits, describeRule, describeTransition } from './describe.ts';
import { type NamedField, type Names, namesFor } from './names.ts';
import { byNameThenId, pair } from './pairing.ts';
import { type Part, type PartKind, portable, portableJson } from './portable.ts';
import type { Definition, Stage } from './schema.ts';
import { CATEGORIES } from './vocabulary.ts';
import { describeHours, describeNumber, describeShare } from './wording.ts';

/** In the order in which a room talks them through. */
export const PART_KINDS: readonly PartKind[] = [
  'stage',
  'transition',
  'rule',
  'group',
  'limits',
  'band',
  'checklistItem',
  'reason',
];

/** A part with the key by which it is known in any definition: its name, or its way through the stages. */
export type KeyedPart = Part & { key: string };

export interface Clause {
  /** Of the left part, where there is one, else of the right; unique within a comparison. */
  key: string;
  part: PartKind;
  /** What people call it. */
  name: string;
  left: KeyedPart | null;
  right: KeyedPart | null;
  /** In words; null where the side has nothing of the kind. */
  leftWords: string | null;
  rightWords: string | null;
  /** Both say the same, but for notes. */
  alike: boolean;
}

/** All parts of a definition, each with its key. */
export function partsOf(definition: Definition): KeyedPart[] {
  const { stages, transitions, checklist, reasons, scoring } = definition;
  const parts: Part[] = [
    ...stages.map((item) => ({ part: 'stage' as const, item })),
    ...transitions.map((item) => ({ part: 'transition' as const, item })),
    ...scoring.rules.map((item) => ({ part: 'rule' as const, item })),
    ...scoring.groups.map((item) => ({ part: 'group' as const, item })),
    ...[...CATEGORIES, 'total' as const].map((id) => ({
      part: 'limits' as const,
      item: { id, name: id, ...(id === 'total' ? scoring.total : scoring.categories[id]) },
    })),
    ...scoring.bands.map((item) => ({ part: 'band' as const, item })),
    ...checklist.map((item) => ({ part: 'checklistItem' as const, item })),
    ...reasons.map((item) => ({ part: 'reason' as const, item })),
  ];
  const taken = new Map<string, number>();
  return parts.map((part) => {
    const base = `${part.part} ${nameKey(part, definition)}`;
    const before = taken.get(base) ?? 0;
    taken.set(base, before + 1);
    return { ...part, key: before === 0 ? base : `${base} #${before + 1}` };
  });
}

function nameKey(part: Part, definition: Definition): string {
  if (part.part !== 'transition') return normalize(part.item.name);
  const { item } = part;
  const stage = (id: string) => definition.stages.find((known) => known.id === id)?.name ?? id;
  const reason = (id: string) => definition.reasons.find((known) => known.id === id)?.name ?? id;
  const to = item.kind === 'disqualify' ? reason(item.reason) : stage(item.to);
  return normalize(`${item.kind}: ${stage(item.from)} > ${to}`);
}

/** The clauses of two definitions, those of a name together; fields give conditions their names. */
export function clausesOf(left: Definition, right: Definition, fields: readonly NamedField[] = []): Clause[] {
  const [ours, theirs] = [partsOf(left), partsOf(right)];
  const names = { left: namesFor(left, fields), right: namesFor(right, fields) };
  return PART_KINDS.flatMap((kind) => {
    const of = (parts: KeyedPart[]) => parts.filter(({ part }) => part === kind);
    const pairs = pair(of(ours), of(theirs), [
      ({ key }) => key,
      ...(kind === 'transition' ? [] : byNameThenId.slice(1, 2).map((by) => (part: Part) => by(named(part)))),
      // A rule by another name that asks the same.
      (part, side) =>
        part.part === 'rule'
          ? canonicalJson(portable(part.item.when, side === 'before' ? left : right))
          : null,
    ]);
    const clauses = [
      ...of(ours).map((part) => {
        const both = pairs.both.find(({ before }) => before === part);
        return clauseOf(part, both?.after ?? null, left, right, names);
      }),
      ...pairs.added.map((part) => clauseOf(null, part, left, right, names)),
    ];
    // Limits that neither sets are nothing to talk about.
    return clauses.filter(({ part, leftWords, rightWords }) => part !== 'limits' || leftWords || rightWords);
  });
}

const named = (part: Part): { id: string; name: string } =>
  part.part === 'transition' ? { id: part.item.id, name: part.item.id } : part.item;

function clauseOf(
  ours: KeyedPart | null,
  theirs: KeyedPart | null,
  left: Definition,
  right: Definition,
  names: { left: Names; right: Names },
): Clause {
  const shown = (ours ?? theirs)!;
  return {
    key: shown.key,
    part: shown.part,
    name: partName(shown, ours ? names.left : names.right),
    left: ours,
    right: theirs,
    leftWords: ours && partWords(ours, names.left),
    rightWords: theirs && partWords(theirs, names.right),
    alike: ours !== null && theirs !== null && portableJson(ours, left) === portableJson(theirs, right),
  };
}

function partName(part: Part, names: Names): string {
  if (part.part === 'limits')
    return part.item.id === 'total' ? 'Limits of the total' : `Limits of ${part.item.id}`;
  if (part.part !== 'transition') return part.item.name;
  const { item } = part;
  const stage = (id: string) => names.definition.stages.find((known) => known.id === id)?.name ?? id;
  if (item.kind !== 'disqualify') {
    const how = { advance: '', fastTrack: ' (fast track)', recycle: ' (back)' }[item.kind];
    return `${stage(item.from)} → ${stage(item.to)}${how}`;
  }
  const reason = names.definition.reasons.find(({ id }) => id === item.reason)?.name ?? item.reason;
  return `${stage(item.from)} → out: ${reason}`;
}

/** What a clause says; null where it says nothing. */
function partWords(part: Part, names: Names): string | null {
  switch (part.part) {
    case 'stage':
      return stageWords(part.item);
    case 'transition':
      return describeTransition(part.item, names);
    case 'rule':
      return describeRule(part.item, names);
    case 'group':
    case 'limits': {
      const { cap, floor } = part.item;
      const none = cap === undefined && floor === undefined;
      return none && part.part === 'limits' ? null : describeLimits(part.item);
    }
    case 'band': {
      const { of, from, below } = part.item;
      const ends = [
        ...(from === undefined ? [] : [`from ${describeNumber(from)}`]),
        ...(below === undefined ? [] : [`below ${describeNumber(below)}`]),
      ];
      return `${of} score ${ends.join(', ') || 'of any size'}`;
    }
    case 'checklistItem':
      return part.item.standIn ? 'confirmed by a person; a field stands in for it' : 'confirmed by a person';
    case 'reason':
      return part.item.name;
  }
}

function stageWords({ owner, meaning, slaHours, band }: Stage): string {
  const words = [
    owner ? `owner ${owner}` : 'no owner',
    ...(slaHours === null ? [] : [`within ${describeHours(slaHours)}`]),
    ...(band ? [`${describeShare(band.low)} to ${describeShare(band.high)} go on`] : []),
    ...(meaning ? [meaning] : []),
  ];
  return words.join('; ');
}
