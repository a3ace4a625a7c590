/** Whether a sample is enough to settle an argument with: what is wrong with it, a sentence each. */
import { percent } from '../../domain/definition/wording.ts';
import { type Field, type FieldRole, fieldByRole, type Sample } from '../../domain/sample/sample.ts';
import { USUAL, type YoungRule } from '../../domain/sample/young.ts';
import { newcombe } from '../../domain/statistics/two-proportions.ts';
import { fieldValues } from '../sample/field-values.ts';
import { type Coverage, coverageOf, type FieldCoverage } from './coverage.ts';
import { counted } from './words.ts';

export type FlagKind = 'wonOnly' | 'noneWon' | 'fewWon' | 'youngOpen' | 'leak' | 'concentrated' | 'sparse';

export interface Flag {
  kind: FlagKind;
  /** A warning changes what can be concluded; a note is good to know. */
  level: 'warning' | 'note';
  /** Key of the field that it is about. */
  field: string | null;
  /** How many deals it is about. */
  deals: number;
  sentence: string;
}

const FEW_WON = 30;
const FILLED = 0.7;
const NEARLY_ALL = 0.8;
/** A leak: filled for nearly all on one side, and on the other for that much fewer, chance allowed for. */
const NEARLY_ALWAYS = 0.9;
const MUCH_LESS = 0.3;
/** Fields that are known to depend on the outcome, or to be empty for many. */
const NOT_JUDGED: readonly FieldRole[] = [
  'outcome',
  'wonAt',
  'lostAt',
  'lostReason',
  'stageDate',
  'createdAt',
];

/** Open deals that are too young to tell, and what is done with them. */
export interface YoungDeals {
  /** Null: they are counted. */
  rule: YoungRule;
  /** The age at which they would be old enough; null where the sample doesn't say. */
  days: number | null;
  deals: number;
}

/** The flags of a sample, the gravest first. `young`: the deals that it leaves out, or should. */
export function flagsOf(sample: Sample, young: YoungDeals): Flag[] {
  const coverage = coverageOf(sample);
  return [
    ...outcomeFlags(coverage),
    ...youngFlag(young),
    ...sample.fields.flatMap((field, i) => leakFlag(field, coverage.fields[i]!, coverage)),
    ...(['source', 'owner'] as const).flatMap((role) => concentrationFlag(sample, role)),
    ...sample.fields.flatMap((field, i) => sparseFlag(field, coverage.fields[i]!, coverage)),
  ];
}

function outcomeFlags({ byOutcome, deals }: Coverage): Flag[] {
  const about = { level: 'warning', field: null, deals: byOutcome.won } as const;
  if (byOutcome.won === 0) {
    const sentence = 'No deal of the sample was won: there is nothing to measure a definition by.';
    return deals === 0 ? [] : [{ ...about, kind: 'noneWon', sentence }];
  }
  const flags: Flag[] = [];
  if (byOutcome.lost + byOutcome.rejected === 0) {
    const sentence =
      'There are no lost or rejected deals: the sample can show which won deals a definition misses, not how much ' +
      'junk it lets through, nor what sets won deals apart.';
    flags.push({ ...about, kind: 'wonOnly', sentence });
  }
  if (byOutcome.won < FEW_WON) {
    const sentence =
      `Only ${counted(byOutcome.won, 'deal was', 'deals were')} won; with fewer than ${FEW_WON}, ` +
      'one deal more or less moves every number.';
    flags.push({ ...about, kind: 'fewWon', sentence });
  }
  return flags;
}

