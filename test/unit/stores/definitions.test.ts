import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Decision } from '#shared/contract/deciding.ts';
import type { JournalStep, NewJournalStep } from '#shared/contract/history.ts';
import type { Draft } from '#shared/contract/methods.ts';
import type { Participant, Round } from '#shared/contract/rounds.ts';
import { useDefinitions } from '../../../renderer/stores/definitions.ts';
import { smallDefinition } from '../../support/definitions.ts';

/** A workshop's file as far as edits go; `broken` as on a full disk. */
const file = vi.hoisted(() => ({
  drafts: new Map<string, Draft>(),
  steps: [] as JournalStep[],
  decisions: [] as Decision[],
  removedRounds: [] as string[],
  dismissed: [] as string[],
  askings: [] as number[],
  broken: false,
}));

/** What the host does for a method, on the file. */
const host = vi.hoisted((): Record<string, (args: never) => unknown> => {
  const otherSteps = (position: number) => file.steps.filter((step) => step.position < position);
  const without = (list: readonly string[], gone: string) => list.filter((id) => id !== gone);
  const decide = (decision: Decision) => {
    file.decisions = [...file.decisions.filter(({ subject }) => subject !== decision.subject), decision];
    return decision;
  };
  return {
    'definitions.save': ({ id, revision, definition }: Draft) => {
      const saved = { id, revision: revision + 1, definition };
      file.drafts.set(id, saved);
      return saved;
    },
    'journal.add': (step: NewJournalStep) => {
      file.steps = [...otherSteps(step.position), { ...step, undone: false }];
    },
    'journal.drop': ({ position }: JournalStep) => {
      file.steps = otherSteps(position);
    },
    'journal.turn': (turned: JournalStep) => {
      file.steps = file.steps.map((step) =>
        step.position === turned.position ? { ...step, ...turned } : step,
      );
    },
    'decisions.list': () => file.decisions,
    'decisions.put': (words: Decision) =>
      decide({ ...words, id: `${file.decisions.length}`, at: '2026-03-01T09:00:00Z' }),
    'decisions.restore': decide,
    'decisions.remove': ({ id }: Decision) => {
      file.decisions = file.decisions.filter((known) => known.id !== id);
    },
    'rounds.remove': ({ round }: { round: string }) => file.removedRounds.push(round),
    'rounds.restore': ({ round }: { round: string }) => {
      file.removedRounds = without(file.removedRounds, round);
    },
    'rounds.dismiss': ({ participant }: { participant: string }) => file.dismissed.push(participant),
    'rounds.readmit': ({ participant }: { participant: string }) => {
      file.dismissed = without(file.dismissed, participant);
    },
    'costs.askAgain': () => ({ asking: file.askings.push(1) }),
    'costs.removeAsking': ({ asking }: { asking: number }) => {
      file.askings = file.askings.filter((id) => id !== asking);
    },
    'costs.restoreAsking': ({ asking }: { asking: number }) => file.askings.push(asking),
  };
});

vi.mock('../../../renderer/platform/host.ts', () => ({
  call: async (method: string, args: never) => {
    await Promise.resolve();
    if (file.broken) throw new Error('The disk is full.');
    return host[method]?.(args) ?? {};
  },
}));
vi.mock('../../../renderer/stores/notices.ts', () => ({ tell: () => {} }));

const store = () => useDefinitions.getState();
const threshold = (draft: string) => {
  const definition = store().drafts.find(({ id }) => id === draft)?.definition;
  const when = definition?.transitions[0]?.when;
  return when?.kind === 'score' && when.is.op === 'atLeast' ? when.is.value : null;
};
const points = (draft: string) =>
  store().drafts.find(({ id }) => id === draft)?.definition.scoring.rules[0]?.points;

const setPoints = (value: number, gesture?: string) =>
  store().edit(
    `Points ${value}`,
    ({ scoring }) => {
      scoring.rules[0]!.points = value;
    },
    gesture,
  );

/** Loads the file as another window would after a restart. */
async function restart(): Promise<void> {
  await vi.waitFor(() => store().settled());
  // The journal is written in an order of its own, behind the drafts.
  await new Promise((resolve) => setImmediate(resolve));
  store().load(
    [...file.drafts.values()],
    { definition: 'a', compareWith: null },
    structuredClone(file.steps),
  );
}

beforeEach(() => {
  file.drafts = new Map(
    ['a', 'b'].map((id) => [id, { id, revision: 1, definition: smallDefinition(id, 50) }]),
  );
  file.steps = [];
  file.decisions = [];
  file.removedRounds = [];
  file.dismissed = [];
  file.askings = [];
  file.broken = false;
  store().load([...file.drafts.values()], { definition: 'a', compareWith: null }, []);
  useDefinitions.setState({ corrections: {} });
});

