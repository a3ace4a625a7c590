/**
 * Criteria as tests that are true or false. Rule engines differ in what they make of missing values, so unknown is
 * spelled out: `certain(criterion, true)` holds where the criterion is true, `certain(criterion, false)` where it is
 * false, and where it is unknown neither does.
 */
import { readAs } from '#shared/domain/criteria/field.ts';
import { normalize, words } from '#shared/domain/criteria/text.ts';
import type {
  Comparison,
  Condition,
  Criterion,
  Definition,
  FieldCondition,
  ScoreCondition,
  TouchpointCondition,
} from '#shared/domain/definition/schema.ts';
import { isCombination } from '#shared/domain/definition/walk.ts';
import { instantOf } from '#shared/domain/sample/calendar.ts';
import type { SqlField } from '#shared/domain/sql/tables.ts';
import type { Input, Inputs } from './inputs.ts';

export type ScoreName = 'total' | 'fit' | 'engagement' | 'intent' | 'negative';
type Operator = '>=' | '<=' | '<' | '>';

export type Test =
  | { is: 'constant'; value: boolean }
  | { is: 'all' | 'any'; of: readonly Test[] }
  | { is: 'not'; of: Test }
  | { is: 'atLeast'; count: number; of: readonly Test[] }
  | { is: 'known'; input: Input }
  /** Of an input that is known. */
  | { is: 'compared'; input: Input; operator: Operator; value: number }
  | { is: 'oneOf'; input: Input; values: readonly (string | number | boolean)[] }
  | { is: 'contains'; input: Input; part: string }
  | { is: 'score'; of: ScoreName; operator: Operator; value: number };

export const TRUE: Test = { is: 'constant', value: true };
export const FALSE: Test = { is: 'constant', value: false };

export interface TestScope {
  definition: Definition;
  inputs: Inputs;
  timeZone: string;
}

export function certain(criterion: Criterion, wanted: boolean, scope: TestScope): Test {
  if (!isCombination(criterion)) return ofCondition(criterion, wanted, scope);
  const parts = (value: boolean) => criterion.of.map((part) => certain(part, value, scope));
  switch (criterion.kind) {
    case 'all':
      return wanted ? all(parts(true)) : any(parts(false));
    case 'any':
      return wanted ? any(parts(true)) : all(parts(false));
    case 'none':
      return wanted ? all(parts(false)) : any(parts(true));
    case 'atLeast': {
      const { count, of } = criterion;
      if (wanted) return atLeast(count, parts(true));
      // Fewer than `count` could be true where more than the rest are false.
      return atLeast(of.length - count + 1, parts(false));
    }
  }
}

function all(of: readonly Test[]): Test {
  const open = of.filter((part) => !(part.is === 'constant' && part.value));
  if (open.some((part) => part.is === 'constant')) return FALSE;
  return open.length === 0 ? TRUE : open.length === 1 ? open[0]! : { is: 'all', of: open };
}

function any(of: readonly Test[]): Test {
  const open = of.filter((part) => !(part.is === 'constant' && !part.value));
  if (open.some((part) => part.is === 'constant')) return TRUE;
  return open.length === 0 ? FALSE : open.length === 1 ? open[0]! : { is: 'any', of: open };
}

const not = (of: Test): Test => (of.is === 'constant' ? { ...of, value: !of.value } : { is: 'not', of });

function atLeast(count: number, of: readonly Test[]): Test {
  if (count <= 0) return TRUE;
  return count > of.length ? FALSE : { is: 'atLeast', count, of };
}

/** A test of an input, where the input is known. */
const whereKnown = (input: Input, test: Test, wanted: boolean): Test =>
  all([{ is: 'known', input }, wanted ? test : not(test)]);

function ofCondition(condition: Condition, wanted: boolean, scope: TestScope): Test {
  switch (condition.kind) {
    case 'field':
      return ofField(condition, wanted, scope);
    case 'touchpoints':
      return ofTouchpoints(condition, wanted, scope);
    case 'score': {
      const test = ofScore(condition, scope);
      return wanted ? test : not(test);
    }
    case 'scoreBand': {
      const { definition } = scope;
      const band = definition.scoring.bands.find(({ id }) => id === condition.band);
      if (!band) throw new Error(`The definition has no score band “${condition.band}”.`);
      const { of, from, below } = band;
      const test = all([
        from === undefined ? TRUE : { is: 'score', of, operator: '>=', value: from },
        below === undefined ? TRUE : { is: 'score', of, operator: '<', value: below },
      ]);
      return wanted ? test : not(test);
    }
    case 'checklist': {
      const standIn = scope.definition.checklist.find(({ id }) => id === condition.item)?.standIn;
      return standIn ? ofField(standIn, wanted, scope) : FALSE;
    }
  }
}

