/** The definition as a GoRules decision model (JDM): a graph of expressions and one decision table for the steps. */
import { describeTransition } from '#shared/domain/definition/describe.ts';
import type { Names } from '#shared/domain/definition/names.ts';
import type { Decision } from '../decision/decision.ts';
import { TRUE } from '../decision/tests.ts';
import { zenPoints, zenSum, zenTest, zenText } from './zen.ts';

interface Node {
  id: string;
  type: string;
  name: string;
  content?: object;
}

export function jdmModel({ rules, groups, categories, total, steps }: Decision, names: Names): object {
  const nodes: Node[] = [
    { id: 'lead', type: 'inputNode', name: 'Lead', content: { schema: '' } },
    expressions(
      'points',
      'Points of each rule',
      rules.map((rule) => [rule.name, zenPoints(rule)]),
    ),
    expressions(
      'groups',
      'Groups of rules',
      groups.map((group) => [group.name, zenSum(group)]),
    ),
    expressions(
      'categories',
      'Categories',
      categories.map((sum) => [sum.name, zenSum(sum)]),
    ),
    expressions('total', 'Score', [[total.name, zenSum(total)]]),
    {
      id: 'step',
      type: 'decisionTableNode',
      name: 'Next step',
      content: {
        hitPolicy: 'first',
        passThrough: true,
        inputField: null,
        outputPath: null,
        executionMode: 'single',
        // Columns without a field hold whole expressions.
        inputs: [
          { id: 'at', name: 'Where it stands' },
          { id: 'when', name: 'When' },
        ],
        outputs: OUTPUTS.map((name) => ({ id: name, name: `Step: ${name}`, field: `step.${name}` })),
        rules: [
          ...steps.flatMap(({ stage, looks }) =>
            looks.map(({ transition, when }) => ({
              _id: transition.id,
              _description: describeTransition(transition, names),
              at: `stage == ${zenText(stage.id)}`,
              when: zenTest(when),
              transition: zenText(transition.id),
              kind: zenText(transition.kind),
              to: transition.kind === 'disqualify' ? 'null' : zenText(transition.to),
              reason:
                'reason' in transition && transition.reason !== undefined
                  ? zenText(transition.reason)
                  : 'null',
            })),
          ),
          {
            _id: 'no step',
            _description: 'Otherwise the deal stays where it is.',
            at: zenTest(TRUE),
            when: zenTest(TRUE),
            transition: 'null',
            kind: 'null',
            to: 'null',
            reason: 'null',
          },
        ],
      },
    },
    { id: 'answer', type: 'outputNode', name: 'Score and next step', content: { schema: '' } },
  ].filter(({ id }) => id !== 'groups' || groups.length > 0);
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: nodes.map((node, i) => ({ ...node, position: { x: 80 + i * 320, y: 160 } })),
    edges: nodes.slice(1).map((node, i) => ({
      id: `${nodes[i]!.id}-${node.id}`,
      type: 'edge',
      sourceId: nodes[i]!.id,
      targetId: node.id,
    })),
  };
}

const OUTPUTS = ['transition', 'kind', 'to', 'reason'] as const;

const expressions = (id: string, name: string, values: readonly (readonly [string, string])[]): Node => ({
  id,
  type: 'expressionNode',
  name,
  content: {
    passThrough: true,
    inputField: null,
    outputPath: null,
    executionMode: 'single',
    expressions: values.map(([key, value]) => ({ id: key, key, value })),
  },
});
