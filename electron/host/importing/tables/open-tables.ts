import { type FileHandle, open } from 'node:fs/promises';
import { Refusal } from '#shared/contract/failure.ts';
import { fileRefusal } from '../../files/file-refusal.ts';
import { refuseWhatIsNoText } from '../text/no-text.ts';
import type { ReadableFile } from '../text/text-file.ts';
import { textSource } from '../text/text-source.ts';
import { openWorkbook } from '../workbook/workbook-sources.ts';
import { type ImportFile, type KeptFile, nameOfFile } from './import-file.ts';
import type { TableSource } from './table-source.ts';

const HEAD = 1 << 18;
const MOST_TABLES = 300;

/** Opens files and hands all of their tables to `use`; refuses folders, empty files and what holds no table. */
export async function withTables<T>(
  files: readonly ImportFile[],
  use: (tables: TableSource[]) => Promise<T>,
): Promise<T> {
  const tables: TableSource[] = [];
  const open: (() => unknown)[] = [];
  try {
    for (const file of files) {
      try {
        const opened = typeof file === 'string' ? await openFile(file) : await openKept(file);
        tables.push(...opened.sources);
        open.push(opened.close);
      } catch (error) {
        throw fileRefusal(error, nameOfFile(file), 'read');
      }
    }
    if (tables.length === 0) {
      throw new Refusal(
        'unreadableFile',
        `“${nameOfFile(files[0]!)}” has no sheet to read. Open it in a spreadsheet, see that the one with the deals is ` +
          'there and not hidden, and save it again.',
      );
    }
    refuseTwins(tables);
    try {
      return await use(tables);
    } catch (error) {
      throw fileRefusal(error, nameOfFile(files[0]!), 'read');
    }
  } finally {
    for (const close of open) await close();
  }
}

async function openFile(path: string): Promise<{ sources: TableSource[]; close: () => unknown }> {
  const file = await open(path, 'r');
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
    const name = nameOfFile(path);
    const modifiedAt = Math.floor(stat.mtimeMs);
    const head = await headOf(file);
    if (isWorkbook(head)) {
      const workbook = await openWorkbook(path, name, modifiedAt);
      await file.close();
      return workbook;
    }
    refuseWhatIsNoText(head, name);
    return {
      sources: [textSource({ file, name, size: stat.size, head }, modifiedAt)],
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openKept({ name, bytes, modifiedAt }: KeptFile) {
  const head = bytes.subarray(0, HEAD);
  if (isWorkbook(head)) return openWorkbook(bytes, name, modifiedAt);
  const file: ReadableFile = {
    read: async (buffer, offset, length, position) => {
      const piece = bytes.subarray(position, position + length);
      buffer.set(piece, offset);
      return { bytesRead: piece.length, buffer };
    },
  };
  return {
    sources: [textSource({ file, name, size: bytes.length, head }, modifiedAt)],
    close: () => {},
  };
}

async function headOf(file: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  return buffer.subarray(0, bytesRead);
}

/** Whether the bytes begin an Excel workbook: a ZIP archive with the parts of one. */
function isWorkbook(head: Uint8Array): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return (
    text.startsWith('PK\x03\x04') &&
    !text.includes('opendocument.spreadsheet') &&
    !text.includes('xl/workbook.bin') &&
    (text.includes('xl/') || text.includes('[Content_Types].xml'))
  );
}

/** Tables are known by their names. */
function refuseTwins(tables: readonly TableSource[]): void {
  if (tables.length > MOST_TABLES) {
    throw new Refusal(
      'badInput',
      `These are more than ${MOST_TABLES} tables. Choose only those that belong to the deals.`,
    );
  }
  const twin = tables.find((one, i) =>
    tables.some((other, k) => k < i && other.file === one.file && other.sheet === one.sheet),
  );
  if (twin) {
    throw new Refusal(
      'badInput',
      `Two of the files are called “${twin.file}”. Choose each file once, or rename one.`,
    );
  }
}
