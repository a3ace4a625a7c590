import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SampleOpening } from '#shared/contract/sample-opening.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import { cutBuffers } from '#shared/domain/sample/buffers.ts';
import { shipSample } from '../../../build/scripts/ship-sample.ts';
import { createHost, type Host } from '../../../electron/host/host.ts';
import { SHIPPED_FILES, untouchedSample } from '../../../electron/host/shipped-sample.ts';
import { SHIPPED_IDENTITY } from '../../../electron/host/workshop/shipped-copy.ts';
import type { AnswerMessage, EngineQuestions, Question } from '../../../renderer/platform/engine/protocol.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { done } from '../../support/host.ts';

/** The sample as a build ships it, and an empty data folder. */
async function shippedSample() {
  const folder = temporaryFolder();
  const [shipped, dataFolder] = [join(folder, 'shipped'), join(folder, 'data')];
  mkdirSync(shipped);
  await shipSample(shipped);
  const sampleFile = join(shipped, SHIPPED_FILES.workshop);
  const start = (): Host => {
    const host = createHost({ dataFolder, sampleFile });
    onTestFinished(() => host.close());
    return host;
  };
  const untouched = () => untouchedSample(dataFolder, shipped);
  return { folder, dataFolder, sampleFile, start, untouched };
}

/** The engine's worker, in this thread. */
async function engineWorker() {
  const self = { postMessage: vi.fn<(message: AnswerMessage) => void>(), onmessage: vi.fn() };
  vi.stubGlobal('self', self);
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.resetModules();
  await import('../../../renderer/platform/engine/worker.ts');
  return async <Q extends Question>(question: Q, args: EngineQuestions[Q]['args']): Promise<unknown> => {
    await self.onmessage({ data: { id: 1, question, args } });
    const [message] = self.postMessage.mock.lastCall!;
    return message.ok ? message.result : message;
  };
}

describe('what the sample workshop is shipped with', () => {
  test('is what the host and the engine answer to a start on it', async () => {
    const { start, untouched } = await shippedSample();
    const { opening, deals } = untouched()!;
    const host = start();
    const { workshop } = await done(host.call('workshop.resume', {}));
    const manifest = await done(host.call('sample.manifest', {}));
    const whole = await done(host.call('sample.whole', { most: 16 * 1024 * 1024 }));
    const settings = await done(host.call('settings.get', {}));
    const drafts = await done(host.call('definitions.list', {}));
    const holdout = await done(host.call('holdout.read', {}));
    const { tooYoung, owners, summaries, ...others } = JSON.parse(opening) as SampleOpening;
    expect(others).toEqual({
      workshop,
      manifest,
      settings,
      drafts,
      holdout,
      steps: await done(host.call('journal.list', {})),
    });
    expect(Buffer.compare(deals, whole!)).toBe(0);

    const ask = await engineWorker();
    const buffers = cutBuffers(whole!, manifest!.buffers);
    expect(await ask('load', { manifest: manifest!, buffers, holdout })).toEqual({
      hidden: {},
      tooYoung,
      owners,
    });
    expect(Object.keys(summaries)).toHaveLength(drafts.length);
    for (const { id, definition } of drafts) {
      const stage = verdictStage(definition, settings.verdictStage);
      expect(await ask('simulate', { draft: id, definition, stage })).toEqual(summaries[id]);
    }
  });

  test('is shown at the first start, and as long as the copy is as it was made', async () => {
    const { dataFolder, start, untouched } = await shippedSample();
    const first = untouched();
    expect(first?.fileName).toBe('Sample workshop.yardstick');
    expect(existsSync(dataFolder)).toBe(false);
    const host = start();
    await done(host.call('workshop.resume', {}));
    await host.close();
    expect(untouched()).toEqual(first);
    // A fresh copy is the one that opens then.
    const again = start();
    await done(again.call('workshop.openSample', { fresh: true }));
    await again.close();
    expect(untouched()).toEqual({ ...first, fileName: 'Sample workshop 2.yardstick' });
  });

  test('is not shown once anything was changed in the copy, be it a setting', async () => {
    const { start, untouched } = await shippedSample();
    const host = start();
    await done(host.call('workshop.resume', {}));
    const [draft] = await done(host.call('definitions.list', {}));
    await done(host.call('settings.set', { definition: draft!.id }));
    await host.close();
    expect(untouched()).toBeNull();
  });

  test('is not shown where another workshop was open last, be it a copy of the sample elsewhere', async () => {
    const { folder, start, untouched } = await shippedSample();
    const host = start();
    await done(host.call('workshop.resume', {}));
    const place = host.places.register(join(folder, 'Sample workshop.yardstick'));
    await done(host.call('workshop.saveAs', { place }));
    await host.close();
    expect(untouched()).toBeNull();
  });

  test('is not shown for a copy of what an earlier Yardstick shipped, nor for a damaged one', async () => {
    const { dataFolder, sampleFile, start, untouched } = await shippedSample();
    const host = start();
    await done(host.call('workshop.resume', {}));
    await host.close();
    const copy = join(dataFolder, 'Sample workshop.yardstick');
    const bytes = readFileSync(copy);
    writeFileSync(copy, bytes.subarray(0, -1));
    expect(untouched()).toBeNull();
    writeFileSync(copy, bytes);
    expect(untouched()).not.toBeNull();
    const shipped = readFileSync(sampleFile);
    shipped.writeUInt8(shipped.at(-1)! ^ 1, shipped.length - 1);
    writeFileSync(sampleFile, shipped);
    expect(untouched()).toBeNull();
  });

  test('has its placeholder for an identity once, which no copy keeps', async () => {
    const { dataFolder, sampleFile, start } = await shippedSample();
    const shipped = readFileSync(sampleFile);
    expect(shipped.indexOf(SHIPPED_IDENTITY)).toBe(shipped.lastIndexOf(SHIPPED_IDENTITY));
    const host = start();
    await done(host.call('workshop.resume', {}));
    await host.close();
    expect(readFileSync(join(dataFolder, 'Sample workshop.yardstick')).includes(SHIPPED_IDENTITY)).toBe(
      false,
    );
  });
});
