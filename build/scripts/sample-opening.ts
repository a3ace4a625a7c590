/** What a start on the sample workshop is answered with, asked of the host and the engine when it is built. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '#shared/contract/failure.ts';
import type { SampleOpening } from '#shared/contract/sample-opening.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import { cutBuffers, fromBuffers } from '#shared/domain/sample/buffers.ts';
import { oldEnoughAfter, withoutYoung } from '#shared/domain/sample/young.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { createHost } from '../../electron/host/host.ts';

/** @param sampleFile the sample workshop as it is shipped */
export async function makeOpening(sampleFile: string): Promise<SampleOpening> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'yardstick-build-'));
  const host = createHost({ dataFolder, sampleFile });
  try {
    const { workshop } = done(await host.call('workshop.resume', {}));
    const manifest = done(await host.call('sample.manifest', {}));
    const whole = done(await host.call('sample.whole', { most: Number.MAX_SAFE_INTEGER }));
    const settings = done(await host.call('settings.get', {}));
    const drafts = done(await host.call('definitions.list', {}));
    if (!manifest || !whole) throw new Error('The sample workshop has no deals.');

    const imported = fromBuffers(manifest, cutBuffers(whole, manifest.buffers));
    const sample = withoutYoung(imported, oldEnoughAfter(imported, manifest.young));
    const engine = createEngine(sample);
    const summaries = drafts.map(({ id, definition }) => {
      const stage = verdictStage(definition, settings.verdictStage);
      return [id, summarize(sample, definition, engine.simulate(definition), { stage })] as const;
    });
    return {
      workshop,
      settings,
      drafts,
      steps: done(await host.call('journal.list', {})),
      holdout: done(await host.call('holdout.read', {})),
      manifest,
      bytes: Buffer.from(whole).toString('base64'),
      tooYoung: sample.tooYoung ?? null,
      summaries: Object.fromEntries(summaries),
    };
  } finally {
    await host.close();
    rmSync(dataFolder, { recursive: true });
  }
}

function done<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
