import { describe, expect, test } from 'vitest';
import { clausesOf } from '#shared/domain/definition/clauses.ts';
import { adopt as adoptOrNot, type Choice, standsAs } from '#shared/domain/definition/merge.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { MARKETING } from '../../../electron/host/sample-workshop/definitions/marketing.ts';
import { SALES } from '../../../electron/host/sample-workshop/definitions/sales.ts';
import { smallDefinition } from '../../support/definitions.ts';

/** Takes over a clause that fits. */
function adopt(...args: Parameters<typeof adoptOrNot>): Definition {
  const adopted = adoptOrNot(...args);
  if (!adopted.ok) throw new Error(adopted.problem);
  return adopted.definition;
}

const byName = (left: Definition, right: Definition, name: string) => {
  const found = clausesOf(left, right).find((clause) => clause.name === name);
  if (!found) throw new Error(`no clause “${name}”`);
  return found;
};

/** The left one with the chosen side's clause for each. */
const merged = (left: Definition, right: Definition, choose: (index: number) => Choice): Definition =>
  clausesOf(left, right).reduce((definition, clause, i) => {
    const choice = choose(i);
    return adopt(definition, choice === 'left' ? left : right, clause, choice);
  }, left);

describe('the clauses of two definitions', () => {
  test('what both say alike is alike, whatever the ids; what differs is told in words', () => {
    const left = smallDefinition('Left', 50);
    const right = smallDefinition('Right', 70);
    right.stages[1] = { ...right.stages[1]!, id: 'qualified' };
    right.transitions[0] = { ...right.transitions[0]!, id: 'other', to: 'qualified' } as never;
    const clauses = clausesOf(left, right);
    expect(clauses.filter(({ alike }) => alike).map(({ name }) => name)).toEqual([
      'Lead',
      'MQL',
      'Large enough',
    ]);
    const step = byName(left, right, 'Lead → MQL');
    expect(step.leftWords).toContain('50');
    expect(step.rightWords).toContain('70');
  });

  test('a rule by another name that asks the same is the same clause; one that nobody else has stands alone', () => {
    const left = smallDefinition('Left');
    const right = smallDefinition('Right');
    right.scoring.rules = [
      { ...left.scoring.rules[0]!, name: 'Two hundred people', points: 40 },
      { ...left.scoring.rules[0]!, id: 'demo', name: 'Asked for a demo', when: { kind: 'all', of: [] } },
    ];
    const rules = clausesOf(left, right).filter(({ part }) => part === 'rule');
    expect(rules.map(({ left: a, right: b }) => [a?.item.id, b?.item.id])).toEqual([
      ['size', 'size'],
      [undefined, 'demo'],
    ]);
  });
});

describe('taking over a clause', () => {
  test('brings along the stage and the reason it refers to, and keeps the definition’s own ids', () => {
    const left = smallDefinition('Left');
    const right = smallDefinition('Right');
    right.stages.push({ ...right.stages[1]!, id: 'lead', name: 'SAL' });
    right.stages[0]!.id = 'start';
    right.reasons = [{ id: 'r1', name: 'Too small' }];
    right.transitions = [
      { id: 'on', kind: 'advance', from: 'mql', to: 'lead', when: { kind: 'all', of: [] } },
      { id: 'out', kind: 'disqualify', from: 'start', reason: 'r1', when: { kind: 'all', of: [] } },
    ];
    const on = adopt(left, right, byName(left, right, 'MQL → SAL'), 'right');
    const both = adopt(on, right, byName(left, right, 'Lead → out: Too small'), 'right');
    expect(both.stages.map(({ name }) => name)).toEqual(['Lead', 'MQL', 'SAL']);
    expect(new Set(both.stages.map(({ id }) => id)).size).toBe(3);
    expect(both.reasons.map(({ name }) => name)).toEqual(['Too small']);
    expect(readDefinition(both).ok).toBe(true);
    expect(both.transitions.find(({ kind }) => kind === 'disqualify')).toMatchObject({ from: 'lead' });
  });

  test('of a side that has none takes the clause away, and back again', () => {
    const left = smallDefinition('Left');
    const right = { ...smallDefinition('Right'), scoring: { ...left.scoring, rules: [] } };
    const rule = byName(left, right, 'Large enough');
    const gone = adopt(left, right, rule, 'right');
    expect(gone.scoring.rules).toEqual([]);
    expect(standsAs(gone, left, right, rule)).toBe('right');
    expect(adopt(gone, left, rule, 'left')).toEqual(left);
  });

  test('says when the room has written something of its own', () => {
    const left = smallDefinition('Left', 50);
    const right = smallDefinition('Right', 70);
    const step = byName(left, right, 'Lead → MQL');
    expect(standsAs(left, left, right, step)).toBe('left');
    expect(standsAs(smallDefinition('Agreed', 60), left, right, step)).toBe('edited');
  });

  test('refuses a step that would lead backwards, and says what to do', () => {
    const left = smallDefinition('Left');
    const right = { ...smallDefinition('Right'), stages: [...left.stages].reverse() };
    right.transitions = [{ ...left.transitions[0]!, from: 'mql', to: 'lead' } as never];
    expect(adoptOrNot(left, right, byName(left, right, 'MQL → Lead'), 'right')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Settle the stages first'),
    });
  });
});

describe('the sample workshop’s two sides', () => {
  const [left, right] = [MARKETING, SALES];

  test('all of one side is that side’s definition again, clause by clause', () => {
    for (const choice of ['left', 'right'] as const) {
      const all = merged(left, right, () => choice);
      expect(readDefinition(all).ok).toBe(true);
      for (const clause of clausesOf(left, right)) {
        if (clause.alike || (clause.part !== 'rule' && clause.part !== 'transition')) continue;
        expect(standsAs(all, left, right, clause), clause.name).toBe(choice);
      }
    }
  });

  test('any mixture is a whole definition', () => {
    for (const step of [2, 3, 5]) {
      const mixed = merged(left, right, (i) => (i % step === 0 ? 'right' : 'left'));
      const read = readDefinition(mixed);
      expect(read.ok ? [] : read.problems).toEqual([]);
    }
  });
});
