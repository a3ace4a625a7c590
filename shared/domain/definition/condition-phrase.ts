/** One condition in plain English, as it stands or negated. */
import { type Names, valueName } from './names.ts';
import { enumerate, field, operator, type Phrase, say, value } from './phrase.ts';
import type {
  Comparison,
  Condition,
  FieldCondition,
  ScoreBand,
  ScoreCondition,
  TouchpointCondition,
} from './schema.ts';
import { describeDate, describeDays, describeNumber, describeValue, plural } from './wording.ts';

/** Longer lists of values are cut short in a sentence; the editor shows them all. */
const VALUES_IN_A_SENTENCE = 12;

/** `negated` says the opposite: `Industry is not SaaS`, `fewer than 2 webinars`. */
export function conditionPhrase(condition: Condition, names: Names, negated = false): Phrase {
  switch (condition.kind) {
    case 'field':
      return fieldPhrase(condition, names, negated);
    case 'touchpoints':
      return touchpointPhrase(condition, negated);
    case 'score':
      return scorePhrase(condition, negated);
    case 'scoreBand':
      return bandPhrase(condition.band, names, negated);
    case 'checklist': {
      const item = names.definition.checklist.find(({ id }) => id === condition.item);
      const name = item?.name ?? condition.item;
      return say(field(name), ' ', operator(negated ? 'is not confirmed' : 'is confirmed'));
    }
  }
}

function fieldPhrase(condition: FieldCondition, names: Names, negated: boolean): Phrase {
  const name = field(names.fields.get(condition.field) ?? condition.field);
  const is = negated ? 'is not' : 'is';
  const compared = (how: string, ...rest: (string | Phrase)[]) => say(name, ' ', operator(how), ' ', ...rest);
  switch (condition.op) {
    case 'is':
      return compared(is, [value(valueName(names, condition.field, condition.value))]);
    case 'isAnyOf':
      if (condition.values.length === 1) return compared(is, values(condition, names));
      return compared(negated ? 'is none of' : 'is any of', values(condition, names));
    case 'containsAnyOf': {
      const verb = negated ? 'does not contain' : 'contains';
      const how = condition.values.length === 1 ? verb : `${verb} any of`;
      const within = condition.match === 'text' ? ', even within a word' : '';
      return compared(how, values(condition, names), within);
    }
    case 'between':
      return compared(`${is} between`, [value(bound(condition.low))], ' and ', [
        value(bound(condition.high)),
      ]);
    case 'atLeast':
      return compared(negated ? 'is less than' : 'is at least', [value(describeNumber(condition.value))]);
    case 'atMost':
      return compared(negated ? 'is more than' : 'is at most', [value(describeNumber(condition.value))]);
    case 'before':
    case 'after':
      return compared(`${is} ${condition.op}`, [value(describeDate(condition.value))]);
    case 'isKnown':
      return say(name, ' ', operator(`${is} known`));
  }
}

const bound = (end: number | string): string =>
  typeof end === 'number' ? describeNumber(end) : describeDate(end);

function values(condition: ListCondition, names: Names): Phrase {
  const isPart = condition.op === 'containsAnyOf';
  const called = condition.values.map((entry) => valueName(names, condition.field, entry, isPart));
  // Names that are hidden may go by one word.
  const list = [...new Set(called)];
  return list.length === 0 ? [value('(no values)')] : shortList(list.map((entry) => [value(entry)]));
}

type ListCondition = Extract<FieldCondition, { op: 'isAnyOf' | 'containsAnyOf' }>;

/** `a, b or c`, and of a long list its beginning: `a, b or 40 more`. */
function shortList(phrases: readonly Phrase[]): Phrase {
  // Cutting off a single one would save nothing.
  if (phrases.length <= VALUES_IN_A_SENTENCE + 1) return enumerate(phrases, ' or ');
  const hidden = describeNumber(phrases.length - VALUES_IN_A_SENTENCE);
  return enumerate([...phrases.slice(0, VALUES_IN_A_SENTENCE), [value(`${hidden} more`)]], ' or ');
}

