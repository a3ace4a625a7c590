import type { Dialect } from '#shared/contract/mapping.ts';
import type { Instant } from '#shared/domain/sample/sample.ts';
import { Rows } from '../tables/rows.ts';
import type { TableSource } from '../tables/table-source.ts';
import { stopIfCancelled } from '../text/cancelled.ts';
import { findHeader } from '../text/header-row.ts';
import { Archive } from './archive.ts';
import { MergedCells } from './merged-cells.ts';
import { readParts, type Sheet, type WorkbookParts } from './parts.ts';
import { sheetReader } from './sheet-rows.ts';

const ROWS = 200;

/** The visible sheets of an Excel workbook (.xlsx) as tables, and what has to be closed when they were read. */
export async function openWorkbook(
  workbook: string | Uint8Array,
  file: string,
  modifiedAt: Instant,
): Promise<{ sources: TableSource[]; close: () => void }> {
  const archive = await Archive.open(workbook, file);
  try {
    const parts = await readParts(archive, file);
    const sources = parts.sheets.map((sheet) => sheetSource(archive, parts, sheet, file, modifiedAt));
    return { sources, close: () => archive.close() };
  } catch (error) {
    archive.close();
    throw error;
  }
}

function sheetSource(
  archive: Archive,
  parts: WorkbookParts,
  sheet: Sheet,
  file: string,
  modifiedAt: Instant,
): TableSource {
  const size = archive.size(sheet.part);
  const read = async (
    areas: MergedCells,
    signal: AbortSignal,
    onPiece: (read: number) => boolean,
    onRow: (cells: string[], row: number) => void,
  ) => {
    const reader = sheetReader(parts, areas, file, onRow);
    const decoder = new TextDecoder();
    let position = 0;
    for await (const piece of archive.read(sheet.part)) {
      stopIfCancelled(signal);
      reader.push(decoder.decode(piece, { stream: true }));
      position += piece.length;
      if (!onPiece(position)) return;
      // Unpacking runs ahead on another thread; without this, other work would wait for the whole sheet.
      await new Promise(setImmediate);
    }
    reader.push(decoder.decode());
    reader.end();
  };

  return {
    file,
    sheet: parts.sheets.length > 1 ? sheet.name : null,
    size,
    modifiedAt,
    detectDialect: async (signal): Promise<Dialect> => {
      const first: string[][] = [];
      const keep = (cells: string[], row: number) => {
        while (first.length < row - 1 && first.length < ROWS) first.push([]);
        if (first.length < ROWS) first.push([...cells]);
      };
      const merged = await MergedCells.of(archive, sheet.part, signal);
      await read(merged, signal, () => first.length < ROWS, keep);
      return { encoding: 'utf-8', delimiter: ',', ...findHeader(first, merged.areas) };
    },
    readRows: async (_, { signal, onProgress }, onRows) => {
      const rows = new Rows();
      // A sheet keeps no empty cells at a row's end: its rows are as wide as those above them.
      let width = 0;
      const handOver = () => {
        if (rows.end > 0) onRows(rows);
        rows.keep();
      };
      await read(
        await MergedCells.of(archive, sheet.part, signal),
        signal,
        (position) => {
          handOver();
          onProgress({ share: Math.min(1, position / Math.max(1, size)), label: 'Reading the rows' });
          return true;
        },
        (cells, row) => {
          while (cells.length < width) cells.push('');
          width = cells.length;
          rows.add(cells, row);
        },
      );
      handOver();
      return { strayQuotes: [] };
    },
  };
}
