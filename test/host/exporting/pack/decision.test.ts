import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { dmnModel } from '../../../../electron/host/exporting/pack/dmn/model.ts';
import { zenText } from '../../../../electron/host/exporting/pack/jdm/zen.ts';
import { arbitraryDefinition, arbitrarySample } from '../../../fixtures/arbitrary.ts';
import { sides, workshop } from '../fixtures.ts';
import { decisionFor, disagreements } from './deciding.ts';
import { dmn, readDmn, zen } from './engines.ts';

const RUNS = process.env.YARDSTICK_AGREEMENT_RUNS;

/** `numRuns`: random definitions, each over one to six leads; the DMN engine is slow. */
describe.each([
  { engine: 'GoRules', engineFor: zen, numRuns: Number(RUNS ?? 600) },
  { engine: 'a DMN engine', engineFor: dmn, numRuns: Number(RUNS ?? 100) },
])('$engine gives the score and the step that the app gives', ({ engineFor, numRuns }) => {
  test('to every deal of the sample workshop at its end', { timeout: 240_000 }, async () => {
    for (const definition of workshop.definitions) {
      expect(await disagreements(workshop.sample, definition, engineFor(definition))).toEqual([]);
    }
  });

  test('to generated leads, whatever is asked of them', { timeout: 60_000 + numRuns * 1_000 }, () =>
    fc.assert(
      fc.asyncProperty(arbitrarySample, arbitraryDefinition, async (sample, definition) => {
        expect(await disagreements(sample, definition, engineFor(definition))).toEqual([]);
      }),
      { numRuns },
    ),
  );
});

test('the DMN file has the shape of DMN 1.3, whatever things are called', async () => {
  const hostile: Definition = structuredClone(sides.marketing);
  hostile.name = '<definitions> "&amp;" \u0000';
  for (const rule of hostile.scoring.rules) rule.name = ']]><x a="b">';
  for (const definition of [...workshop.definitions, hostile]) {
    const decision = decisionFor(workshop.sample, definition);
    const { elements, warnings } = await readDmn(dmnModel(decision, 'f'.repeat(64), namesFor(definition)));
    expect(warnings).toEqual([]);
    const ids = elements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const required = elements.flatMap(({ informationRequirement = [] }) =>
      informationRequirement.map((need) => (need.requiredDecision ?? need.requiredInput)!.href.slice(1)),
    );
    expect(required.filter((id) => !ids.includes(id))).toEqual([]);
    expect(elements.filter(({ $type }) => $type === 'dmn:Decision')).toHaveLength(
      decision.rules.length + decision.groups.length + 5 + decision.steps.length,
    );
  }
});

test('ZEN reads any text as it is', async () => {
  const { evaluateExpression } = await import('@gorules/zen-engine');
  for (const text of ['plain', `it's`, 'say "x"', `it's "x" \\ \`\${y}\``, 'back\\slash', '']) {
    expect(await evaluateExpression(zenText(text))).toBe(text);
  }
});
