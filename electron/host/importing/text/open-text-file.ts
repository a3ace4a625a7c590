import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Instant } from '#shared/domain/sample/sample.ts';
import { fileRefusal } from '../../files/file-refusal.ts';
import { utf16WithoutMark } from './encoding.ts';

export interface TextFile {
  file: FileHandle;
  name: string;
  /** Bytes. */
  size: number;
  /** When the file was last changed. */
  modifiedAt: Instant;
  /** The first bytes, enough to tell what the file is. */
  head: Uint8Array;
}

const HEAD = 1 << 18;

/** Opens a file of which rows can be read and hands it to `use`; refuses folders, empty files and what is no text. */
export async function withTextFile<T>(path: string, use: (file: TextFile) => Promise<T>): Promise<T> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const stat = await file.stat();
    if (stat.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' });
    const name = basename(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const head = buffer.subarray(0, bytesRead);
    refuseWhatIsNoText(head, name);
    return await use({ file, name, size: stat.size, modifiedAt: Math.floor(stat.mtimeMs), head });
  } catch (error) {
    throw fileRefusal(error, path, 'read');
  } finally {
    await file?.close();
  }
}

const AS_CSV =
  'Open it in the program it comes from, save the sheet with the deals as CSV, and choose that file.';

function refuseWhatIsNoText(head: Uint8Array, name: string): void {
  const refuse = (what: string, todo: string): never => {
    throw new Refusal('unreadableFile', `“${name}” ${what}. ${todo}`);
  };
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const text = bytes.toString('latin1');
  if (
    text
      .replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '')
      .replaceAll('\0', '')
      .trim() === ''
  ) {
    refuse('is empty', 'Export the deals again, and check that the export holds some.');
  }
  if (text.startsWith('PK\x03\x04')) {
    if (text.includes('xl/')) refuse('is an Excel workbook, whatever its name says', AS_CSV);
    if (text.includes('opendocument.spreadsheet')) refuse('is a spreadsheet, not a CSV file', AS_CSV);
    refuse('is a ZIP archive', 'Unpack it, and choose the CSV file in it.');
  }
  if (text.startsWith('\xd0\xcf\x11\xe0')) refuse('is an old Excel workbook', AS_CSV);
  if (text.startsWith('\x1f\x8b'))
    refuse('is a compressed file', 'Unpack it, and choose the CSV file in it.');
  if (text.startsWith('%PDF')) refuse('is a PDF', 'Export the deals from the CRM as CSV.');
  if (text.startsWith('SQLite format 3')) refuse('is a database, not a CSV file', 'Export the deals as CSV.');
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml)/i.test(text)) {
    refuse('is a web page or an XML file, whatever its name says', AS_CSV);
  }
  const isUtf16 = /^(\xff\xfe|\xfe\xff)/.test(text) || utf16WithoutMark(head) !== null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a picture from a text
  if (!isUtf16 && /[\x00-\x08\x0e-\x1a]/.test(text)) {
    refuse('is not a text file', 'It may be a picture or a program’s own format. Choose a CSV file.');
  }
}
