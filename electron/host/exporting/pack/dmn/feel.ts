/** Tests and sums in FEEL, the expression language of DMN. */
import type { PointLimits } from '#shared/domain/definition/schema.ts';
import { type RuleDecision, SCORE, type SumDecision, within } from '../decision/decision.ts';
import type { Test } from '../decision/tests.ts';

export const feelText = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[\n\r\t]/g, (sign) => ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[sign] ?? ' ')}"`;

const literal = (value: string | number | boolean): string =>
  typeof value === 'string' ? feelText(value) : typeof value === 'number' ? feelNumber(value) : String(value);

/** Without an exponent, which FEEL doesn't read. */
export function feelNumber(value: number): string {
  const digits = String(value + 0);
  return digits.includes('e')
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : digits;
}

export function feelTest(test: Test): string {
  switch (test.is) {
    case 'constant':
      return String(test.value);
    case 'all':
      return `(${test.of.map(feelTest).join(' and ')})`;
    case 'any':
      return `(${test.of.map(feelTest).join(' or ')})`;
    case 'not':
      return `not(${feelTest(test.of)})`;
    case 'atLeast':
      return `((${test.of.map((part) => `(if ${feelTest(part)} then 1 else 0)`).join(' + ')}) >= ${test.count})`;
    case 'known':
      return `${test.input.name} != null`;
    case 'compared':
      return `${test.input.name} ${test.operator} ${feelNumber(test.value)}`;
    case 'oneOf': {
      const among = (value: string) =>
        `(${test.values.map((one) => `${value} = ${literal(one)}`).join(' or ')})`;
      return test.input.kind === 'texts'
        ? `(some each in ${test.input.name} satisfies ${among('each')})`
        : among(test.input.name);
    }
    case 'contains':
      return test.input.kind === 'texts'
        ? `(some each in ${test.input.name} satisfies contains(each, ${feelText(test.part)}))`
        : `contains(${test.input.name}, ${feelText(test.part)})`;
    case 'score':
      return `${test.of === 'total' ? SCORE : test.of} ${test.operator} ${feelNumber(test.value)}`;
  }
}

/** What a rule gives where it is true; `feelNothing` where it isn't. */
export function feelGiven({ rule, given }: RuleDecision): string {
  if (given.kind === 'points') return feelNumber(within(given.points, rule));
  return limited(
    given.kind === 'input'
      ? given.input.name
      : `${feelNumber(given.points)} * min(${given.input.name}, ${given.times})`,
    rule,
  );
}
export const feelNothing = ({ rule }: RuleDecision): string => feelNumber(within(0, rule));

export const feelSum = ({ of, limits }: SumDecision): string =>
  limited(of.length === 0 ? '0' : of.join(' + '), limits);

function limited(points: string, { cap, floor }: PointLimits): string {
  const capped = cap === undefined ? points : `min(${points}, ${feelNumber(cap)})`;
  return floor === undefined ? capped : `max(${capped}, ${feelNumber(floor)})`;
}

/** The names that a test looks at: of inputs, and of scores. */
export function namesIn(test: Test): { inputs: Set<string>; scores: Set<string> } {
  const found = { inputs: new Set<string>(), scores: new Set<string>() };
  const visit = (part: Test): void => {
    if (part.is === 'constant') return;
    if (part.is === 'score') found.scores.add(part.of === 'total' ? SCORE : part.of);
    else if (part.is === 'not') visit(part.of);
    else if ('input' in part) found.inputs.add(part.input.name);
    else for (const inner of part.of) visit(inner);
  };
  visit(test);
  return found;
}
