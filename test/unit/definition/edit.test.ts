import { describe, expect, test } from 'vitest';
import {
  emptyDefinition,
  moveStage,
  newId,
  removeGroup,
  removeStage,
  usesOf,
} from '#shared/domain/definition/edit.ts';
import { addAt, criterionAt, removeAt, replaceAt } from '#shared/domain/definition/edit-criterion.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { example } from './example.ts';

test('a new definition is a good one, with the usual stages and reasons', () => {
  const definition = emptyDefinition('Ours', 'sales');
  expect(readDefinition(definition)).toEqual({ ok: true, definition });
  expect(definition.stages.map((stage) => stage.name)).toEqual([
    'Lead',
    'MQL',
    'SAL',
    'SQL',
    'Opportunity',
    'Customer',
  ]);
  expect(definition.reasons).toHaveLength(11);
});

test('a new id is the first that is free', () => {
  expect(newId('rule', [])).toBe('rule-1');
  expect(newId('rule', [{ id: 'rule-1' }, { id: 'rule-3' }])).toBe('rule-2');
});

describe('stages', () => {
  test('a removed stage takes its transitions along, and says which', () => {
    const edit = removeStage(example(), 'sal')!;
    expect(edit.removedTransitions.map(({ id }) => id)).toEqual(['t2', 't4', 't5']);
    expect(readDefinition(edit.definition)).toMatchObject({ ok: true });
  });

  test('the last stage stays', () => {
    const definition = { ...example(), stages: example().stages.slice(0, 1) };
    expect(removeStage(definition, 'lead')).toBeNull();
  });

  test('a moved stage loses the transitions that would lead the wrong way', () => {
    const edit = moveStage(example(), 'sal', 0);
    expect(edit.definition.stages.map(({ id }) => id)).toEqual(['sal', 'lead', 'mql', 'sql']);
    expect(edit.removedTransitions.map(({ id }) => id)).toEqual(['t2', 't4']);
    expect(readDefinition(edit.definition)).toMatchObject({ ok: true });
  });
});

test('rules of a removed group stay, without it', () => {
  const definition = removeGroup(example(), 'web');
  expect(definition.scoring.rules.map((rule) => 'group' in rule)).toEqual([false, false]);
  expect(readDefinition(definition)).toMatchObject({ ok: true });
});

test('who uses a reason, an item or a band is said in words', () => {
  expect(usesOf(example(), { reason: 'timing' })).toEqual([
    'Back from SAL to Lead as Bad timing when Budget is not confirmed; then monthly letter',
  ]);
  expect(usesOf(example(), { item: 'budget' })).toHaveLength(2);
  expect(usesOf(example(), { band: 'hot' })).toHaveLength(1);
  expect(usesOf(example(), { band: 'cold' })).toEqual([]);
});

describe('inside a criterion', () => {
  const item = (name: string): Criterion => ({ kind: 'checklist', item: name });
  const root: Criterion = { kind: 'all', of: [item('a'), { kind: 'any', of: [item('b')] }] };

  test('a part is found, replaced and added by its path', () => {
    expect(criterionAt(root, [1, 0])).toEqual(item('b'));
    expect(criterionAt(root, [0, 0])).toBeUndefined();
    expect(criterionAt(replaceAt(root, [1, 0], item('c')), [1, 0])).toEqual(item('c'));
    expect(criterionAt(addAt(root, [1], item('c')), [1])).toEqual({
      kind: 'any',
      of: [item('b'), item('c')],
    });
    expect(addAt(item('a'), [], item('b'))).toEqual({ kind: 'all', of: [item('a'), item('b')] });
  });

  test('a group that loses its last part goes with it: an empty one would mean always or never', () => {
    expect(removeAt(root, [1, 0])).toEqual({ kind: 'all', of: [item('a')] });
    expect(removeAt({ kind: 'all', of: [item('a')] }, [0])).toBeNull();
  });
});
