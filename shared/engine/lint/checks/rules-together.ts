import { canonicalJson } from '../../../domain/definition/canonical.ts';
import { quoted } from '../../../domain/lint/words.ts';
import { countOf } from '../deals.ts';
import type { SampleCheck, SampleFinding } from '../finding.ts';

/** Fewer deals than this are together by chance. */
const ENOUGH = 10;

/** Two rules, differently written, that are true of the very same deals. */
export const rulesTogether: SampleCheck = ({ definition: { scoring }, sample, simulation }) => {
  const { rules } = scoring;
  const keys = rules.map((_, i) => simulation.ruleTrue[i]!.join());
  return rules.flatMap((rule, i): SampleFinding[] => {
    const fires = countOf(simulation.ruleTrue[i]!);
    if (fires < ENOUGH || fires === sample.deals) return [];
    const first = keys.indexOf(keys[i]!);
    const other = rules[first]!;
    if (first === i || canonicalJson(other.when) === canonicalJson(rule.when)) return [];
    return [
      {
        id: `rules-together ${other.id} ${rule.id}`,
        what: `${quoted(other.name)} and ${quoted(rule.name)} are true of the same ${fires} deals, and of no others.`,
        why: 'In this sample they say one thing twice.',
        at: { kind: 'rule', id: rule.id },
        deals: simulation.ruleTrue[i]!,
      },
    ];
  });
};
