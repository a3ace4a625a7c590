import { INITIAL_SETTINGS } from '#shared/contract/initial-settings.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { type DocumentSource, documentPage } from '../../../electron/host/exporting/document.ts';
import type { DefinitionPage } from '../../../electron/host/exporting/page-model.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

export const MADE_AT = new Date('2026-11-22T09:30:00Z');

export const workshop = sampleWorkshop();
export const sides = {
  today: workshop.definitions[0]!,
  marketing: workshop.definitions[1]!,
  sales: workshop.definitions[2]!,
};

export const pageFor = (definition: Definition, source: Partial<DocumentSource> = {}): DefinitionPage =>
  documentPage({
    workshopName: workshop.name,
    draft: { id: 'draft', revision: 4, definition },
    sample: workshop.sample,
    holdout: null,
    verdictStage: null,
    approvals: [],
    dismissals: [],
    decisions: [],
    client: { name: '', logo: null },
    reviewOn: null,
    workshop: { agenda: INITIAL_SETTINGS.agenda, rounds: [], versions: [], elsewhere: [], before: null },
    madeAt: MADE_AT,
    ...source,
  });

/** The sample with the deals of some outcomes alone: 0 won, 1 lost, 2 rejected, 3 open. */
export function only(...outcomes: number[]): Sample {
  const fields = [
    { key: 'industry', label: 'Industry', type: 'text', role: null, stage: null, known: 'start' },
  ] as const;
  const deals = outcomes.flatMap((outcome) =>
    Array.from({ length: 3 }, () => ({
      outcome: (['won', 'lost', 'rejected', 'open'] as const)[outcome]!,
      values: { industry: 'Software' },
      touchpoints: [],
    })),
  );
  return buildSample({ fields, deals, asOf: Date.UTC(2026, 2, 1), timeZone: 'UTC' } as never);
}

/** The longest plausible definition: 9 stages and 40 rules, each with a name and a wording of usual length. */
export function longest(): Definition {
  const base = structuredClone(sides.marketing);
  const names = ['Lead', 'Engaged', 'MQL', 'SAL', 'SQL', 'Opportunity', 'Proposal', 'Customer', 'Expansion'];
  const categories = ['fit', 'engagement', 'intent', 'negative'] as const;
  return {
    ...base,
    name: 'Definition of a qualified lead for all regions',
    side: 'agreed',
    stages: names.map((name, i) => ({
      id: `s${i}`,
      name,
      owner: i < 3 ? 'marketing' : i === 3 ? 'both' : 'sales',
      meaning: `Stage ${i + 1}: what everybody in the room takes it to mean when a deal is called ${name}.`,
      requiredFields: i === 2 ? ['email', 'source'] : [],
      slaHours: i % 2 === 0 ? 24 : null,
      band: { low: 0.2, high: 0.4 },
    })),
    transitions: names.slice(1).flatMap((_, i) => [
      {
        id: `t${i}`,
        kind: 'advance' as const,
        from: `s${i}`,
        to: `s${i + 1}`,
        when: {
          kind: 'all' as const,
          of: [
            {
              kind: 'score' as const,
              of: 'total' as const,
              is: { op: 'atLeast' as const, value: 21 + i * 10 },
            },
            {
              kind: 'field' as const,
              field: 'industry',
              op: 'isAnyOf' as const,
              values: ['Logistics', 'Retail'],
            },
          ],
        },
      },
      ...(i === 2 || i === 4
        ? [
            {
              id: `r${i}`,
              kind: 'recycle' as const,
              from: `s${i}`,
              to: `s${i - 2}`,
              when: { kind: 'field' as const, field: 'timeline', op: 'is' as const, value: 'No plans' },
              nurture: 'Quarterly briefing',
            },
          ]
        : []),
    ]),
    scoring: {
      ...base.scoring,
      groups: [],
      rules: Array.from({ length: 40 }, (_, i) => ({
        id: `rule${i}`,
        name: `Signal number ${i + 1} that counts`,
        category: categories[i % 4]!,
        when: {
          kind: 'field' as const,
          field: 'title',
          op: 'containsAnyOf' as const,
          values: ['VP', 'Director', 'Head of', `Role ${i}`],
          match: 'words' as const,
        },
        points: (i % 4 === 3 ? -1 : 1) * (i + 1),
      })),
    },
  };
}
