import { describe, expect, test } from 'vitest';
import { readDefinition } from '#shared/domain/definition/read.ts';
import { allConditions } from '#shared/domain/definition/walk.ts';
import { lintDefinition } from '#shared/domain/lint/lint.ts';
import { definitionOf, TEMPLATES } from '#shared/domain/templates/all.ts';
import { EXAMPLE_POINTS } from '#shared/domain/templates/definitions/example-points.ts';
import {
  fillTemplate,
  mapTemplate,
  proposeMapping,
  type TemplateSample,
} from '#shared/domain/templates/map.ts';
import { CHECKLISTS } from '#shared/domain/templates/template.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { fieldValues } from '#shared/engine/sample/field-values.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const each = TEMPLATES.flatMap((template) =>
  CHECKLISTS.map((checklist) => [template.name, checklist, template] as const),
);
const beginning = { name: 'New', side: 'agreed', checklist: 'bant' } as const;

/** What a sales team might have exported, under names of its own. */
const EXPORT: TemplateSample = {
  fields: [
    { key: 'c1', label: 'Contact Job Function', type: 'category', role: null },
    { key: 'company_size', label: 'Company size', type: 'number', role: null },
    { key: 'sector', label: 'Sector', type: 'category', role: null },
    { key: 'decisionMaker', label: 'decisionMaker', type: 'boolean', role: null },
    { key: 'budget', label: 'Budget status', type: 'category', role: null },
    { key: 'country', label: 'Country', type: 'number', role: null },
    { key: 'Region', label: 'Notes', type: 'date', role: null },
  ],
  touchpointTypes: ['Request a Demo', 'viewed pricing', 'Intro call'],
  valuesOf: (field) =>
    ({ sector: ['SaaS / Software', 'Retail'], budget: ['Approved', 'Planned', 'None'] })[field] ?? [],
};

describe('every template', () => {
  test.each(each)(
    '%s with %s is well formed and has nothing that the linter would say',
    (_, checklist, template) => {
      const definition = definitionOf(template, { name: 'New', side: 'sales', checklist });
      expect(readDefinition(definition)).toEqual({ ok: true, definition });
      expect(lintDefinition(definition)).toEqual([]);
      expect(definition.checklist).toHaveLength({ bant: 4, meddicc: 7 }[checklist]);
    },
  );

  test.each(each)('%s with %s asks for nothing but its placeholders', (_, checklist, template) => {
    const asked = allConditions(definitionOf(template, { ...beginning, checklist }));
    const fields = new Set(template.fields.map(({ name }) => name));
    const types = new Set(template.touchpoints.map(({ type }) => type));
    for (const condition of asked) {
      if (condition.kind === 'field') expect(fields).toContain(condition.field);
      if (condition.kind === 'touchpoints') for (const type of condition.types) expect(types).toContain(type);
    }
  });

  test.each(each)('%s with %s finds its way through the sample workshop', (_, checklist, template) => {
    const { sample } = sampleWorkshop();
    const { definition } = mapTemplate(
      template,
      { ...beginning, checklist },
      {
        fields: sample.fields,
        touchpointTypes: sample.touchpoints.types,
        valuesOf: (field) => fieldValues(sample, field, 50).map(({ value }) => value),
      },
    );
    expect(readDefinition(definition).ok).toBe(true);
    const { reached } = createEngine(sample).simulate(definition);
    expect(reached.filter((stage) => stage >= 1).length).toBeGreaterThan(5);
  });
});

test('the textbook example has its six rules and two thresholds', () => {
  const { scoring, transitions } = definitionOf(EXAMPLE_POINTS, beginning);
  expect(scoring.rules.flatMap(({ points }) => (points > 0 ? [points] : []))).toEqual([
    30, 15, 10, 10, 10, 5,
  ]);
  expect(JSON.stringify(transitions)).toMatch(/"value":50.*"value":80/);
});

