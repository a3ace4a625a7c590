/** What changed between two definitions, as data and in words. */
import { normalize } from '../criteria/text.ts';
import { type Aspect, BAND, GROUP, LIMITED, orNone, RULE, STAGE, STAND_IN, TRANSITION } from './aspects.ts';
import { canonicalJson } from './canonical.ts';
import {
  type CriterionChange,
  criterionChanges,
  thresholdChanges,
  type ValuesChange,
  valuesChange,
} from './criterion-diff.ts';
import { describeCriterion, describeRule, describeTransition } from './describe.ts';
import { type NamedField, type Names, namesFor, reasonName, stageName, valueName } from './names.ts';
import { byNameThenId, pair } from './pairing.ts';
import type { Criterion, Definition, Transition } from './schema.ts';
import { CATEGORIES } from './vocabulary.ts';
import { describeNumber } from './wording.ts';

export interface Change {
  part:
    | 'definition'
    | 'stage'
    | 'transition'
    | 'rule'
    | 'group'
    | 'band'
    | 'checklistItem'
    | 'reason'
    | 'limits';
  /** Of the part, in the newer definition unless it was removed; the category or `total` for limits. */
  id: string;
  /** `added`, `removed`, `order`, or the property that changed. */
  what: string;
  before: unknown;
  after: unknown;
  /** `Points of “Demo request” 30 → 25`. */
  words: string;
}

/** The changes that lead from one definition to the other; parts are matched by name, then by id. */
export function diff(before: Definition, after: Definition, fields: readonly NamedField[] = []): Change[] {
  const comparison = new Comparison(namesFor(before, fields), namesFor(after, fields));
  comparison.definition();
  comparison.stages();
  comparison.transitions();
  comparison.rules();
  comparison.rest();
  return comparison.changes;
}

const quoted = (name: string): string => `“${name}”`;

/** Gathers the changes, part by part. */
class Comparison {
  readonly changes: Change[] = [];
  private readonly before: Names;
  private readonly after: Names;

  constructor(before: Names, after: Names) {
    this.before = before;
    this.after = after;
  }

  definition(): void {
    const [a, b] = [this.before.definition, this.after.definition];
    if (a.name !== b.name)
      this.add('definition', '', 'name', a.name, b.name, `Name “${a.name}” → “${b.name}”`);
    if (a.side !== b.side) this.add('definition', '', 'side', a.side, b.side, `Side ${a.side} → ${b.side}`);
  }

  stages(): void {
    const [a, b] = [this.before.definition.stages, this.after.definition.stages];
    const pairs = this.named('stage', 'Stage', a, b, STAGE);
    this.order('stage', 'Order of stages', pairs, a, b, (stage) => stage.name);
  }

  transitions(): void {
    const [a, b] = [this.before.definition.transitions, this.after.definition.transitions];
    const ends = (transition: Transition, side: 'before' | 'after') =>
      normalize(route(transition, this[side]));
    const reason = (transition: Transition, side: 'before' | 'after') =>
      'reason' in transition ? reasonName(this[side], transition.reason ?? '') : '';
    const pairs = pair(a, b, [
      (t) => JSON.stringify([t.id, t.kind, t.from, t.kind === 'disqualify' ? null : t.to]),
      (t, side) => JSON.stringify([t.id, ends(t, side)]),
      (t, side) => JSON.stringify([reason(t, side), ends(t, side)]),
      ends,
    ]);
    for (const part of pairs.removed) {
      const words = `Removed: ${describeTransition(part, this.before)}`;
      this.add('transition', part.id, 'removed', part, null, words);
    }
    for (const part of pairs.added) {
      this.add('transition', part.id, 'added', null, part, `Added: ${describeTransition(part, this.after)}`);
    }
    for (const { before, after } of pairs.both) {
      const forward = after.kind === 'advance' || after.kind === 'fastTrack';
      const target = forward ? stageName(this.after, after.to) : null;
      const name = route(after, this.after);
      this.aspects('transition', after.id, before, after, name, TRANSITION);
      this.criterion('transition', after.id, name, before.when, after.when, target);
    }
    this.order('transition', 'Order of transitions', pairs, a, b, (t, names) => route(t, names));
  }

  rules(): void {
    const [a, b] = [this.before.definition.scoring.rules, this.after.definition.scoring.rules];
    const pairs = pair(a, b, [
      ...byNameThenId.slice(0, 2),
      // A renamed rule is still the same one if it asks the same; `rule-1` of two definitions often is not.
      (rule) => JSON.stringify([rule.id, canonicalJson(rule.when)]),
      (rule) => canonicalJson(rule.when),
    ]);
    for (const rule of pairs.removed) {
      this.add('rule', rule.id, 'removed', rule, null, `Rule “${rule.name}” removed`);
    }
    for (const rule of pairs.added) {
      const words = `Rule “${rule.name}” added: ${describeRule(rule, this.after)}`;
      this.add('rule', rule.id, 'added', null, rule, words);
    }
    for (const { before, after } of pairs.both) {
      this.renamed('rule', 'Rule', before, after);
      this.aspects('rule', after.id, before, after, quoted(after.name), RULE);
      this.criterion('rule', after.id, quoted(after.name), before.when, after.when, null);
    }
    this.order('rule', 'Order of rules', pairs, a, b, (rule) => rule.name);
  }

