import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { SourceFile } from '../../../electron/host/workshop/repositories/source-files.ts';
import { storedSample } from '../../../electron/host/workshop/repositories/stored-sample.ts';
import { WorkshopFile } from '../../../electron/host/workshop/workshop-file.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { mixedSample, provenance } from '../../support/samples.ts';

const newFile = () => WorkshopFile.create(join(temporaryFolder(), 'deals.yardstick'), () => undefined);

/** In two pieces. */
const cut = (bytes: Uint8Array) => [bytes.subarray(0, 9), bytes.subarray(9)];

describe('a stored sample', () => {
  test('comes back equal with its report, its mapping and its files, also where it takes many chunks', async () => {
    const workshop = await newFile();
    const sample = mixedSample(120_000);
    const bytes = Buffer.from('name,status\nAda,Closed Won\n');
    const leftOut = Buffer.from('Row,Reason\r\n7,It is empty.\r\n');
    const sources: SourceFile[] = [
      { fileName: 'deals.csv', compressed: cut(brotliCompressSync(bytes)), compression: 'brotli' },
      { fileName: 'people.csv', compressed: [gzipSync('x')], compression: 'gzip' },
    ];
    workshop.sample.replace(storedSample(sample), {
      ...provenance(120_000),
      sources,
      leftOut: gzipSync(leftOut),
    });
    workshop.close();

    const again = await WorkshopFile.open(workshop.path);
    expect(again.sample.read()).toEqual(sample);
    expect(again.sample.deals()).toBe(120_000);
    expect(again.sample.report()).toEqual(provenance(120_000).report);
    expect(again.sample.mapping()).toEqual(provenance(120_000).mapping);
    const [kept, second] = await again.sample.sources();
    expect([kept?.fileName, second?.fileName]).toEqual(['deals.csv', 'people.csv']);
    expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
    expect(Buffer.from((await again.sample.leftOut()) ?? []).equals(leftOut)).toBe(true);
    again.close();
  });

  test('has one fingerprint as long as it is the same', async () => {
    const workshop = await newFile();
    workshop.sample.replace(storedSample(mixedSample(10)), null);
    const first = workshop.sample.manifest()?.fingerprint;
    workshop.sample.replace(storedSample(mixedSample(10)), null);
    expect(workshop.sample.manifest()?.fingerprint).toBe(first);
    const changed = mixedSample(10);
    changed.outcome[3] = 0;
    workshop.sample.replace(storedSample(changed), null);
    expect(workshop.sample.manifest()?.fingerprint).not.toBe(first);
    workshop.close();
  });

  test('that was replaced leaves no trace in the file', async () => {
    const workshop = await newFile();
    const source: SourceFile = {
      fileName: 'secret-client.csv',
      compressed: [brotliCompressSync('x')],
      compression: 'brotli',
    };
    const { report, mapping } = provenance(500);
    workshop.sample.replace(storedSample(mixedSample(500)), {
      report,
      mapping: { ...mapping, source: { file: source.fileName, sheet: null } },
      sources: [source],
      leftOut: gzipSync('Secret'),
    });
    workshop.sample.replace(storedSample(mixedSample(0)), null);
    workshop.close();
    const file = readFileSync(workshop.path);
    expect(file.includes('Company 321')).toBe(false);
    expect(file.includes('secret-client')).toBe(false);
    const again = await WorkshopFile.open(workshop.path);
    expect(await again.sample.sources()).toEqual([]);
    expect(await again.sample.leftOut()).toBeNull();
    again.close();
  });
});
