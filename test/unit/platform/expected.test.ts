import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { toBuffers } from '#shared/domain/sample/buffers.ts';
import type {
  AheadMessage,
  AnswerMessage,
  Asked,
  EngineQuestions,
  Question,
} from '../../../renderer/platform/engine/protocol.ts';
import { smallDefinition } from '../../support/definitions.ts';
import { mixedSample } from '../../support/samples.ts';

/** What the engine has begun to answer. */
const begun = vi.hoisted(() => [] as string[]);
vi.mock('#shared/engine/simulate/leak.ts', async (original) => {
  const real = await original<typeof import('#shared/engine/simulate/leak.ts')>();
  const leakOf: typeof real.leakOf = (...args) => {
    begun.push('leak');
    return real.leakOf(...args);
  };
  return { ...real, leakOf };
});
vi.mock('#shared/engine/simulate/work.ts', async (original) => {
  const real = await original<typeof import('#shared/engine/simulate/work.ts')>();
  const workOf: typeof real.workOf = (...args) => {
    begun.push('work');
    return real.workOf(...args);
  };
  return { ...real, workOf };
});
/** The first time, the engine's answers are yet to be loaded. */
const until = (check: () => void) => vi.waitFor(check, 10_000);
beforeEach(() => void begun.splice(0));

const judged = { draft: 'a', stage: 1 };
const capacity = { people: 1, hoursPerWeek: 10, hoursPerLead: 1 };
const leak: Asked = { question: 'leak', args: judged };
const work: Asked = { question: 'work', args: { ...judged, capacity } };

/** The engine's worker in this thread, with deals and a draft that was simulated. */
async function workerWithDraft() {
  const self = { postMessage: vi.fn<(message: AnswerMessage | AheadMessage) => void>(), onmessage: vi.fn() };
  vi.stubGlobal('self', self);
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.resetModules();
  await import('../../../renderer/platform/engine/worker.ts');
  let id = 0;
  const ask = async <Q extends Question>(question: Q, args: EngineQuestions[Q]['args']) => {
    id += 1;
    const own = id;
    await self.onmessage({ data: { id: own, question, args } });
    const said = self.postMessage.mock.calls.map(([message]) => message);
    const answer = said.find((one): one is AnswerMessage => one.id === own)!;
    return (answer.ok ? answer.result : answer.message) as EngineQuestions[Q]['result'];
  };
  const announceNext = (...next: Asked[]) =>
    self.onmessage({ data: { id: null, question: 'expect', args: { first: next, later: [] } } });
  /** What the window is told without having asked, and by which question something was changed then. */
  const told = () => self.postMessage.mock.calls.map(([message]) => message).filter(({ id }) => id === null);
  const lastAsked = () => id;
  const simulate = (threshold: number) =>
    ask('simulate', { ...judged, definition: smallDefinition('a', threshold) });

  const { layout, buffers } = toBuffers(mixedSample(400));
  const manifest = { ...layout, corrections: {}, young: null } as EngineQuestions['load']['args']['manifest'];
  await ask('load', { manifest, buffers, holdout: null });
  await simulate(50);
  return { ask, announceNext, simulate, told, lastAsked };
}

test('what is expected is answered ahead, in its order, and whoever asks it is given that answer', async () => {
  const { ask, announceNext } = await workerWithDraft();
  await announceNext(work, leak);
  await until(() => expect(begun).toEqual(['work', 'leak']));
  const { leads } = await ask('work', { ...judged, capacity });
  const { honest } = await ask('leak', judged);
  expect(leads).toBe(honest.deals.length);
  expect(leads).toBeGreaterThan(0);
  expect(begun).toEqual(['work', 'leak']);
});

test('what was asked before it is there is answered once', async () => {
  const { ask, announceNext } = await workerWithDraft();
  await announceNext(work);
  await until(() => expect(begun).toEqual(['work']));
  expect((await ask('work', { ...judged, capacity })).leads).toBeGreaterThan(0);
  expect(begun).toEqual(['work']);
});

test('after an edit nothing is answered as it was, and nothing ahead until it is expected again', async () => {
  const { ask, announceNext, simulate } = await workerWithDraft();
  await announceNext(work, leak);
  await until(() => expect(begun).toContain('work'));
  await simulate(70);
  begun.splice(0);
  expect((await ask('work', { ...judged, capacity })).leads).toBe(0);
  expect(begun).toEqual(['work']);
  await announceNext(leak);
  await until(() => expect(begun).toEqual(['work', 'leak']));
  expect((await ask('leak', judged)).honest.deals).toHaveLength(0);
});

test('nothing is answered ahead of a draft that is yet to be simulated', async () => {
  const { ask, announceNext } = await workerWithDraft();
  await announceNext({ question: 'leak', args: { draft: 'b', stage: 1 } }, work);
  await until(() => expect(begun).toEqual(['work']));
  expect(await ask('leak', { draft: 'b', stage: 1 })).toBe('This definition has not been simulated yet.');
});

test('only what is expected last is answered ahead', async () => {
  const { announceNext } = await workerWithDraft();
  await announceNext(leak);
  await announceNext(work);
  await until(() => expect(begun).toContain('work'));
  expect(begun).toEqual(['work']);
});

test('the window is told what was answered ahead, and of which form', async () => {
  const { announceNext, simulate, told, lastAsked } = await workerWithDraft();
  await simulate(70);
  await announceNext(work);
  await until(() =>
    expect(told()).toEqual([
      { id: null, asked: work, answer: expect.anything(), opens: true, changedBy: lastAsked() },
    ]),
  );
});
