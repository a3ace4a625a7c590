/** Makes the sample workshop to be shipped, and asks the host and the engine what a start on it is answered with. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '#shared/contract/failure.ts';
import type { SampleOpening } from '#shared/contract/sample-opening.ts';
import { verdictStage } from '#shared/domain/definition/verdict-stage.ts';
import { cutBuffers, fromBuffers } from '#shared/domain/sample/buffers.ts';
import { oldEnoughAfter, withoutYoung } from '#shared/domain/sample/young.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { ownersOf } from '#shared/engine/sample/people.ts';
import { summarize } from '#shared/engine/simulate/summary.ts';
import { createHost } from '../../electron/host/host.ts';
import { makeSample } from '../../electron/host/sample-copies.ts';
import { SHIPPED_FILES } from '../../electron/host/shipped-sample.ts';
import { SHIPPED_IDENTITY } from '../../electron/host/workshop/shipped-copy.ts';

export async function shipSample(folder: string): Promise<void> {
  const sampleFile = join(folder, SHIPPED_FILES.workshop);
  const workshop = await makeSample(sampleFile, SHIPPED_IDENTITY);
  workshop.close();
  const { opening, deals } = await openingOf(sampleFile);
  writeFileSync(join(folder, SHIPPED_FILES.opening), JSON.stringify(opening));
  writeFileSync(join(folder, SHIPPED_FILES.deals), deals);
}

async function openingOf(sampleFile: string): Promise<{ opening: SampleOpening; deals: Uint8Array }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'yardstick-build-'));
  const host = createHost({ dataFolder, sampleFile });
  try {
    const { workshop } = done(await host.call('workshop.resume', {}));
    const manifest = done(await host.call('sample.manifest', {}));
    const deals = done(await host.call('sample.whole', { most: Number.MAX_SAFE_INTEGER }));
    const settings = done(await host.call('settings.get', {}));
    const drafts = done(await host.call('definitions.list', {}));
    if (!manifest || !deals) throw new Error('The sample workshop has no deals.');

    const imported = fromBuffers(manifest, cutBuffers(deals, manifest.buffers));
    const sample = withoutYoung(imported, oldEnoughAfter(imported, manifest.young));
    const engine = createEngine(sample);
    const summaries = drafts.map(({ id, definition }) => {
      const stage = verdictStage(definition, settings.verdictStage);
      return [id, summarize(sample, definition, engine.simulate(definition), { stage })] as const;
    });
    const opening = {
      workshop,
      settings,
      drafts,
      steps: done(await host.call('journal.list', {})),
      holdout: done(await host.call('holdout.read', {})),
      manifest,
      tooYoung: sample.tooYoung ?? null,
      owners: ownersOf(sample),
      summaries: Object.fromEntries(summaries),
    };
    return { opening, deals };
  } finally {
    await host.close();
    rmSync(dataFolder, { recursive: true });
  }
}

function done<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
