/**
 * A definition in plain English. The one page, the canvas and the trace all speak through this file; the
 * `…Phrase` functions give the same sentences in parts, for screens that set off fields and values.
 */
import { conditionPhrase } from './condition-phrase.ts';
import { type Names, reasonName, stageName } from './names.ts';
import { enumerate, operator, type Phrase, say, textOf, value } from './phrase.ts';
import type {
  Combination,
  Condition,
  Criterion,
  PointLimits,
  Rule,
  Transition,
  TransitionKind,
} from './schema.ts';
import { isCombination } from './walk.ts';
import { describeDays, describeNumber, describePoints } from './wording.ts';

export const describeCondition = (condition: Condition, names: Names): string =>
  textOf(conditionPhrase(condition, names));

export const describeCriterion = (criterion: Criterion, names: Names): string =>
  textOf(criterionPhrase(criterion, names));

/** A criterion as one sentence without its full stop. */
export function criterionPhrase(criterion: Criterion, names: Names): Phrase {
  if (!isCombination(criterion)) return conditionPhrase(criterion, names);
  const constant = constantPhrase(criterion);
  if (constant) return constant;
  const single = singlePart(criterion);
  if (single) return single.negated ? negatedPhrase(single.part, names) : criterionPhrase(single.part, names);

  const parts = criterion.of.map((part) => nestedPhrase(part, names));
  if (parts.length === 2 && criterion.kind === 'all') {
    // `A and either B or C` needs no parentheses.
    const [first, second] = criterion.of;
    const tail = isEither(second!) && !isEither(first!) ? criterionPhrase(second!, names) : parts[1]!;
    return say(parts[0]!, ' ', operator('and'), ' ', tail);
  }
  if (isEither(criterion)) {
    return say(operator('either'), ' ', parts[0]!, ' ', operator('or'), ' ', parts[1]!);
  }
  return say(operator(introduction(criterion)), ': ', enumerate(parts, '; ', '; '));
}

/** What a group says of its parts: `all of`, `any of`, `none of`, `at least 2 of`. */
export function introduction(combination: Combination): string {
  if (combination.kind === 'atLeast') return `at least ${combination.count} of`;
  return `${combination.kind} of`;
}

/** Groups without parts, and `at least 0`, have their value whatever the deal. */
function constantPhrase(combination: Combination): Phrase | null {
  if (combination.kind === 'atLeast' && combination.count > combination.of.length) return [operator('never')];
  if (combination.kind === 'atLeast' && combination.count === 0) return [operator('always')];
  if (combination.of.length > 0) return null;
  return [operator(combination.kind === 'any' ? 'never' : 'always')];
}

function singlePart(combination: Combination): { part: Criterion; negated: boolean } | null {
  const [part] = combination.of;
  if (part === undefined || combination.of.length > 1) return null;
  return { part, negated: combination.kind === 'none' };
}

const negatedPhrase = (part: Criterion, names: Names): Phrase =>
  isCombination(part)
    ? say(operator('not'), ' (', criterionPhrase(part, names), ')')
    : conditionPhrase(part, names, true);

const isEither = (criterion: Criterion): boolean => criterion.kind === 'any' && criterion.of.length === 2;

/** A group inside a group stands in parentheses, unless it comes down to one condition. */
function nestedPhrase(part: Criterion, names: Names): Phrase {
  const phrase = criterionPhrase(part, names);
  return comesDownToOne(part) ? phrase : say('(', phrase, ')');
}

function comesDownToOne(criterion: Criterion): boolean {
  if (!isCombination(criterion) || constantPhrase(criterion)) return true;
  const single = singlePart(criterion);
  return single !== null && (single.negated ? !isCombination(single.part) : comesDownToOne(single.part));
}

/** A criterion as lines: a group's introduction with its parts below it. */
export interface Outline {
  phrase: Phrase;
  parts: Outline[];
  /** Indexes through `of` from the root. */
  path: readonly number[];
}

/** The criterion as a tree of lines, for a page or a screen with room for it. */
export function outline(criterion: Criterion, names: Names, path: readonly number[] = []): Outline {
  if (!isCombination(criterion)) return { phrase: conditionPhrase(criterion, names), parts: [], path };
  const phrase = constantPhrase(criterion) ?? [operator(introduction(criterion))];
  return { phrase, parts: criterion.of.map((part, i) => outline(part, names, [...path, i])), path };
}

/** Points, criterion and options, without the rule's name: `+15 if …, each time up to 3 times, …`. */
export function rulePhrase(rule: Rule, names: Names): Phrase {
  const options = [
    ...(rule.times === undefined ? [] : [say('once for each, up to ', value(`${rule.times} times`))]),
    ...(rule.halfLifeDays === undefined
      ? []
      : [say('halving every ', value(describeDays(rule.halfLifeDays)))]),
    ...(rule.cap === undefined && rule.floor === undefined ? [] : [say(describeLimits(rule), ' points')]),
  ];
  return say(
    value(describePoints(rule.points)),
    ' if ',
    criterionPhrase(rule.when, names),
    ...options.map((option) => say(', ', option)),
  );
}
export const describeRule = (rule: Rule, names: Names): string => textOf(rulePhrase(rule, names));

/** `at most 40`, `at least 0`, `between 0 and 100`, `no limit`. */
export function describeLimits({ cap, floor }: PointLimits): string {
  if (cap !== undefined && floor !== undefined) {
    return `between ${describeNumber(floor)} and ${describeNumber(cap)}`;
  }
  if (cap !== undefined) return `at most ${describeNumber(cap)}`;
  return floor === undefined ? 'no limit' : `at least ${describeNumber(floor)}`;
}

/** What people call the kinds of transitions. */
export const TRANSITION_WORDS: Record<TransitionKind, string> = {
  advance: 'Forward',
  fastTrack: 'Fast track',
  recycle: 'Back',
  disqualify: 'Out',
};

/** `Forward from Lead to MQL when the score is at least 50`. */
export function transitionPhrase(transition: Transition, names: Names): Phrase {
  const stage = (id: string) => value(stageName(names, id));
  const to = transition.kind === 'disqualify' ? [] : say(' to ', stage(transition.to));
  const reason =
    'reason' in transition && transition.reason !== undefined
      ? say(' as ', value(reasonName(names, transition.reason)))
      : [];
  const nurture = transition.kind === 'recycle' && transition.nurture ? `; then ${transition.nurture}` : '';
  const when = criterionPhrase(transition.when, names);
  const constant = when.length === 1 && isCombination(transition.when);
  return say(
    operator(TRANSITION_WORDS[transition.kind]),
    ' from ',
    stage(transition.from),
    to,
    reason,
    constant ? ', ' : ' when ',
    when,
    nurture,
  );
}
export const describeTransition = (transition: Transition, names: Names): string =>
  textOf(transitionPhrase(transition, names));
