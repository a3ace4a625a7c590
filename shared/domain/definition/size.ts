/**
 * The limits of LIMITS, checked without recursion and before anything else looks at the document: a criterion
 * nested 10,000 deep must be refused in words, not overflow the stack of whatever reads it next.
 */
import { placeInWords } from './place.ts';
import { type Path, type Problem, valueAt } from './problem.ts';
import { LIMITS } from './vocabulary.ts';

interface Visit {
  criterion: unknown;
  depth: number;
  path: Path;
}

/** The first limit that a document exceeds, or null. */
export function tooLarge(json: unknown): Problem | null {
  return tooManyEntries(json) ?? tooManyConditions(json);
}

function tooManyEntries(json: unknown): Problem | null {
  const lists: [Path, number, string][] = [
    [['stages'], LIMITS.stages, 'stages'],
    [['transitions'], LIMITS.transitions, 'transitions'],
    [['checklist'], 200, 'checklist items'],
    [['reasons'], 200, 'reasons'],
    [['scoring', 'rules'], LIMITS.rules, 'rules'],
    [['scoring', 'groups'], LIMITS.rules, 'groups'],
    [['scoring', 'bands'], 100, 'score bands'],
  ];
  for (const [path, limit, noun] of lists) {
    const entries = valueAt(json, path);
    if (!Array.isArray(entries) || entries.length <= limit) continue;
    const message = `the definition has ${entries.length} ${noun}; the limit is ${limit}. Leave out or merge some.`;
    return { path, message };
  }
  return null;
}

function tooManyConditions(json: unknown): Problem | null {
  const open = criteria(json);
  let seen = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { criterion, depth, path } = visit;
    if (++seen > LIMITS.conditions) {
      const message = `the definition holds more than ${LIMITS.conditions} conditions (groups count too), which is the limit. Split it, or merge conditions on the same field into one.`;
      return { path: [], message };
    }
    if (depth > LIMITS.depth) {
      const message = `${placeInWords(json, path.slice(0, outermost(path)))}: its groups are nested deeper than ${LIMITS.depth}, which is the limit. Merge groups that say the same.`;
      return { path, message };
    }
    const crowded = tooManyValues(json, criterion, path);
    if (crowded !== null) return crowded;
    const parts = valueAt(criterion, ['of']);
    if (!Array.isArray(parts)) continue;
    // One more than is allowed is enough to say no, however long the list.
    for (let i = Math.min(parts.length, LIMITS.conditions + 1) - 1; i >= 0; i--) {
      open.push({ criterion: parts[i], depth: depth + 1, path: [...path, 'of', i] });
    }
  }
  return null;
}

/** The criteria of rules and transitions, the first of the document last. */
function criteria(json: unknown): Visit[] {
  const lists: Path[] = [['scoring', 'rules'], ['transitions']];
  return lists
    .flatMap((list) => {
      const entries = valueAt(json, list);
      if (!Array.isArray(entries)) return [];
      return entries.map((entry, i) => ({
        criterion: valueAt(entry, ['when']),
        depth: 1,
        path: [...list, i, 'when'],
      }));
    })
    .reverse();
}

/** How much of a path leads to the rule's or transition's own criterion. */
const outermost = (path: Path): number => path.indexOf('when') + 1;

function tooManyValues(json: unknown, criterion: unknown, path: Path): Problem | null {
  for (const property of ['values', 'types']) {
    const values = valueAt(criterion, [property]);
    if (!Array.isArray(values) || values.length <= LIMITS.values) continue;
    const message = `${placeInWords(json, path)}: it lists ${values.length} values; the limit is ${LIMITS.values}.`;
    return { path: [...path, property], message };
  }
  const bySource = valueAt(criterion, ['bySource']);
  if (typeof bySource !== 'object' || bySource === null) return null;
  const sources = Object.keys(bySource).length;
  if (sources <= LIMITS.values) return null;
  const message = `${placeInWords(json, path)}: it lists ${sources} sources; the limit is ${LIMITS.values}.`;
  return { path: [...path, 'bySource'], message };
}
