import { expect, test } from 'vitest';
import { askInstead, asksOf, lackingIn } from '#shared/domain/definition/asks.ts';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { proposeFit } from '#shared/domain/templates/fit.ts';

const DEMO: Criterion = {
  kind: 'touchpoints',
  types: ['Demo request', 'Trial'],
  measure: 'count',
  scope: 'deal',
  is: { op: 'atLeast', value: 1 },
};
const IS_BIG: Criterion = { kind: 'field', field: 'employees', op: 'atLeast', value: 50 };

const DEFINITION: Definition = {
  ...emptyDefinition('Ours', 'sales'),
  checklist: [{ id: 'need', name: 'Need', standIn: { kind: 'field', field: 'need', op: 'is', value: true } }],
};
DEFINITION.transitions = [
  {
    id: 'in',
    kind: 'advance',
    from: 'lead',
    to: 'mql',
    when: { kind: 'any', of: [DEMO, { kind: 'none', of: [IS_BIG] }] },
  },
];
DEFINITION.scoring = {
  ...DEFINITION.scoring,
  rules: [
    { id: 'demo', name: 'Demo', category: 'intent', points: 30, when: { ...DEMO, types: ['demo REQUEST'] } },
  ],
};

test('what a definition asks stands in its rules, its arrows and its checklist, each thing once', () => {
  const { fields, touchpoints } = asksOf(DEFINITION);
  expect(fields.sort()).toEqual(['employees', 'need']);
  expect(touchpoints.map((type) => type.toLowerCase()).sort()).toEqual(['demo request', 'trial']);
});

test('what deals lack of it is told, whatever the case of a touchpoint', () => {
  const sample = { fields: [{ key: 'employees' }], touchpointTypes: ['DEMO request'] };
  expect(lackingIn(DEFINITION, sample)).toEqual({ fields: ['need'], touchpoints: ['Trial'] });
});

test('fitted to other deals, it asks for theirs wherever it asked for its own, and for nothing twice', () => {
  const fitted = askInstead(DEFINITION, {
    fields: new Map([
      ['employees', 'company_size'],
      ['need', 'pain'],
    ]),
    touchpoints: new Map([
      ['Demo request', 'Meeting'],
      ['Trial', 'Meeting'],
    ]),
  });
  expect(asksOf(fitted)).toEqual({ fields: ['company_size', 'pain'], touchpoints: ['Meeting'] });
  expect(fitted.transitions[0]!.when).toEqual({
    kind: 'any',
    of: [
      { ...DEMO, types: ['Meeting'] },
      { kind: 'none', of: [{ ...IS_BIG, field: 'company_size' }] },
    ],
  });
});

test('what could stand for what is lacking has its name, a telling word of it, or the same meaning', () => {
  const field = (key: string, label: string) => ({ key, label, type: 'text' as const, role: null });
  const proposed = proposeFit(
    { fields: ['title', 'lead_source', 'employees', 'seats'], touchpoints: ['Webinar attended'] },
    {
      fields: [
        field('lead_origin', 'Lead origin'),
        field('job_title', 'Job title'),
        field('src', 'Lead source'),
        field('company_size', 'Company size'),
      ],
      touchpointTypes: ['Webinar', 'Call'],
    },
  );
  expect(proposed).toEqual([
    { kind: 'field', slot: 'title', to: 'job_title', confidence: 'likely' },
    { kind: 'field', slot: 'lead_source', to: 'src', confidence: 'sure' },
    { kind: 'field', slot: 'employees', to: 'company_size', confidence: 'likely' },
    { kind: 'field', slot: 'seats', to: null, confidence: 'none' },
    { kind: 'touchpoint', slot: 'Webinar attended', to: 'Webinar', confidence: 'likely' },
  ]);
});
