import type { Definition } from '../../../domain/definition/schema.ts';
import { quoted } from '../../../domain/lint/words.ts';
import { countOf } from '../deals.ts';
import type { SampleCheck, SampleFinding } from '../finding.ts';

/** Fewer deals than this prove nothing about a rule. */
const ENOUGH = 20;

/** A rule that never or always fires in the sample. One that lacks its data is another finding. */
export const idleRules: SampleCheck = ({ definition, sample, simulation }) => {
  if (sample.deals < ENOUGH) return [];
  return definition.scoring.rules.flatMap(({ id, name, points }, rule): SampleFinding[] => {
    const fires = countOf(simulation.ruleTrue[rule]!);
    const unknown = countOf(simulation.ruleUnknown[rule]!);
    const at = { kind: 'rule', id } as const;
    if (fires === 0 && unknown < sample.deals / 2) {
      return [
        {
          id: `rule-never-fires ${id}`,
          what: `${quoted(name)} is true for no deal of the sample.`,
          why:
            points < 0
              ? 'It may still guard against what the sample lacks; else it only makes the model longer.'
              : 'Its points are never given: either it asks too much, or its words are not those of the data.',
          at,
          deals: null,
          fix: { label: 'Remove the rule', apply: (now) => withoutRule(now, id) },
        },
      ];
    }
    if (fires < sample.deals) return [];
    return [
      {
        id: `rule-always-fires ${id}`,
        what: `${quoted(name)} is true for every deal of the sample.`,
        why: 'Points that everybody gets tell nobody apart; they only hide how low the bar really is.',
        at,
        deals: null,
      },
    ];
  });
};

const withoutRule = (definition: Definition, id: string): Definition => ({
  ...definition,
  scoring: { ...definition.scoring, rules: definition.scoring.rules.filter((rule) => rule.id !== id) },
});
