import { describe, expect, test } from 'vitest';
import type { Place } from '#shared/contract/methods.ts';
import { HostKeeper } from '../../../electron/doors/host-keeper.ts';
import type { HostProcess } from '../../../electron/doors/host-line.ts';
import type { FromHost, Opened, ToHost } from '../../../electron/host/protocol.ts';

/** A data process under the test's hand: it answers, holds its answer back, or dies. */
class FakeProcess implements HostProcess {
  readonly heard: ToHost[] = [];
  killed = false;
  readonly #name: string;
  #tell: (message: FromHost) => void = () => {};
  #exit: () => void = () => {};

  constructor(name: string) {
    this.#name = name;
  }

  listen(listener: (message: FromHost) => void): void {
    this.#tell = listener;
  }

  onExit(listener: () => void): void {
    this.#exit = listener;
  }

  post(message: ToHost): void {
    this.heard.push(message);
    if (message.kind === 'register') this.answer(message.call, `${this.#name}:${message.path}`);
    if (message.kind === 'reopen') this.answer(message.call, null);
    if (message.kind === 'close') this.answer(message.call, null);
    if (message.kind === 'call' && message.method !== 'deals.import') this.answer(message.call, 'done');
  }

  answer(call: string, value: unknown): void {
    this.#tell({ kind: 'answer', call, answer: { ok: true, value } });
  }

  opens(opened: Opened | null): void {
    this.#tell({ kind: 'opened', opened });
  }

  progress(call: string, share: number): void {
    this.#tell({ kind: 'progress', call, progress: { share, label: 'Reading' } });
  }

  die(): void {
    this.#exit();
  }

  kill(): void {
    this.killed = true;
    this.die();
  }

  get calls(): [string, unknown][] {
    return this.heard.flatMap((message) =>
      message.kind === 'call' ? [[message.method, message.args] as [string, unknown]] : [],
    );
  }
}

function keeperOfFakes() {
  const processes: FakeProcess[] = [];
  const keeper = new HostKeeper(() => {
    const started = new FakeProcess(`host${processes.length + 1}`);
    processes.push(started);
    return started;
  });
  return { keeper, processes };
}

/** Lets everything that is ready to run do so. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the keeper of the host', () => {
  test('starts one host for calls that come at once', async () => {
    const { keeper, processes } = keeperOfFakes();
    await Promise.all([keeper.call('workshop.current', {}), keeper.call('definitions.list', {})]);
    expect(processes).toHaveLength(1);
  });

  test('tells each call of its own progress, and passes cancelling on', async () => {
    const { keeper, processes } = keeperOfFakes();
    const seen: (number | null)[] = [];
    const stop = new AbortController();
    const importing = keeper.call(
      'deals.import',
      {},
      { signal: stop.signal, onProgress: ({ share }) => seen.push(share) },
    );
    await settle();
    const [running] = processes;
    const { call } = running!.heard.at(-1)!;
    running!.progress('another', 0.9);
    running!.progress(call, 0.5);
    stop.abort();
    expect(running!.heard.at(-1)).toEqual({ kind: 'cancel', call });
    running!.answer(call, 'imported');
    expect(await importing).toEqual({ ok: true, value: 'imported' });
    expect(seen).toEqual([0.5]);
  });

  test('answers what was under way when the host dies, and resumes the workshop with the next call', async () => {
    const { keeper, processes } = keeperOfFakes();
    const importing = keeper.call('deals.import', {});
    await settle();
    processes[0]!.die();
    expect(await importing).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(processes).toHaveLength(1);

    expect(await keeper.call('definitions.list', {})).toEqual({ ok: true, value: 'done' });
    expect(processes[1]!.calls).toEqual([
      ['workshop.resume', {}],
      ['definitions.list', {}],
    ]);
  });

  test('opens in the next host what the one that died had open, with its passphrase', async () => {
    const { keeper, processes } = keeperOfFakes();
    await keeper.call('workshop.open', {});
    const opened = { path: '/client.yardstick', passphrase: 'secret' };
    processes[0]!.opens(opened);
    processes[0]!.die();
    await keeper.call('definitions.list', {});
    expect(processes[1]!.heard[0]).toMatchObject({ kind: 'reopen', opened });
    expect(processes[1]!.calls).toEqual([['definitions.list', {}]]);
  });

  test('lets the host open the last workshop before the window asks, and only once', async () => {
    const { keeper, processes } = keeperOfFakes();
    keeper.start();
    await settle();
    expect(processes[0]!.calls).toEqual([['workshop.resume', {}]]);
    expect(await keeper.call('workshop.resume', {})).toEqual({ ok: true, value: 'done' });
    expect(processes[0]!.calls).toHaveLength(1);
    // The window was loaded anew, and perhaps another workshop opened meanwhile.
    await keeper.call('workshop.resume', {});
    expect(processes[0]!.calls).toHaveLength(2);
  });

  test('opens the workshop that a start names, instead of the last one, and only the first time', async () => {
    const { keeper, processes } = keeperOfFakes();
    keeper.start('/client.yardstick');
    await settle();
    const [named] = processes[0]!.heard;
    expect(named).toMatchObject({ kind: 'register', path: '/client.yardstick' });
    expect(processes[0]!.calls).toEqual([['workshop.resume', { place: expect.any(String) }]]);
    processes[0]!.die();
    await keeper.call('definitions.list', {});
    expect(processes[1]!.calls[0]).toEqual(['workshop.resume', {}]);
  });

  test('lets a host that an edit started open the last workshop before it, and has its answer for the window', async () => {
    const { keeper, processes } = keeperOfFakes();
    await keeper.call('definitions.save', {});
    await keeper.call('workshop.resume', {});
    expect(processes[0]!.calls).toEqual([
      ['workshop.resume', {}],
      ['definitions.save', {}],
    ]);
  });

  test('keeps the handles that the window holds good for the next host', async () => {
    const { keeper, processes } = keeperOfFakes();
    const place = await keeper.register('/deals.csv');
    processes[0]!.die();
    await keeper.call('deals.preview', { place });
    expect(processes[1]!.calls.at(-1)).toEqual(['deals.preview', { place: 'host2:/deals.csv' as Place }]);
  });

  test('lets a host that is just being started do what it was asked before it ends it', async () => {
    const { keeper, processes } = keeperOfFakes();
    const place = await keeper.register('/deals.csv');
    processes[0]!.die();
    const saved = keeper.call('deals.preview', { place });
    await keeper.close();
    expect(await saved).toEqual({ ok: true, value: 'done' });
    expect(processes[1]!.heard.map(({ kind }) => kind)).toEqual(['register', 'call', 'call', 'close']);
    expect(processes[1]!.killed).toBe(true);
  });

  test('lets the host close before it ends it', async () => {
    const { keeper, processes } = keeperOfFakes();
    await keeper.call('workshop.current', {});
    await keeper.close();
    expect(processes[0]!.heard.at(-1)?.kind).toBe('close');
    expect(processes[0]!.killed).toBe(true);
  });
});
