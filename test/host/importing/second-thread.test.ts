import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnMapping } from '#shared/contract/mapping.ts';
import { importTables } from '../../../electron/host/importing/import-tables.ts';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { SampleWriter } from '../../../electron/host/importing/sample/sample-writer.ts';
import { Rows } from '../../../electron/host/importing/tables/rows.ts';
import { quietly, TYPING_THREAD, withFile } from './support.ts';

const column = (place: number, more: Partial<ColumnMapping>): ColumnMapping => ({
  ...{ column: place, header: `c${place}`, use: true, key: `c${place}`, label: `C${place}` },
  ...{ type: 'text', role: null, stage: null, known: 'start', dateOrder: null, decimal: null },
  ...{ list: null, touchpoint: null, hide: null, trim: true, marks: true, emptyIsNo: false },
  ...more,
});

const COLUMNS = [
  column(0, { role: 'id' }),
  column(1, { type: 'number', decimal: ',' }),
  column(2, { type: 'date', dateOrder: 'dmy' }),
  column(3, {}),
  column(4, { type: 'boolean' }),
  column(5, { list: ';' }),
  column(6, { type: 'category' }),
  column(7, { trim: false }),
];

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'n/a',
    ' Web ',
    'Web',
    '12,5',
    '3.000,25',
    '01.02.2025',
    '31.12.2024 08:30',
    'yes',
    'Nein',
  ),
  fc.constantFrom('a;b', 'a; ;c', 'Größe', '½', '日本', 'x'.repeat(300)),
  fc.string({ maxLength: 12 }),
);
const piece = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 60 });

/** Both ways: all by this thread, as with a small file, and by two, as with a large one. */
async function written(pieces: string[][][], bytes: number) {
  const writer = await SampleWriter.for(COLUMNS, 'UTC', bytes, TYPING_THREAD);
  try {
    writer.reserve(50);
    // The same memory for all pieces, as when a file is read.
    const rows = new Rows();
    let number = 1;
    for (const cells of pieces) {
      rows.keep();
      for (const row of cells) rows.add(row, number++);
      // Every fifth row becomes no deal.
      const picked = Int32Array.from(cells.keys()).filter((row) => row % 5 !== 4);
      writer.add(rows, picked, new Uint8Array(picked.length));
    }
    const { columns, deals } = await writer.finish();
    const fields = writer.fields.map(({ filled, trimmed, marked, unreadable }) => {
      return { filled, trimmed, marked, unreadable };
    });
    const texts = [...columns].map(([key, column]) => [
      key,
      column.kind === 'text'
        ? { ...column, dictionary: Buffer.from(column.dictionary as Uint8Array).toString() }
        : column,
    ]);
    return { deals, fields, columns: texts };
  } finally {
    await writer.close();
  }
}

describe('a second thread', () => {
  test('types columns as one thread does', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const [alone, together] = [await written(pieces, 0), await written(pieces, 1 << 30)];
        expect(together).toEqual(alone);
      }),
      { numRuns: 15 },
    );
  });

  test('leaves the same in the workshop as one thread does', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 250_000 }, (_, i) => {
      const day = `2025-0${(i % 9) + 1}-1${i % 7}`;
      return `D-${i},Company ${i % 9_973},${i % 3 === 0 ? 'Won' : 'Lost'},${day},${i % 4 ? day : ''},${i * 7},“Größe” ${i}`;
    });
    const file = ['Deal ID,Company,Status,Created,Closed,Amount,Note', ...rows].join('\n');
    await withFile(file, async (path) => {
      const { mapping } = await previewTables([path], undefined, quietly());
      const by = (typingThread: string) =>
        importTables([path], mapping, { ...quietly(), timeZone: 'UTC', typingThread });
      const [together, alone] = [await by(TYPING_THREAD), await by('/nowhere/typing.ts')];
      expect(together.stored.fingerprint).toBe(alone.stored.fingerprint);
      expect(together.report).toEqual(alone.report);
    });
  });

  test('is done without where it can’t be had', async () => {
    const writer = await SampleWriter.for(COLUMNS, 'UTC', 1 << 30, '/nowhere/typing.ts');
    const rows = new Rows();
    rows.add(['D-1', '5', '01.02.2025', 'Web'], 1);
    writer.add(rows, Int32Array.of(0), Uint8Array.of(0));
    const { columns } = await writer.finish();
    await writer.close();
    expect(columns.get('c1')).toMatchObject({ values: Uint8Array.of(5) });
  });
});
