import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criterionAt } from '#shared/domain/definition/edit-criterion.ts';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { conditionsOf, isCombination } from '#shared/domain/definition/walk.ts';
import { movePart, stepPart } from '../../../renderer/ui/criterion/edit.ts';

const is = (field: string): Criterion => ({ kind: 'field', field, op: 'isKnown' });
const names = (criterion: Criterion) =>
  conditionsOf(criterion).map(({ condition }) => (condition.kind === 'field' ? condition.field : ''));

/** a, (b, c), d */
const root: Criterion = { kind: 'all', of: [is('a'), { kind: 'any', of: [is('b'), is('c')] }, is('d')] };

describe('moving a part of a criterion', () => {
  test.each([
    [[0], [], 3, ['b', 'c', 'd', 'a'], [2]],
    [[0], [1], 1, ['b', 'a', 'c', 'd'], [0, 1]],
    [[2], [1], 0, ['a', 'd', 'b', 'c'], [1, 0]],
    [[1, 1], [], 0, ['c', 'a', 'b', 'd'], [0]],
    [[2], [], 0, ['d', 'a', 'b', 'c'], [0]],
  ] as const)('from %j into the group %j before %d', (from, group, index, order, path) => {
    const moved = movePart(root, from, group, index);
    expect(names(moved!.criterion)).toEqual(order);
    expect(moved!.path).toEqual(path);
  });

  test('a group goes nowhere inside itself, and a part stays where it already is', () => {
    expect(movePart(root, [1], [1], 0)).toBeNull();
    expect(movePart(root, [1, 0], [1], 1)).toBeNull();
  });

  test('step by step a part goes through every place down to the last, through the group', () => {
    let [criterion, path]: [Criterion, readonly number[]] = [root, [0]];
    const orders: string[] = [];
    for (let moved = stepPart(criterion, path, 1); moved; moved = stepPart(criterion, path, 1)) {
      ({ criterion, path } = moved);
      orders.push(`${names(criterion).join('')} ${path.join('.')}`);
    }
    expect(orders).toEqual(['abcd 0.0', 'bacd 0.1', 'bcad 0.2', 'bcad 1', 'bcda 2']);
  });

  test('loses nothing, makes nothing, and says where the part is, whatever is moved where', () => {
    const leaf = fc.string({ minLength: 1, maxLength: 3 }).map(is);
    const { tree } = fc.letrec<{ tree: Criterion }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({
          kind: fc.constantFrom('all', 'any', 'none'),
          of: fc.array(tie('tree'), { maxLength: 4 }),
        }),
      ),
    }));
    const path = fc.array(fc.nat(3), { maxLength: 4 });
    fc.assert(
      fc.property(tree, path, path, fc.nat(4), (criterion, from, group, index) => {
        const target = criterionAt(criterion, group);
        fc.pre(target !== undefined && isCombination(target) && index <= target.of.length);
        const part = criterionAt(criterion, from);
        const moved = movePart(criterion, from, group, index);
        if (!moved) return;
        expect(names(moved.criterion).sort()).toEqual(names(criterion).sort());
        expect(criterionAt(moved.criterion, moved.path)).toBe(part);
      }),
    );
  });
});
