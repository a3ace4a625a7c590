/**
 * Imports of damaged files: each ends with rows or with a reason, and no cell is ever another than an independent
 * reader finds there: DuckDB's for CSV, a naive one over another ZIP library for workbooks. Some hundred here; ten
 * thousand by `YARDSTICK_FUZZED=10000 npx vitest run --project reliability test/reliability/fuzzed-imports.test.ts`.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#shared/contract/failure.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import { readDeal } from '#shared/domain/sample/deal.ts';
import { previewTables } from '../../electron/host/importing/preview-tables.ts';
import { type ImportedSample, importFiles, quietly } from '../host/importing/support.ts';
import { workbookParts, zip } from '../support/workbook.ts';

const RUNS = Number(process.env.YARDSTICK_FUZZED ?? 400) / 2;
/** The same few each time, so that a change is told by what it breaks; new ones whenever more are asked for. */
const SEED = process.env.YARDSTICK_FUZZED ? {} : { seed: 7 };
/** Long runs take as long as they take. */
const TIMEOUT = Math.max(300_000, RUNS * 300);
const HEADERS = ['Deal ID', 'Status', 'Company', 'Note'];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yardstick-fuzz-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every column as text, so that cells can be compared as they stand. */
function asText(mapping: Mapping): Mapping {
  const columns = mapping.columns.map((column) => ({
    ...column,
    type: 'text' as const,
    list: null,
    touchpoint: null,
  }));
  return { ...mapping, columns, cleaning: [] };
}