  rest(): void {
    const [a, b] = [this.before.definition, this.after.definition];
    this.named('group', 'Group', a.scoring.groups, b.scoring.groups, GROUP);
    this.named('band', 'Score band', a.scoring.bands, b.scoring.bands, BAND);
    this.named('checklistItem', 'Checklist item', a.checklist, b.checklist, STAND_IN);
    this.named('reason', 'Reason', a.reasons, b.reasons, []);
    for (const category of CATEGORIES) {
      const limits = (d: Definition) => d.scoring.categories[category] ?? {};
      this.aspects('limits', category, limits(a), limits(b), category, LIMITED);
    }
    this.aspects('limits', 'total', a.scoring.total, b.scoring.total, 'the total score', LIMITED);
  }

  private add(
    part: Change['part'],
    id: string,
    what: string,
    before: unknown,
    after: unknown,
    words: string,
  ) {
    this.changes.push({ part, id, what, before, after, words });
  }

  /** Parts that people know by their name. */
  private named<T extends { id: string; name: string }>(
    part: Change['part'],
    noun: string,
    before: readonly T[],
    after: readonly T[],
    aspects: readonly Aspect<T>[],
  ) {
    const pairs = pair(before, after, byNameThenId);
    for (const gone of pairs.removed) {
      this.add(part, gone.id, 'removed', gone, null, `${noun} “${gone.name}” removed`);
    }
    for (const fresh of pairs.added) {
      this.add(part, fresh.id, 'added', null, fresh, `${noun} “${fresh.name}” added`);
    }
    for (const both of pairs.both) {
      const { before: a, after: b } = both;
      this.renamed(part, noun, a, b);
      this.aspects(part, b.id, a, b, quoted(b.name), aspects);
    }
    return pairs;
  }

  private renamed(part: Change['part'], noun: string, a: { name: string }, b: { id: string; name: string }) {
    if (a.name === b.name) return;
    this.add(part, b.id, 'name', a.name, b.name, `${noun} “${a.name}” renamed to “${b.name}”`);
  }

  private aspects<T>(
    part: Change['part'],
    id: string,
    before: T,
    after: T,
    name: string,
    aspects: readonly Aspect<T>[],
  ) {
    for (const { what, label, of, show } of aspects) {
      const a = of(before, this.before) as never;
      const b = of(after, this.after) as never;
      if (canonicalJson({ a }) === canonicalJson({ a: b })) continue;
      const values = show ? `${show(a, this.before)} → ${show(b, this.after)}` : 'reworded';
      this.add(part, id, what, a ?? null, b ?? null, `${label} of ${name} ${values}`);
    }
  }

  /** `target` is the stage whose threshold it is, where it is one. */
  private criterion(
    part: Change['part'],
    id: string,
    name: string,
    before: Criterion,
    after: Criterion,
    target: string | null,
  ) {
    const definitions = { before: this.before.definition, after: this.after.definition };
    for (const change of criterionChanges(before, after, definitions)) {
      const thresholds = target === null ? null : thresholdChanges(change);
      if (thresholds !== null) {
        for (const { source, before: from, after: to } of thresholds) {
          const whose = source === null ? '' : ` for ${source}`;
          const words = `${target} threshold${whose} ${orNone(from)} → ${orNone(to)}`;
          this.add(part, id, 'threshold', from, to, words);
        }
        continue;
      }
      const words = `Criterion of ${name}: ${this.criterionWords(change)}`;
      this.add(part, id, 'when', change.before, change.after, words);
    }
  }

  private criterionWords(change: CriterionChange): string {
    const { before, after } = change;
    const values = valuesChange(change);
    if (values) return valuesWords(values, this.after);
    if (before === null) return `added “${describeCriterion(after!, this.after)}”`;
    if (after === null) return `removed “${describeCriterion(before, this.before)}”`;
    return `${describeCriterion(before, this.before)} → ${describeCriterion(after, this.after)}`;
  }

  private order<T extends { id: string }>(
    part: Change['part'],
    label: string,
    pairs: { both: { before: T; after: T }[] },
    before: readonly T[],
    after: readonly T[],
    name: (part: T, names: Names) => string,
  ) {
    const places = pairs.both.map((both) => after.indexOf(both.after));
    if (places.every((place, i) => i === 0 || place > places[i - 1]!)) return;
    const list = (parts: readonly T[], names: Names) => parts.map((each) => name(each, names));
    const [a, b] = [list(before, this.before), list(after, this.after)];
    this.add(part, '', 'order', a, b, `${label}: ${a.join(', ')} → ${b.join(', ')}`);
  }
}

/** `values of Industry: added Health; removed SaaS, Fintech`. */
function valuesWords({ condition, added, removed }: ValuesChange, names: Names): string {
  const isPart = condition.op === 'containsAnyOf';
  const list = (verb: string, values: ValuesChange['added']) => {
    const shown = values
      .slice(0, 12)
      .map((value) => valueName(names, condition.field, value, isPart))
      .join(', ');
    const hidden = values.length > 12 ? ` and ${describeNumber(values.length - 12)} more` : '';
    return values.length === 0 ? [] : [`${verb} ${shown}${hidden}`];
  };
  const changes = [...list('added', added), ...list('removed', removed)];
  const field = names.fields.get(condition.field) ?? condition.field;
  return `values of ${field}: ${changes.join('; ') || 'the same in another order'}`;
}

/** The transition by its kind and ends: `the step from Lead to MQL`, `the way out of Lead`. */
function route(transition: Transition, names: Names): string {
  const from = stageName(names, transition.from);
  if (transition.kind === 'disqualify') return `the way out of ${from}`;
  const to = stageName(names, transition.to);
  const way = { advance: 'the step', fastTrack: 'the fast track', recycle: 'the way back' }[transition.kind];
  return `${way} from ${from} to ${to}`;
}
