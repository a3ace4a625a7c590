/** The definition for rule engines: the inputs that both models ask for, and each model. */
import { csv } from '../csv.ts';
import { dmnModel } from '../dmn/model.ts';
import { jdmModel } from '../jdm/model.ts';
import type { PackSource, Target } from '../target.ts';
import { DECISION_LIMITS, decisionOf } from './decision.ts';

export function decisionTargets({ definition, fingerprint, sample, fields, names }: PackSource): Target[] {
  const decision = decisionOf(definition, fields, sample.timeZone, names);
  return [
    {
      name: 'GoRules decision model (JDM)',
      files: [
        {
          path: 'rules/gorules.json',
          content: `${JSON.stringify(jdmModel(decision, names), null, 2)}\n`,
          holds:
            'the scoring and the steps at one moment, for GoRules; its further input `stage` is the id of the stage where the deal stands',
        },
        {
          path: 'rules/inputs.csv',
          content: csv([
            ['Input', 'Type', 'What it holds'],
            ...decision.inputs.map(({ name, kind, holds }) => [
              name,
              kind === 'texts' ? 'list of texts' : kind,
              holds,
            ]),
          ]),
          holds: 'what both rule models are told of a deal; what is missing is null',
        },
      ],
      unsupported: [...DECISION_LIMITS],
    },
    {
      name: 'DMN 1.3',
      files: [
        {
          path: 'rules/definition.dmn',
          content: dmnModel(decision, fingerprint, names),
          holds:
            'the same as DMN 1.3 with FEEL: one decision for each rule and sum, and one for the steps from each stage',
        },
      ],
      unsupported: [
        ...DECISION_LIMITS,
        'It has no diagram: tools that draw decision requirements lay it out themselves.',
      ],
    },
  ];
}
