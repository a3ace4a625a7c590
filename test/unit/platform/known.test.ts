import { beforeEach, expect, test, vi } from 'vitest';
import type { AheadMessage, Asked, QuestionMessage } from '../../../renderer/platform/engine/protocol.ts';
import { smallDefinition } from '../../support/definitions.ts';

const judged = { draft: 'a', stage: 1 };
const lacks: Asked = { question: 'lacks', args: judged };

/** The engine's worker as the window sees it. */
class FakeWorker {
  static last: FakeWorker;
  readonly asked: QuestionMessage[] = [];
  onmessage: (message: { data: unknown }) => void = () => {};
  constructor() {
    FakeWorker.last = this;
  }
  postMessage(question: QuestionMessage): void {
    this.asked.push(question);
  }
  says(data: object): void {
    this.onmessage({ data });
  }
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('Worker', FakeWorker);
  return () => vi.unstubAllGlobals();
});

/** The window, with a draft that was simulated. */
async function windowWithDraft() {
  const { ask, known, onAhead } = await import('../../../renderer/platform/engine/client.ts');
  const edit = () => {
    void ask('simulate', { ...judged, definition: smallDefinition('a') });
    return FakeWorker.last.asked.at(-1)!.id!;
  };
  const ahead = (answer: unknown, changedBy: number, opens = true) =>
    FakeWorker.last.says({ id: null, asked: lacks, answer, opens, changedBy } satisfies AheadMessage);
  return { ask, onAhead, edit, ahead, known: () => known('lacks', judged)?.answer };
}

test('what was told ahead is known until the next edit, however late it is told', async () => {
  const { known, edit, ahead } = await windowWithDraft();
  const first = edit();
  expect(known()).toBeUndefined();
  ahead('three', first);
  expect(known()).toBe('three');
  const second = edit();
  expect(known()).toBeUndefined();
  ahead('three', first);
  expect(known()).toBeUndefined();
  ahead('four', second);
  expect(known()).toBe('four');
});

test('what was asked is known, unless something changed while it was answered', async () => {
  const { ask, known, edit } = await windowWithDraft();
  edit();
  const asked = async (before: () => void) => {
    const answer = ask('lacks', judged);
    before();
    FakeWorker.last.says({ id: FakeWorker.last.asked.at(-1)!.id, ok: true, result: 'three' });
    return answer;
  };
  expect(await asked(() => {})).toBe('three');
  expect(known()).toBe('three');
  const late = ask('lacks', judged);
  const { id } = FakeWorker.last.asked.at(-1)!;
  edit();
  FakeWorker.last.says({ id, ok: true, result: 'three' });
  await late;
  expect(known()).toBeUndefined();
});

test('a step is drawn anew for what it asks as it opens, and for nothing else', async () => {
  const { onAhead, edit, ahead } = await windowWithDraft();
  const draw = vi.fn();
  onAhead(draw);
  const id = edit();
  ahead('three', id, false);
  expect(draw).not.toHaveBeenCalled();
  ahead('three', id);
  expect(draw).toHaveBeenCalledOnce();
});
