/**
 * The definition as DMN 1.3: an input for each value, a decision table for each rule and for the steps from each
 * stage, and sums as literal expressions.
 */
import { describeCriterion } from '#shared/domain/definition/describe.ts';
import { type Names, reasonName, stageName } from '#shared/domain/definition/names.ts';
import type { Transition } from '#shared/domain/definition/schema.ts';
import type { Decision, RuleDecision, SumDecision } from '../decision/decision.ts';
import type { Input } from '../decision/inputs.ts';
import { feelGiven, feelNothing, feelSum, feelTest, feelText, namesIn } from './feel.ts';
import { element, type Xml } from './xml.ts';

const NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

export function dmnModel(decision: Decision, fingerprint: string, names: Names): string {
  const { inputs, rules, groups, categories, total, steps } = decision;
  const known = new Set(inputs.map(({ name }) => name));
  const needs = (all: Iterable<string>): Xml[] =>
    [...new Set(all)].map((name) => requirement(name, known.has(name)));
  const model = element(
    'definitions',
    {
      xmlns: NAMESPACE,
      id: 'definition',
      name: names.definition.name,
      namespace: `urn:yardstick:definition:${fingerprint}`,
      expressionLanguage: 'https://www.omg.org/spec/DMN/20191111/FEEL/',
    },
    element(
      'itemDefinition',
      { id: 'type_texts', name: 'texts', isCollection: 'true' },
      element('typeRef', {}, 'string'),
    ),
    ...inputs.map(inputData),
    ...rules.map((rule) => ruleDecision(rule, needs(namesOfRule(rule)), names)),
    ...[...groups, ...categories, total].map((sum) => sumDecision(sum, needs(sum.of))),
    ...steps.map(({ stage, place, looks }) => {
      const asked = looks.flatMap(({ when }) => {
        const { inputs: values, scores } = namesIn(when);
        return [...values, ...scores];
      });
      return stepDecision(
        `step_from_${place + 1}`,
        `Next step from ${stage.name}`,
        looks,
        needs(asked),
        names,
      );
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${model.xml}\n`;
}

const TYPES: Record<Input['kind'], string> = {
  text: 'string',
  texts: 'texts',
  number: 'number',
  boolean: 'boolean',
};

const inputData = ({ name, kind, holds }: Input): Xml =>
  element(
    'inputData',
    { id: `input_${name}`, name },
    element('description', {}, holds),
    element('variable', { id: `variable_${name}`, name, typeRef: TYPES[kind] }),
  );

const requirement = (name: string, isInput: boolean): Xml =>
  element(
    'informationRequirement',
    {},
    isInput
      ? element('requiredInput', { href: `#input_${name}` })
      : element('requiredDecision', { href: `#decision_${name}` }),
  );

function namesOfRule({ when, given }: RuleDecision): string[] {
  return [...namesIn(when).inputs, ...(given.kind === 'points' ? [] : [given.input.name])];
}

const decisionOf = (name: string, label: string, typeRef: string | null, ...content: readonly Xml[]): Xml =>
  element(
    'decision',
    { id: `decision_${name}`, name, label },
    element('variable', { id: `variable_${name}`, name, ...(typeRef ? { typeRef } : {}) }),
    ...content,
  );

const text = (expression: string): Xml => element('text', {}, expression);

const ruleDecision = (decision: RuleDecision, needs: Xml[], names: Names): Xml => {
  const { name, rule, when } = decision;
  const row = (holds: string, points: string) =>
    element(
      'rule',
      { id: `${name}_${holds}` },
      element('inputEntry', { id: `${name}_${holds}_when` }, text(holds)),
      element('outputEntry', { id: `${name}_${holds}_points` }, text(points)),
    );
  return decisionOf(
    name,
    rule.name,
    'number',
    ...needs,
    element(
      'decisionTable',
      { id: `${name}_table`, hitPolicy: 'UNIQUE' },
      element(
        'input',
        { id: `${name}_input`, label: describeCriterion(rule.when, names) },
        element('inputExpression', { id: `${name}_expression`, typeRef: 'boolean' }, text(feelTest(when))),
      ),
      element('output', { id: `${name}_output`, label: 'Points', name, typeRef: 'number' }),
      row('true', feelGiven(decision)),
      row('false', feelNothing(decision)),
    ),
  );
};

const sumDecision = (sum: SumDecision, needs: Xml[]): Xml =>
  decisionOf(
    sum.name,
    sum.label,
    'number',
    ...needs,
    element('literalExpression', { id: `${sum.name}_sum`, typeRef: 'number' }, text(feelSum(sum))),
  );

/** Rows are looked at from the top; without a row that is met there is no step. */
function stepDecision(
  name: string,
  label: string,
  looks: Decision['steps'][number]['looks'],
  needs: Xml[],
  names: Names,
): Xml {
  const inputs = looks.map(({ transition, when }, i) =>
    element(
      'input',
      { id: `${name}_input_${i + 1}`, label: describeCriterion(transition.when, names) },
      element(
        'inputExpression',
        { id: `${name}_expression_${i + 1}`, typeRef: 'boolean' },
        text(feelTest(when)),
      ),
    ),
  );
  const outputs = OUTPUTS.map((output) =>
    element('output', { id: `${name}_${output}`, name: output, typeRef: 'string' }),
  );
  const rows = looks.map(({ transition }, i) =>
    element(
      'rule',
      { id: `${name}_row_${i + 1}` },
      element('description', {}, inWords(transition, names)),
      ...looks.map((_, j) =>
        element('inputEntry', { id: `${name}_row_${i + 1}_in_${j + 1}` }, text(j === i ? 'true' : '-')),
      ),
      ...OUTPUTS.map((output) =>
        element('outputEntry', { id: `${name}_row_${i + 1}_${output}` }, text(outputOf(transition)[output])),
      ),
    ),
  );
  return decisionOf(
    name,
    label,
    null,
    ...needs,
    element('decisionTable', { id: `${name}_table`, hitPolicy: 'FIRST' }, ...inputs, ...outputs, ...rows),
  );
}

const OUTPUTS = ['transition', 'kind', 'to', 'reason'] as const;

const outputOf = (transition: Transition): Record<(typeof OUTPUTS)[number], string> => ({
  transition: feelText(transition.id),
  kind: feelText(transition.kind),
  to: transition.kind === 'disqualify' ? 'null' : feelText(transition.to),
  reason: 'reason' in transition && transition.reason !== undefined ? feelText(transition.reason) : 'null',
});

const inWords = (transition: Transition, names: Names): string =>
  transition.kind === 'disqualify'
    ? `Out: ${reasonName(names, transition.reason)}`
    : `To ${stageName(names, transition.to)}`;