function ofScore({ of, is, bySource }: ScoreCondition, scope: TestScope): Test {
  const meets = (comparison: Comparison): Test =>
    all(endsOf(comparison).map(({ operator, value }) => ({ is: 'score', of, operator, value })));
  const sources = Object.entries(bySource ?? {});
  if (sources.length === 0) return meets(is);
  const input = scope.inputs.source({ kind: 'score', of, is, ...(bySource ? { bySource } : {}) });
  return any([
    all([not({ is: 'known', input }), meets(is)]),
    ...sources.map(([source, own]) =>
      all([{ is: 'known', input }, { is: 'oneOf', input, values: [normalize(source)] }, meets(own)]),
    ),
  ]);
}

function endsOf(is: Comparison): { operator: Operator; value: number }[] {
  return [
    ...(is.op === 'atMost'
      ? []
      : [{ operator: '>=' as const, value: is.op === 'between' ? is.low : is.value }]),
    ...(is.op === 'atLeast'
      ? []
      : [{ operator: '<=' as const, value: is.op === 'between' ? is.high : is.value }]),
  ];
}

function ofTouchpoints(condition: TouchpointCondition, wanted: boolean, { inputs }: TestScope): Test {
  const input = inputs.touchpoints(condition);
  const test = all(
    endsOf(condition.is).map(({ operator, value }) => ({ is: 'compared', input, operator, value })),
  );
  return whereKnown(input, test, wanted);
}

function ofField(condition: FieldCondition, wanted: boolean, scope: TestScope): Test {
  const { inputs, timeZone } = scope;
  const field = inputs.field(condition.field);
  if (!field) return condition.op === 'isKnown' && !wanted ? TRUE : FALSE;
  const input = inputs.value(field);
  const compared = (operator: Operator, value: number): Test => ({ is: 'compared', input, operator, value });
  switch (condition.op) {
    case 'isKnown': {
      const known: Test = { is: 'known', input };
      return wanted ? known : not(known);
    }
    case 'is':
      return isOneOf(field, input, [condition.value], wanted, timeZone);
    case 'isAnyOf':
      return isOneOf(field, input, condition.values, wanted, timeZone);
    case 'containsAnyOf':
      return field.kind === 'text' ? contains(condition, field, wanted, inputs) : FALSE;
    case 'between': {
      const ends = [condition.low, condition.high].map((end) => {
        if (typeof end === 'number') return field.kind === 'number' ? end : null;
        return field.kind === 'date' ? instantOf(end, timeZone) : null;
      });
      const [low, high] = ends;
      if (low == null || high == null) return FALSE;
      return whereKnown(input, all([compared('>=', low), compared('<=', high)]), wanted);
    }
    case 'atLeast':
    case 'atMost':
      if (field.kind !== 'number') return FALSE;
      return whereKnown(input, compared(condition.op === 'atLeast' ? '>=' : '<=', condition.value), wanted);
    case 'before':
    case 'after': {
      if (field.kind !== 'date') return FALSE;
      const at = instantOf(condition.value, timeZone);
      return whereKnown(input, compared(condition.op === 'before' ? '<' : '>', at), wanted);
    }
  }
}

function isOneOf(
  { kind }: SqlField,
  input: Input,
  given: readonly (string | number | boolean)[],
  wanted: boolean,
  timeZone: string,
): Test {
  const read = given.map((value) =>
    kind === 'text' ? normalize(String(value)) : readAs(kind, value, timeZone),
  );
  const values = [...new Set(read.filter((value) => value !== null))];
  // A value that can't be compared with the field leaves it unknown, unless another is met.
  if (!wanted && read.includes(null)) return FALSE;
  return whereKnown(input, values.length === 0 ? FALSE : { is: 'oneOf', input, values }, wanted);
}

function contains(
  { values, match }: Extract<FieldCondition, { op: 'containsAnyOf' }>,
  field: SqlField,
  wanted: boolean,
  inputs: Inputs,
): Test {
  const input = match === 'words' ? inputs.words(field) : inputs.value(field);
  const parts = values.map((value) => (match === 'words' ? words(value).join(' ') : normalize(value)));
  const held = [...new Set(parts)].filter((part) => part !== '');
  const test = any(
    held.map((part) => ({ is: 'contains', input, part: match === 'words' ? ` ${part} ` : part })),
  );
  return whereKnown(input, test, wanted);
}
