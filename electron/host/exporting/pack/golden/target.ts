/** Golden leads as tables, and as what rule engines are told of them. */
import { DAY } from '#shared/domain/sample/calendar.ts';
import { dealsOf } from '#shared/domain/sample/deal.ts';
import { type Cell, csv } from '../csv.ts';
import { decisionOf } from '../decision/decision.ts';
import type { PackSource, Target } from '../target.ts';
import { GOLDEN_END } from './draft-lead.ts';
import { type GoldenLead, goldenLeads } from './leads.ts';

export function goldenTarget({ definition, sample, fields, names }: PackSource): Target {
  const golden = goldenLeads(definition, sample, names);
  const decision = decisionOf(definition, fields, sample.timeZone, names);
  const deals = [...dealsOf(golden.sample)];
  const asked = golden.sample.fields.filter(({ key }) => deals.some(({ values }) => values.has(key)));
  const stageName = (id: string) => names.definition.stages.find((stage) => stage.id === id)?.name ?? id;
  const reasonName = (id: string) => names.definition.reasons.find((reason) => reason.id === id)?.name ?? id;

  const leads = golden.leads.map((lead, i): Cell[] => {
    const { classification } = lead;
    const { values, createdAt } = deals[i]!;
    return [
      lead.id,
      lead.purposes.join('; '),
      createdAt === null ? null : iso(createdAt),
      asked
        .filter(({ key, known }) => lead.late.has(key) && known === 'dated')
        .map(({ label }) => label)
        .join('; '),
      ...asked.map(({ key }): Cell => {
        const value = values.get(key);
        if (!value) return null;
        if (value.kind === 'date') return iso(value.value);
        return value.kind === 'text' ? String(value.value) : value.value;
      }),
      classification.score.points / 1000,
      classification.peakScore.points / 1000,
      stageName(classification.reached),
      classification.current === null ? null : stageName(classification.current),
      classification.out === null ? null : reasonName(classification.out.reason),
      classification.undecided !== null,
    ];
  });
  const touchpoints = deals.flatMap((deal, i) =>
    deal.touchpoints.map(({ type, at, value, person }): Cell[] => [
      golden.leads[i]!.id,
      type,
      iso(at),
      (GOLDEN_END - at) / DAY,
      value,
      person.startsWith('person ') ? person.slice('person '.length) : null,
    ]),
  );
  return {
    name: 'Golden leads',
    files: [
      {
        path: 'golden/leads.csv',
        content: csv([
          [
            'Lead',
            'What it shows',
            'Created at',
            'Known only at the end',
            ...asked.map(({ label }) => label),
            'Expected score',
            'Expected highest score',
            'Expected furthest stage',
            'Expected stage',
            'Expected reason out',
            'Expected undecided',
          ],
          ...leads,
        ]),
        holds: `made-up leads with the score and stage that the definition gives them on ${iso(GOLDEN_END)}`,
      },
      {
        path: 'golden/touchpoints.csv',
        content: csv([['Lead', 'Type', 'At', 'Days before the end', 'Value', 'Person'], ...touchpoints]),
        holds: 'what the golden leads did, and when',
      },
      {
        path: 'golden/inputs.json',
        content: `${JSON.stringify(golden.leads.map(inputsOf), null, 1)}\n`,
        holds:
          'the same leads as a rule engine sees them at the end (rules/inputs.csv), with the expected score',
      },
    ],
    unsupported: golden.unshown.map((purpose) => `No lead was found for: ${purpose}`),
  };

  function inputsOf({ id, end, classification }: GoldenLead): object {
    return {
      lead: id,
      inputs: Object.fromEntries(decision.inputs.map(({ name, read }) => [name, read(end)])),
      expectedScore: classification.score.points / 1000,
    };
  }
}

const iso = (at: number): string => new Date(at).toISOString();