describe('undo and redo over a restart', () => {
  test('go back through a hundred edits of two definitions, and forward again', async () => {
    for (let i = 1; i <= 100; i++) {
      store().select(i % 2 ? 'a' : 'b');
      setPoints(i);
    }
    await restart();
    expect(store().done).toHaveLength(100);
    for (let i = 100; i >= 1; i--) {
      expect(points(i % 2 ? 'a' : 'b')).toBe(i);
      store().undo();
    }
    expect([points('a'), points('b')]).toEqual([60, 60]);
    for (let i = 1; i <= 100; i++) store().redo();
    expect([points('a'), points('b')]).toEqual([99, 100]);
  });

  test('go back through what was said of a field in its turn, and forward again', async () => {
    const visits = { key: 'visits', label: 'Visits' };
    setPoints(10);
    store().correctKnown(visits, 'end');
    store().correctKnown(visits, { since: 'met' });
    setPoints(20);
    await restart();
    store().undo();
    store().undo();
    expect(store().corrections).toEqual({ visits: 'end' });
    expect(points('a')).toBe(10);
    store().undo();
    expect(store().corrections).toEqual({});
    store().redo();
    store().redo();
    store().redo();
    expect(store().corrections).toEqual({ visits: { since: 'met' } });
    expect(points('a')).toBe(20);
  });

  test('take decisions and removed rounds back in their turn, and forward again', async () => {
    const words = { draft: 'a', subject: 's', what: 'Webinars', options: [], why: '', who: '' };
    const chosen = () => file.decisions.map((decision) => decision.chosen);
    await store().decide({ ...words, chosen: 'ten minutes' });
    await store().decide({ ...words, chosen: 'twenty minutes' });
    await store().removeDecision(file.decisions[0]!);
    setPoints(10);
    await store().removeRound({ id: 'r', name: 'Round 1' } as Round);
    await restart();
    expect(store().done.map(({ what }) => what)).toEqual([
      'Decision on “Webinars”',
      'Decision on “Webinars”',
      'Decision on “Webinars” removed',
      'Points 10',
      '“Round 1” removed',
    ]);
    expect([chosen(), file.removedRounds]).toEqual([[], ['r']]);
    store().undo();
    store().undo();
    store().undo();
    await vi.waitFor(() => expect([chosen(), file.removedRounds]).toEqual([['twenty minutes'], []]));
    store().undo();
    await vi.waitFor(() => expect(chosen()).toEqual(['ten minutes']));
    store().undo();
    await vi.waitFor(() => expect(chosen()).toEqual([]));
    await restart();
    for (let i = 0; i < 5; i++) store().redo();
    await vi.waitFor(() => expect([chosen(), file.removedRounds]).toEqual([[], ['r']]));
    expect(points('a')).toBe(10);
    store().undo();
    await vi.waitFor(() => expect(file.removedRounds).toEqual([]));
  });

  test('take back that somebody was taken out of a round, and do it again', async () => {
    await store().dismiss({ id: 'p', name: 'Ana' } as Participant);
    await restart();
    expect(store().done.at(-1)?.what).toBe('Ana taken out of the round');
    store().undo();
    await vi.waitFor(() => expect(file.dismissed).toEqual([]));
    store().redo();
    await vi.waitFor(() => expect(file.dismissed).toEqual(['p']));
  });

  test('take back that both sides were asked again what a mistake costs, and do it again', async () => {
    await store().askCostsAgain();
    await restart();
    expect(store().done.at(-1)?.what).toBe('Both asked again what a mistake costs');
    store().undo();
    await vi.waitFor(() => expect(file.askings).toEqual([]));
    store().redo();
    await vi.waitFor(() => expect(file.askings).toEqual([1]));
  });

  test('an edit and the decision that led to it are one step', async () => {
    const words = { draft: 'a', subject: 's', what: 'Webinars', options: [], chosen: 'c', why: '', who: '' };
    setPoints(10);
    setPoints(20);
    await store().decide(words, true);
    await restart();
    store().undo();
    expect(points('a')).toBe(10);
    await vi.waitFor(() => expect(file.decisions).toEqual([]));
    await restart();
    store().redo();
    expect(points('a')).toBe(20);
    await vi.waitFor(() => expect(file.decisions).toHaveLength(1));
    expect(store().undone).toEqual([]);
  });

  test('what was undone before it can be redone after it', async () => {
    setPoints(10);
    setPoints(20);
    setPoints(30);
    store().undo();
    store().undo();
    await restart();
    expect(store().done.map(({ what }) => what)).toEqual(['Points 10']);
    expect(points('a')).toBe(10);
    store().redo();
    expect(points('a')).toBe(20);
    await restart();
    store().redo();
    expect(points('a')).toBe(30);
    expect(store().undone).toEqual([]);
  });

  test('a drag is one step, and an edit after an undo ends what could be redone', async () => {
    for (const value of [41, 42, 43]) setPoints(value, 'drag');
    setPoints(50);
    store().undo();
    // The gesture’s own name, but another gesture: what was undone lies between.
    setPoints(44, 'drag');
    await restart();
    expect(store().undone).toEqual([]);
    store().undo();
    expect(points('a')).toBe(43);
    store().undo();
    expect(points('a')).toBe(60);
  });

  test('a drag that is given up leaves no step, also after a restart', async () => {
    setPoints(50);
    for (const value of [41, 42, 43]) setPoints(value, 'drag');
    store().giveUp('another drag');
    expect(points('a')).toBe(43);
    store().giveUp('drag');
    expect(points('a')).toBe(50);
    await restart();
    expect(points('a')).toBe(50);
    expect([store().done.map(({ what }) => what), store().undone]).toEqual([['Points 50'], []]);
    store().undo();
    expect(points('a')).toBe(60);
  });

  test('another definition put in place is one step of undo', async () => {
    store().replace('Version “First” restored', smallDefinition('a', 80));
    expect(threshold('a')).toBe(80);
    await restart();
    expect(store().done.at(-1)?.what).toBe('Version “First” restored');
    store().undo();
    expect(threshold('a')).toBe(50);
  });
});

test('settled waits for what is being written, and says so where it could not be', async () => {
  setPoints(70);
  setPoints(71);
  await store().settled();
  expect(file.drafts.get('a')?.definition.scoring.rules[0]?.points).toBe(71);
  file.broken = true;
  setPoints(72);
  await expect(store().settled()).rejects.toThrow('not in the file');
  file.broken = false;
  setPoints(73);
  await store().settled();
});
