/** What a well-formed definition refers to: that it is there, is unique, and is used where it may be. */
import { normalize } from '../criteria/text.ts';
import { placeInWords } from './place.ts';
import type { Path, Problem } from './problem.ts';
import type { Condition, Criterion, Definition, ScoreCondition, Transition } from './schema.ts';
import { conditionsOf, documentPath } from './walk.ts';

/** All references that lead nowhere or to the wrong place; empty if the definition can be used. */
export function referenceProblems(definition: Definition): Problem[] {
  const problems: Problem[] = [];
  const report = (path: Path, what: string) =>
    problems.push({ path, message: `${placeInWords(definition, path)}: ${what}` });

  checkIds(definition, report);
  checkGroups(definition, report);
  definition.transitions.forEach((transition, i) => {
    checkTransition(definition, transition, ['transitions', i], report);
    checkCriterion(definition, transition.when, ['transitions', i, 'when'], report);
  });
  definition.scoring.rules.forEach((rule, i) => {
    const path = ['scoring', 'rules', i, 'when'];
    checkCriterion(definition, rule.when, path, report);
    for (const found of conditionsOf(rule.when)) {
      if (found.condition.kind !== 'score' && found.condition.kind !== 'scoreBand') continue;
      report(
        documentPath(path, found.path),
        'a rule gives points, so it must not look at the score itself; ask about the score in a transition',
      );
    }
  });
  return problems;
}

type Report = (path: Path, what: string) => void;

function checkIds(definition: Definition, report: Report): void {
  const lists: [Path, readonly { id: string }[]][] = [
    [['stages'], definition.stages],
    [['transitions'], definition.transitions],
    [['checklist'], definition.checklist],
    [['reasons'], definition.reasons],
    [['scoring', 'rules'], definition.scoring.rules],
    [['scoring', 'groups'], definition.scoring.groups],
    [['scoring', 'bands'], definition.scoring.bands],
  ];
  for (const [path, entries] of lists) {
    const seen = new Set<string>();
    entries.forEach(({ id }, i) => {
      if (seen.has(id)) report([...path, i, 'id'], `expected an id of its own; “${id}” is taken by another`);
      seen.add(id);
    });
  }
}

function checkGroups(definition: Definition, report: Report): void {
  const { rules, groups } = definition.scoring;
  const byId = new Map(groups.map((group) => [group.id, group]));
  rules.forEach((rule, i) => {
    if (rule.group === undefined) return;
    const group = byId.get(rule.group);
    const path = ['scoring', 'rules', i, 'group'];
    if (!group) report(path, `expected a group of this definition; none has the id “${rule.group}”`);
    else if (group.category !== rule.category) {
      report(path, `the rule counts as ${rule.category}, but group “${group.name}” as ${group.category}`);
    }
  });
  groups.forEach((group, i) => {
    if (group.cap !== undefined && group.floor !== undefined && group.floor > group.cap) {
      report(['scoring', 'groups', i, 'floor'], 'the floor is above the cap');
    }
  });
}

function checkTransition(definition: Definition, transition: Transition, path: Path, report: Report): void {
  const place = (id: string) => definition.stages.findIndex((stage) => stage.id === id);
  const from = place(transition.from);
  if (from < 0) report([...path, 'from'], `expected a stage; none has the id “${transition.from}”`);
  if (transition.kind !== 'disqualify') {
    const to = place(transition.to);
    const back = transition.kind === 'recycle';
    const name = { advance: 'an advance', fastTrack: 'a fast track', recycle: 'a recycling' }[
      transition.kind
    ];
    if (to < 0) report([...path, 'to'], `expected a stage; none has the id “${transition.to}”`);
    else if (from >= 0 && (back ? to >= from : to <= from)) {
      report([...path, 'to'], `${name} leads to ${back ? 'an earlier' : 'a later'} stage`);
    }
  }
  if (!('reason' in transition) || transition.reason === undefined) return;
  if (!definition.reasons.some((reason) => reason.id === transition.reason)) {
    report([...path, 'reason'], `expected a standard reason; none has the id “${transition.reason}”`);
  }
}

function checkCriterion(definition: Definition, criterion: Criterion, root: Path, report: Report): void {
  for (const { condition, path } of conditionsOf(criterion)) {
    const missing = danglingReference(definition, condition);
    if (missing !== null) report(documentPath(root, path), missing);
  }
}

function danglingReference(definition: Definition, condition: Condition): string | null {
  if (condition.kind === 'scoreBand' && !definition.scoring.bands.some(({ id }) => id === condition.band)) {
    return `expected a score band of this definition; none has the id “${condition.band}”`;
  }
  if (condition.kind === 'checklist' && !definition.checklist.some(({ id }) => id === condition.item)) {
    return `expected a checklist item of this definition; none has the id “${condition.item}”`;
  }
  return condition.kind === 'score' ? sourceNamedTwice(condition) : null;
}

/** Sources are compared as text is, so two that differ in case only would leave open which threshold is meant. */
function sourceNamedTwice({ bySource }: ScoreCondition): string | null {
  const seen = new Map<string, string>();
  for (const source of Object.keys(bySource ?? {})) {
    const other = seen.get(normalize(source));
    if (other !== undefined) return `“${other}” and “${source}” are the same source; keep one of them`;
    seen.set(normalize(source), source);
  }
  return null;
}
