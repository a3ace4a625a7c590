/** Places in a definition as people would point at them: `rule “Pricing page”, in its criterion, part 2`. */

import { own } from '../own.ts';
import { type Path, valueAt } from './problem.ts';

const LISTS: Record<string, string> = {
  stages: 'stage',
  transitions: 'transition',
  checklist: 'checklist item',
  reasons: 'reason',
  rules: 'rule',
  groups: 'group',
  bands: 'score band',
};

/** Words for the properties whose own name would not do. */
const PROPERTIES: Record<string, string> = {
  when: 'in its criterion',
  standIn: 'in its stand-in field',
  slaHours: 'its deadline in hours',
  band: 'its target band',
  requiredFields: 'its required fields',
  halfLifeDays: 'its half-life in days',
  withinDays: 'its window in days',
  bySource: 'by source',
  from: 'where it begins',
  below: 'where it ends',
  to: 'where it leads',
  id: 'its id',
  is: 'its comparison',
  op: 'its comparison',
};

/** The place that a path leads to, in words; `json` is the document, well formed or not. */
export function placeInWords(json: unknown, path: Path): string {
  if (path.length === 0) return 'the definition';
  const inScoring = path[0] === 'scoring';
  const rest = inScoring ? path.slice(1) : path;
  const [section, second] = rest;
  if (section === undefined) return 'the scoring model';
  if (inScoring && section === 'total') return phrase('the total score', rest.slice(1));
  if (inScoring && section === 'categories' && second !== undefined) {
    return phrase(`the limits of ${second}`, rest.slice(2));
  }
  const noun = own(LISTS, String(section));
  if (noun === undefined) return phrase('the definition', rest);
  if (typeof second !== 'number') return `the list of ${noun}s`;
  const item = path.slice(0, inScoring ? 3 : 2);
  return phrase(itemInWords(json, item, noun), rest.slice(2));
}

function itemInWords(json: unknown, path: Path, noun: string): string {
  const name = noun === 'transition' ? transitionName(json, path) : quoted(valueAt(json, [...path, 'name']));
  return name === null ? `${noun} ${Number(path.at(-1)) + 1}` : `${noun} ${name}`;
}

function transitionName(json: unknown, path: Path): string | null {
  const from = stageName(json, valueAt(json, [...path, 'from']));
  const to = stageName(json, valueAt(json, [...path, 'to']));
  if (from !== null && to !== null) return `from ${from} to ${to}`;
  if (from === null) return null;
  return valueAt(json, [...path, 'kind']) === 'disqualify' ? `from ${from} out` : null;
}

function stageName(json: unknown, id: unknown): string | null {
  const stages = valueAt(json, ['stages']);
  if (!Array.isArray(stages)) return null;
  const index = stages.findIndex((_, i) => valueAt(stages, [i, 'id']) === id);
  return index < 0 ? null : quoted(valueAt(stages, [index, 'name']));
}

const quoted = (name: unknown): string | null =>
  typeof name === 'string' && name.trim() !== '' ? `“${name.slice(0, 80)}”` : null;

/** Adds the steps below an item; nested parts of a criterion are counted as `part 2.1`. */
function phrase(item: string, steps: Path): string {
  const words = [item];
  let parts: number[] = [];
  const flush = () => {
    if (parts.length > 0) words.push(`part ${parts.slice(0, 6).join('.')}${parts.length > 6 ? '…' : ''}`);
    parts = [];
  };
  steps.forEach((step, i) => {
    if (step === 'of' && typeof steps[i + 1] === 'number') return;
    if (typeof step === 'number' && steps[i - 1] === 'of') {
      parts.push(step + 1);
      return;
    }
    flush();
    if (typeof step === 'number') words.push(`value ${step + 1}`);
    else if (steps[i - 1] === 'bySource') words.push(`“${step}”`);
    else if (typeof steps[i + 1] !== 'number' || own(PROPERTIES, step))
      words.push(own(PROPERTIES, step) ?? `its ${step}`);
  });
  flush();
  return words.join(', ');
}
