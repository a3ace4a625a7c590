import { expect, test, vi } from 'vitest';
import type { Annotation, AnnotationEdit } from '#shared/contract/annotations.ts';
import { keyOf, useAnswers } from '../../../renderer/features/evidence/audit/room/answers-store.ts';

/** What stands in the workshop's file, and what the host was asked and has yet to answer. */
const file = vi.hoisted(() => ({ answers: [] as Annotation[], unanswered: [] as (() => void)[] }));

vi.mock('../../../renderer/platform/host.ts', () => ({
  call: (method: string, args: { edits?: AnnotationEdit[]; who?: string }) =>
    new Promise((resolve) => {
      file.unanswered.push(() => {
        for (const { deal, field, value, since } of args.edits ?? [])
          file.answers = [{ deal, field, value: value!, since, by: args.who!, at: '' }];
        resolve(method === 'annotations.list' ? { fields: [], answers: file.answers } : { write: 1 });
      });
    }),
}));
vi.mock('../../../renderer/stores/workshop.ts', () => ({
  onOpened: () => {},
  useWorkshop: { getState: () => ({ loadSample: async () => {} }) },
}));
vi.mock('../../../renderer/stores/notices.ts', () => ({ tell: vi.fn() }));

/** The host answers the oldest of what it was asked. */
async function answerNext(): Promise<void> {
  await vi.waitUntil(() => file.unanswered.length > 0);
  file.unanswered.shift()!();
  await new Promise(setImmediate);
}
const since = () => useAnswers.getState().answers.get(keyOf('d', 'trigger'))?.since;
const date = (to: string) =>
  useAnswers.getState().answer([{ deal: 'd', field: 'trigger', value: 'New CFO', since: to }], 'Date');

test('a date typed digit by digit stays as it was typed, however slow the file is', async () => {
  const first = date('0002-03-01');
  const second = date('0020-03-01');
  await answerNext();
  expect(since()).toBe('0020-03-01');
  const third = date('0202-03-01');
  await answerNext();
  await answerNext();
  expect(since()).toBe('0202-03-01');
  while (file.unanswered.length > 0) await answerNext();
  await Promise.all([first, second, third]);
  expect(since()).toBe('0202-03-01');
  expect(useAnswers.getState().done).toHaveLength(3);
});