function youngFlag({ rule, days, deals }: YoungDeals): Flag[] {
  const flag = { kind: 'youngOpen', level: 'note', field: null, deals } as const;
  if (days === null || deals === 0) {
    if (rule === 'usual') return [];
    const sentence =
      rule === null
        ? 'Open deals are counted, however young.'
        : `No open deal is younger than ${counted(rule, 'day')}.`;
    return [{ ...flag, sentence }];
  }
  const one = deals === 1;
  const why =
    typeof rule === 'number'
      ? `the room gives a deal ${counted(days, 'day')}`
      : `${percent(USUAL)} of the deals that ended had done so after ${counted(days, 'day')}`;
  const sentence =
    `${counted(deals, 'open deal is', 'open deals are')} too young to tell: ${why}, and ` +
    `${one ? 'it has' : 'these have'} had less. ` +
    (rule === null
      ? `${one ? 'It is' : 'They are'} counted all the same, and can make a definition look worse than it is.`
      : `${one ? 'It is' : 'They are'} left out.`);
  return [{ ...flag, level: rule === null ? 'warning' : 'note', sentence }];
}

interface Side {
  name: string;
  hits: number;
  of: number;
}

/** Keys of the fields that were probably filled because of how deals ended. */
export function suspectedLeaks(sample: Sample): Set<string> {
  const coverage = coverageOf(sample);
  const leaks = sample.fields.filter((field, i) => leakOf(field, coverage.fields[i]!, coverage));
  return new Set(leaks.map(({ key }) => key));
}

/** The side for which a field is filled nearly always and the one for which it is much less; null if it isn't so. */
function leakOf(
  { role, known }: Field,
  { filledByOutcome }: FieldCoverage,
  { byOutcome }: Coverage,
): { more: Side; less: Side } | null {
  const others = byOutcome.lost + byOutcome.rejected;
  const isJudged = known === 'start' && (role === null || !NOT_JUDGED.includes(role));
  if (!isJudged || byOutcome.won === 0 || others === 0) return null;
  const sides: Side[] = [
    { name: 'won', hits: filledByOutcome.won, of: byOutcome.won },
    { name: 'lost or rejected', hits: filledByOutcome.lost + filledByOutcome.rejected, of: others },
  ];
  const [more, less] = sides.sort((a, b) => b.hits / b.of - a.hits / a.of) as [Side, Side];
  const isLeak =
    more.hits / more.of >= NEARLY_ALWAYS && newcombe(more.hits, more.of, less.hits, less.of).low >= MUCH_LESS;
  return isLeak ? { more, less } : null;
}

function leakFlag(field: Field, covered: FieldCoverage, coverage: Coverage): Flag[] {
  const leak = leakOf(field, covered, coverage);
  if (!leak) return [];
  const { more, less } = leak;
  const sentence =
    `“${field.label}” is filled for ${percent(more.hits / more.of)} of the ${more.name} deals and for ` +
    `${percent(less.hits / less.of)} of the ${less.name} ones: it was probably filled after the deal closed. ` +
    'A rule on it would know the ending; mark it as known at the end.';
  return [{ kind: 'leak', level: 'warning', field: field.key, deals: more.hits, sentence }];
}

function concentrationFlag(sample: Sample, role: 'source' | 'owner'): Flag[] {
  const field = fieldByRole(sample, role);
  if (!field) return [];
  const values = fieldValues(sample, field.key, Number.MAX_SAFE_INTEGER);
  const total = values.reduce((sum, { deals }) => sum + deals, 0);
  const [top] = values;
  if (!top || top.deals < NEARLY_ALL * total) return [];
  const what = role === 'source' ? `come from ${top.value}` : `belong to ${top.value}`;
  const sentence =
    `${percent(top.deals / total)} of the deals ${what} (${field.label}): what the sample says, ` +
    `it says of ${role === 'source' ? 'that source' : 'that person’s deals'}.`;
  return [{ kind: 'concentrated', level: 'note', field: field.key, deals: top.deals, sentence }];
}

function sparseFlag({ key, label, role }: Field, { filled }: FieldCoverage, { deals }: Coverage): Flag[] {
  if (deals === 0 || filled >= FILLED * deals || (role !== null && NOT_JUDGED.includes(role))) return [];
  const sentence =
    `“${label}” is filled for ${percent(filled / deals)} of the deals: rules on it are unknown for the other ` +
    `${counted(deals - filled, 'deal')}.`;
  return [{ kind: 'sparse', level: 'note', field: key, deals: deals - filled, sentence }];
}