/** `at least 2`, or negated `less than 2`. */
function comparisonPhrase(is: Comparison, negated: boolean): Phrase {
  const number = (n: number) => value(describeNumber(n));
  switch (is.op) {
    case 'atLeast':
      return say(operator(negated ? 'less than' : 'at least'), ' ', number(is.value));
    case 'atMost':
      return say(operator(negated ? 'more than' : 'at most'), ' ', number(is.value));
    case 'between':
      return say(
        operator(negated ? 'not between' : 'between'),
        ' ',
        number(is.low),
        ' and ',
        number(is.high),
      );
  }
}

/** Counts read `fewer than` and `no` where numbers read `less than` and `at most 0`. */
function countPhrase(is: Comparison, negated: boolean): Phrase {
  if (is.op === 'atMost' && is.value === 0 && !negated) return [operator('no')];
  if (is.op === 'atLeast' && is.value === 1 && negated) return [operator('no')];
  if (is.op === 'atLeast' && negated)
    return say(operator('fewer than'), ' ', value(describeNumber(is.value)));
  return comparisonPhrase(is, negated);
}

function touchpointPhrase(condition: TouchpointCondition, negated: boolean): Phrase {
  const { types, measure, scope, withinDays, is } = condition;
  const none = negated && is.op === 'atLeast';
  const one = !none && (is.op === 'between' ? is.high : is.value) === 1;
  const noun = (type: string): Phrase => [field(one && measure === 'count' ? type : plural(type))];
  const things = types.length === 0 ? noun('touchpoint') : shortList(types.map(noun));
  const account = scope === 'account' ? ' of the account' : '';
  const window = withinDays === undefined ? [] : say(' within ', value(describeDays(withinDays)));
  switch (measure) {
    case 'count':
      return say(countPhrase(is, negated), ' ', things, account, window);
    case 'days':
      return say(things, account, ' on ', countPhrase(is, negated), one ? ' day' : ' days', window);
    case 'people':
      return say(countPhrase(is, negated), one ? ' person' : ' people', account, ' with ', things, window);
    case 'sum':
      return say('the values of ', things, account, window, ' add up to ', comparisonPhrase(is, negated));
  }
}

const scoreName = (of: ScoreCondition['of']): string => (of === 'total' ? 'the score' : `the ${of} score`);

function scorePhrase(condition: ScoreCondition, negated: boolean): Phrase {
  const head = say(
    field(scoreName(condition.of)),
    ' ',
    operator('is'),
    ' ',
    comparisonPhrase(condition.is, negated),
  );
  const exceptions = sourcesByComparison(condition).map(([is, sources]) => {
    const same = is.op === condition.is.op && is.op !== 'between';
    const how = same ? [value(describeNumber(is.value))] : comparisonPhrase(is, negated);
    return say(
      how,
      ' from ',
      enumerate(
        sources.map((source) => [value(describeValue(source))]),
        ' or ',
      ),
    );
  });
  return exceptions.length === 0 ? head : say(head, ' (', enumerate(exceptions, '; ', '; '), ')');
}

/** Sources that share a comparison are named together. */
function sourcesByComparison(condition: ScoreCondition): [Comparison, string[]][] {
  const groups = new Map<string, [Comparison, string[]]>();
  for (const [source, is] of Object.entries(condition.bySource ?? {})) {
    const key = JSON.stringify(is.op === 'between' ? [is.op, is.low, is.high] : [is.op, is.value]);
    const group = groups.get(key);
    if (group) group[1].push(source);
    else groups.set(key, [is, [source]]);
  }
  return [...groups.values()];
}

function bandPhrase(id: string, names: Names, negated: boolean): Phrase {
  const band = names.definition.scoring.bands.find((candidate) => candidate.id === id);
  return say(
    field(scoreName(band?.of ?? 'total')),
    ' ',
    operator(negated ? 'is not in the band' : 'is in the band'),
    ' ',
    value(band?.name ?? id),
    band ? bandRange(band) : '',
  );
}

function bandRange({ from, below }: ScoreBand): string {
  if (from === undefined) return below === undefined ? '' : ` (below ${describeNumber(below)})`;
  if (below === undefined) return ` (${describeNumber(from)} or more)`;
  return ` (${describeNumber(from)} to below ${describeNumber(below)})`;
}
