import zlib, { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { COMPRESSION, compress, decompress } from '../../electron/host/files/compression.ts';

/** The same as a runtime has it whose zlib lacks Zstandard, such as Node 20. */
async function inOlderRuntime(): Promise<typeof import('../../electron/host/files/compression.ts')> {
  vi.resetModules();
  vi.doMock('node:zlib', () => ({
    default: Object.fromEntries(Object.entries(zlib).filter(([name]) => !/zstd/i.test(name))),
  }));
  return import('../../electron/host/files/compression.ts');
}

afterEach(() => {
  vi.doUnmock('node:zlib');
});

/** Tables as they are exported, from nothing to some blocks of a frame, and what can't be made shorter. */
const anyFile = fc.oneof(
  fc
    .tuple(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 60 }), fc.nat(3_000))
    .map(([cells, rows]) => Buffer.from(`${cells.join(',')}\n`.repeat(rows))),
  fc
    .tuple(fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 99 }), fc.nat(20_000))
    .map(([words, rows]) =>
      Buffer.from(
        Array.from({ length: rows }, (_, i) => `D-${i},${words[(i * i) % words.length]}`).join('\n'),
      ),
    ),
  fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes)),
);

describe('imported files', () => {
  test('that were compressed by Zstandard are the same where the runtime has it and where it lacks it', async () => {
    const older = await inOlderRuntime();
    expect([COMPRESSION, older.COMPRESSION]).toEqual(['zstd', 'brotli']);
    await fc.assert(
      fc.asyncProperty(anyFile, async (file) => {
        const compressed = await compress(file);
        expect(file.equals(await decompress(compressed, 'zstd'))).toBe(true);
        expect(file.equals(await older.decompress(compressed, 'zstd'))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('that an older runtime or an earlier version compressed are read', async () => {
    const older = await inOlderRuntime();
    const file = Buffer.from('Deal ID,Status\n1,Won\n'.repeat(9_000));
    for (const [compressed, compression] of [
      [await older.compress(file), older.COMPRESSION],
      [[brotliCompressSync(file)], 'brotli'],
      [[gzipSync(file)], 'gzip'],
    ] as const) {
      expect(file.equals(await decompress(compressed, compression))).toBe(true);
      expect(file.equals(await older.decompress(compressed, compression))).toBe(true);
    }
  });

  test('that are none, or not whole, are refused by either', async () => {
    const older = await inOlderRuntime();
    const whole = Buffer.concat(await compress(Buffer.from('Deal ID,Status\n1,Won\n'.repeat(9_000))));
    for (const damaged of [
      whole.subarray(0, whole.length >> 1),
      whole.subarray(3),
      Buffer.from('no frame'),
    ]) {
      await expect(decompress([damaged], 'zstd')).rejects.toThrow();
      await expect(older.decompress([damaged], 'zstd')).rejects.toThrow();
    }
  });
});
