import { expect, test } from 'vitest';
import { readAnswer, shown } from '../../../renderer/features/evidence/audit/room/read-answer.ts';

test('a day is read however it was written, and stands in its cell as days do everywhere', () => {
  for (const typed of [
    '2026-09-01',
    '1.9.2026',
    '1/9/2026',
    '1 Sep 2026',
    '01 september 2026',
    '1. Sept. 2026',
  ]) {
    expect(readAnswer(typed, 'date'), typed).toBe('2026-09-01');
  }
  expect(shown('2026-03-01', 'date')).toBe('1 Mar 2026');
  for (let month = 1; month <= 12; month += 1) {
    const value = `2026-${String(month).padStart(2, '0')}-14`;
    expect(readAnswer(shown(value, 'date'), 'date')).toBe(value);
  }
  for (const typed of ['31 Feb 2026', '1 Foo 2026', 'soon'])
    expect(readAnswer(typed, 'date')).toBeUndefined();
});