/** What became of a file; a reason where it was refused. */
async function importOf(path: string): Promise<ImportedSample | Refusal> {
  try {
    const { mapping } = await previewTables([path], undefined, quietly());
    return await importFiles([path], asText(mapping));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Each imported deal's texts, by the headers of their columns. */
function dealsOf({ sample }: ImportedSample): Record<string, unknown>[] {
  const labels = new Map(sample.fields.map(({ key, label }) => [key, label]));
  return Array.from({ length: sample.deals }, (_, deal) =>
    Object.fromEntries(
      [...readDeal(sample, deal).values].map(([key, { value }]) => [labels.get(key), value]),
    ),
  );
}

/** Holds deals against what another reader found, row by row. */
function compare(imported: ImportedSample, rows: readonly (readonly string[])[]): void {
  const { report } = imported;
  expect(report.rows).toBe(report.deals + report.duplicates + report.leftOut);
  const [headers, ...others] = rows;
  if (!headers || JSON.stringify(headers) !== JSON.stringify(HEADERS)) return;
  for (const deal of dealsOf(imported)) {
    // Of rows with the same id the importer takes the first that can be a deal.
    const rows = others.filter(([id]) => id?.trim() === deal['Deal ID']);
    // Deals without an id are named by their row.
    if (rows.length === 0) {
      expect(deal['Deal ID']).toMatch(/^row \d+$/);
      continue;
    }
    const found = rows.map((row) =>
      Object.fromEntries(
        HEADERS.flatMap((header, i) => (deal[header] === undefined ? [] : [[header, row[i]?.trim()]])),
      ),
    );
    expect(found).toContainEqual(deal);
  }
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', 'é', '漢', '"', ',', ';', '\n', "'", '=', '-', '🙂', '&', '<'),
  maxLength: 10,
});
const table = fc
  .array(fc.tuple(fc.constantFrom('Won', 'Lost', 'Closed Won', ''), cell, cell), {
    minLength: 3,
    maxLength: 12,
  })
  .map((rows) => rows.map((row, i) => [`D-${i}`, ...row]));

/** What happens to bytes on bad disks and bad lines. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('zero' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 20 }) }),
  fc.record({
    kind: fc.constant('put' as const),
    at: fc.nat(),
    text: fc.constantFrom('"', '\n', ',', '\r', '""', '\0', '<', ']]>', '&x;'),
  }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

const mutate = (bytes: Buffer, mutations: readonly Mutation[]): Buffer => mutations.reduce(damaged, bytes);

function damaged(bytes: Buffer, mutation: Mutation): Buffer {
  if (bytes.length === 0) return bytes;
  const at = mutation.at % bytes.length;
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (mutation.kind) {
    case 'flip': {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << mutation.bit;
      return flipped;
    }
    case 'cut':
      return before;
    case 'drop':
      return Buffer.concat([before, after.subarray(mutation.length)]);
    case 'zero':
      return Buffer.from(bytes).fill(0, at, Math.min(bytes.length, at + mutation.length));
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, mutation.length), after]);
    case 'put':
      return Buffer.concat([before, Buffer.from(mutation.text), after]);
  }
}

const mutations = fc.array(mutation, { maxLength: 3 });

describe('fuzzed imports', () => {
  test('CSV: rows or a reason, and every cell as DuckDB reads it', { timeout: TIMEOUT }, async () => {
    const db = await (await DuckDBInstance.create(':memory:')).connect();
    /** Null where DuckDB, which takes only what is strictly CSV, refuses the file. */
    const byDuckDb = async (path: string): Promise<string[][] | null> => {
      try {
        const sql = `SELECT * FROM read_csv('${path}', header = false, all_varchar = true, delim = ',', quote = '"', escape = '"', strict_mode = true, auto_detect = false, columns = {'a': 'VARCHAR', 'b': 'VARCHAR', 'c': 'VARCHAR', 'd': 'VARCHAR'})`;
        const rows = (await db.runAndReadAll(sql)).getRows();
        return rows.map((row) => row.map((value) => (value === null ? '' : String(value))));
      } catch {
        return null;
      }
    };
    const before = process.memoryUsage.rss();
    let compared = 0;
    let refused = 0;
    const path = join(folder, 'deals.csv');
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), mutations, async (rows, end, damage) => {
        const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = [HEADERS, ...rows].map((cells) => cells.map(quoted).join(',')).join(end) + end;
        await writeFile(path, mutate(Buffer.from(text), damage));
        const imported = await importOf(path);
        if (imported instanceof Refusal) {
          expect(imported.message).toMatch(/[.)]$/);
          refused++;
          return;
        }
        const found = await byDuckDb(path);
        if (found === null) return;
        compared++;
        compare(imported, found);
      }),
      { numRuns: RUNS, ...SEED },
    );
    expect(compared).toBeGreaterThan(RUNS / 4);
    expect(refused).toBeGreaterThan(0);
    expect(process.memoryUsage.rss() - before).toBeLessThan(2 ** 30);
  });

  test('workbooks: rows or a reason, and every cell as it stands in the sheet', {
    timeout: TIMEOUT,
  }, async () => {
    const before = process.memoryUsage.rss();
    let compared = 0;
    let refused = 0;
    const path = join(folder, 'deals.xlsx');
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), mutations, async (rows, inXml, damage) => {
        const parts = workbookOf([HEADERS, ...rows]);
        if (inXml) {
          const sheet = 'xl/worksheets/sheet1.xml';
          await writeFile(path, zip({ ...parts, [sheet]: mutate(Buffer.from(parts[sheet]!), damage) }));
        } else {
          await writeFile(path, mutate(zip(parts), damage));
        }
        const imported = await importOf(path);
        if (imported instanceof Refusal) {
          expect(imported.message).toMatch(/[.)]$/);
          refused++;
          return;
        }
        // Bytes of the archive that were damaged and are read all the same must be of no matter.
        const found = inXml ? naively(await readFile(path)) : [HEADERS, ...rows];
        if (found === null) return;
        compared++;
        compare(imported, found);
      }),
      { numRuns: RUNS, ...SEED },
    );
    expect(compared).toBeGreaterThan(RUNS / 5);
    expect(refused).toBeGreaterThan(0);
    expect(process.memoryUsage.rss() - before).toBeLessThan(2 ** 30);
  });
});

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Companies as shared texts, all else in its cell. */
function workbookOf(rows: readonly (readonly string[])[]): Record<string, string> {
  const strings: string[] = [];
  const sheet = rows
    .map((cells, r) => {
      const written = cells.map((text, c) => {
        const at = `${'ABCD'[c]}${r + 1}`;
        if (c !== 2)
          return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
        strings.push(escaped(text));
        return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
      });
      return `<row r="${r + 1}">${written.join('')}</row>`;
    })
    .join('');
  return workbookParts({ sheets: { Deals: sheet }, strings });
}

/** Reads a sheet by patterns; null where it is not written as plainly as above any more. */
function naively(file: Buffer): string[][] | null {
  const parts = unzipSync(file);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  const strings = [...strFromU8(parts['xl/sharedStrings.xml']!).matchAll(/<si><t>(.*?)<\/t><\/si>/gs)].map(
    ([, text]) => plain(text!),
  );
  const data = /^<worksheet [^<>]*><sheetData>(.*)<\/sheetData><\/worksheet>$/s.exec(sheet)?.[1];
  if (data === undefined || data.replace(ROW, '') !== '') return null;
  const rows: string[][] = [];
  for (const [, number, cells] of data.matchAll(ROW)) {
    if (cells!.replace(CELL, '') !== '') return null;
    const row: string[] = ['', '', '', ''];
    for (const [, column, , inline, shared] of cells!.matchAll(CELL)) {
      row['ABCD'.indexOf(column!)] = inline === undefined ? (strings[Number(shared)] ?? '') : plain(inline);
    }
    rows[Number(number) - 1] = row;
  }
  return Array.from(rows, (row) => row ?? ['', '', '', '']);
}

const CELL =
  /<c r="([A-D])(\d+)" t="(?:inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is>|s"><v>(\d+)<\/v>)<\/c>/g;
const ROW = /<row r="(\d+)">(.*?)<\/row>/gs;

/** Every line end of a document is one line feed (XML 1.0, 2.11). */
const plain = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
