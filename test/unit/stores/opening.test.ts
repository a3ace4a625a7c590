import { beforeEach, expect, test, vi } from 'vitest';
import { useDefinitions } from '../../../renderer/stores/definitions.ts';
import { opening, useOpening } from '../../../renderer/stores/opening.ts';
import { type SampleFacts, useWorkshop } from '../../../renderer/stores/workshop.ts';
import { smallDefinition } from '../../support/definitions.ts';

/** A file that is slow to write: each call is answered once `release` lets it. */
const file = vi.hoisted(() => ({
  written: [] as string[],
  broken: '',
  waiting: [] as (() => void)[],
}));

vi.mock('../../../renderer/platform/host.ts', () => ({
  call: async (method: string, args: { revision?: number }) => {
    await new Promise<void>((resolve) => file.waiting.push(resolve));
    if (method === file.broken) throw new Error('The disk is full.');
    file.written.push(method);
    if (method === 'definitions.save') return { ...args, revision: args.revision! + 1 };
    if (method === 'decisions.list') return [];
    return method === 'sample.manifest' ? null : args;
  },
}));
vi.mock('../../../renderer/platform/engine/client.ts', () => ({
  ask: async () => ({ hidden: {}, tooYoung: null, owners: 0 }),
  announce: () => {},
  onForeseen: () => {},
}));
vi.mock('../../../renderer/platform/painted.ts', () => ({ painted: async () => {} }));
vi.mock('../../../renderer/stores/notices.ts', () => ({ tell: () => {} }));

/** Answers one call after another until this is done. */
async function release(until: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  until.then(done, done);
  while (!isDone) {
    file.waiting.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const openAnother = () =>
  opening('Opening the other one…', async () => {
    file.written.push('the other one is opened');
  });

beforeEach(() => {
  Object.assign(file, { written: [], broken: '', waiting: [] });
  const draft = { id: 'a', revision: 1, definition: smallDefinition('a') };
  useDefinitions.getState().load([draft], { definition: 'a', compareWith: null }, []);
  useDefinitions.setState({ corrections: {} });
  useWorkshop.setState({ sample: {} as SampleFacts });
});

test('another workshop is opened once the edit before it, and its step of undo, are in the file', async () => {
  useDefinitions.getState().edit('Name', (definition) => {
    definition.name = 'Ours';
  });
  const opened = openAnother();
  expect(useOpening.getState().words).toBe('Opening the other one…');
  await release(opened);
  expect(file.written.at(-1)).toBe('the other one is opened');
  expect(file.written.slice(0, -1).sort()).toEqual(['definitions.save', 'journal.add']);
  expect(useOpening.getState().words).toBeNull();
});

test('another workshop is opened once what was said of a field is in the file', async () => {
  useDefinitions.getState().correctKnown({ key: 'visits', label: 'Visits' }, 'end');
  await release(openAnother());
  expect(file.written.at(-1)).toBe('the other one is opened');
  expect(file.written).toEqual(expect.arrayContaining(['sample.correct', 'journal.add']));
});

test('another workshop is opened once what was decided, and its step of undo, are in the file', async () => {
  const words = { draft: 'a', subject: 's', what: 'Webinars', options: [], chosen: 'c', why: '', who: '' };
  useDefinitions.getState().decide(words);
  await release(openAnother());
  expect(file.written.at(-1)).toBe('the other one is opened');
  expect(file.written).toEqual(expect.arrayContaining(['decisions.put', 'journal.add']));
});

test('an edit that can’t be written keeps nobody in the workshop', async () => {
  file.broken = 'definitions.save';
  useDefinitions.getState().edit('Name', (definition) => {
    definition.name = 'Ours';
  });
  await release(openAnother());
  expect(file.written.at(-1)).toBe('the other one is opened');
});
