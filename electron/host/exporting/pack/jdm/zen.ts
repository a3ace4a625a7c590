/** Tests and sums in the ZEN expression language of GoRules. */
import type { PointLimits } from '#shared/domain/definition/schema.ts';
import { type RuleDecision, SCORE, type SumDecision, within } from '../decision/decision.ts';
import type { Test } from '../decision/tests.ts';

/** ZEN's texts know no escapes: one that holds both kinds of quotes is put together from several. */
export function zenText(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  return `(${text
    .split('"')
    .map((part) => `"${part}"`)
    .join(` + '"' + `)})`;
}

const literal = (value: string | number | boolean): string =>
  typeof value === 'string' ? zenText(value) : typeof value === 'number' ? zenNumber(value) : String(value);

/** Without an exponent, which ZEN doesn't read. */
export function zenNumber(value: number): string {
  const digits = String(value + 0);
  return digits.includes('e')
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : digits;
}

export function zenTest(test: Test): string {
  switch (test.is) {
    case 'constant':
      return String(test.value);
    case 'all':
      return `(${test.of.map(zenTest).join(' and ')})`;
    case 'any':
      return `(${test.of.map(zenTest).join(' or ')})`;
    case 'not':
      return `not (${zenTest(test.of)})`;
    case 'atLeast':
      return `((${test.of.map((part) => `(${zenTest(part)} ? 1 : 0)`).join(' + ')}) >= ${test.count})`;
    case 'known':
      return `${test.input.name} != null`;
    case 'compared':
      return `${test.input.name} ${test.operator} ${zenNumber(test.value)}`;
    case 'oneOf': {
      const among = (value: string) =>
        test.values.length === 1
          ? `${value} == ${literal(test.values[0]!)}`
          : `${value} in [${test.values.map(literal).join(', ')}]`;
      return test.input.kind === 'texts'
        ? `some(${test.input.name}, ${among('#')})`
        : `(${among(test.input.name)})`;
    }
    case 'contains':
      return test.input.kind === 'texts'
        ? `some(${test.input.name}, contains(#, ${zenText(test.part)}))`
        : `contains(${test.input.name}, ${zenText(test.part)})`;
    case 'score':
      return `${test.of === 'total' ? SCORE : test.of} ${test.operator} ${zenNumber(test.value)}`;
  }
}

export function zenPoints({ rule, when, given }: RuleDecision): string {
  const points =
    given.kind === 'points'
      ? zenNumber(within(given.points, rule))
      : limited(
          given.kind === 'input'
            ? given.input.name
            : `${zenNumber(given.points)} * min([${given.input.name}, ${given.times}])`,
          rule,
        );
  return `${zenTest(when)} ? ${points} : ${zenNumber(within(0, rule))}`;
}

export const zenSum = ({ of, limits }: SumDecision): string =>
  limited(of.length === 0 ? '0' : of.join(' + '), limits);

function limited(points: string, { cap, floor }: PointLimits): string {
  const capped = cap === undefined ? points : `min([${points}, ${zenNumber(cap)}])`;
  return floor === undefined ? capped : `max([${capped}, ${zenNumber(floor)}])`;
}