describe('mapping', () => {
  const proposed = (sample: TemplateSample) =>
    new Map(
      proposeMapping(EXAMPLE_POINTS, sample).map(({ slot, to, confidence }) => [slot, { to, confidence }]),
    );

  test('finds fields and touchpoints by name, role or words, and only those of a fitting type', () => {
    const found = proposed(EXPORT);
    expect(found.get('Job title')).toEqual({ to: 'c1', confidence: 'likely' });
    expect(found.get('Employees')).toEqual({ to: 'company_size', confidence: 'likely' });
    expect(found.get('Authority')).toEqual({ to: 'decisionMaker', confidence: 'likely' });
    // “Country” is a number here, and the field called “Region” a date.
    expect(found.get('Region')).toEqual({ to: null, confidence: 'none' });
    expect(found.get('Demo request')).toEqual({ to: 'Request a Demo', confidence: 'likely' });
    expect(found.get('Pricing page view')).toEqual({ to: 'viewed pricing', confidence: 'likely' });
    const withRole: TemplateSample = {
      ...EXPORT,
      fields: [...EXPORT.fields, { key: 'x', label: 'What they do', type: 'text', role: 'title' }],
    };
    expect(proposed(withRole).get('Job title')).toEqual({ to: 'x', confidence: 'sure' });
  });

  test('gives nothing of the sample to two placeholders', () => {
    for (const template of TEMPLATES) {
      const taken = proposeMapping(template, EXPORT).flatMap(({ kind, to }) =>
        to === null ? [] : [`${kind} ${to}`],
      );
      expect(new Set(taken).size).toBe(taken.length);
    }
  });

  test('keeps what can’t be mapped as a condition that the sample doesn’t know, and says so', () => {
    const { definition, unmapped } = mapTemplate(EXAMPLE_POINTS, beginning, EXPORT);
    const region = definition.scoring.rules.find(({ id }) => id === 'region');
    expect(region?.when).toMatchObject({ field: 'Region (not in the sample)', values: ['North America'] });
    expect(unmapped).toContainEqual({ kind: 'field', slot: 'Region', values: [] });
    expect(unmapped).toContainEqual({ kind: 'touchpoint', slot: 'Proposal sent', values: [] });
    expect(definition.scoring.rules).toHaveLength(EXAMPLE_POINTS.scoring.rules.length);
  });

  test('speaks in the sample’s own values, and lists those that it lacks', () => {
    const { definition } = mapTemplate(EXAMPLE_POINTS, beginning, EXPORT);
    const industry = definition.scoring.rules.find(({ id }) => id === 'industry');
    expect(industry?.when).toMatchObject({ field: 'sector', values: ['SaaS / Software'] });
    const without = mapTemplate(EXAMPLE_POINTS, beginning, { ...EXPORT, valuesOf: () => ['Retail'] });
    expect(without.unmapped).toContainEqual({ kind: 'values', slot: 'Industry', values: ['SaaS'] });
  });

  test('takes a yes from a field of answers by those that don’t deny', () => {
    const { definition } = mapTemplate(EXAMPLE_POINTS, beginning, EXPORT);
    const standIn = (id: string) => definition.checklist.find((item) => item.id === id)?.standIn;
    expect(standIn('budget')).toEqual({
      kind: 'field',
      field: 'budget',
      op: 'isAnyOf',
      values: ['Approved', 'Planned'],
    });
    expect(standIn('authority')).toEqual({ kind: 'field', field: 'decisionMaker', op: 'is', value: true });
    const unknown = mapTemplate(EXAMPLE_POINTS, beginning, { ...EXPORT, valuesOf: () => [] });
    expect(unknown.definition.checklist.find(({ id }) => id === 'budget')?.standIn).toMatchObject({
      op: 'isKnown',
    });
  });

  test('is the room’s to change', () => {
    const mapping = proposeMapping(EXAMPLE_POINTS, EXPORT).map((one) =>
      one.slot === 'Industry' ? { ...one, to: null } : one,
    );
    const { unmapped } = fillTemplate(EXAMPLE_POINTS, beginning, mapping, EXPORT);
    expect(unmapped.map(({ slot }) => slot)).toContain('Industry');
  });
});
