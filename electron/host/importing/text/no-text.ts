import { Refusal } from '#shared/contract/failure.ts';
import { utf16WithoutMark } from './encoding.ts';

const AS_CSV =
  'Open it in the program it comes from, save the sheet with the deals as CSV, and choose that file.';
const AS_XLSX =
  'Open it in Excel, save it as an Excel workbook (.xlsx) without a password, and choose that file.';

/** Refuses what holds no rows of text, by its first bytes. */
export function refuseWhatIsNoText(head: Uint8Array, name: string): void {
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
    if (text.includes('opendocument.spreadsheet')) refuse('is an OpenDocument spreadsheet', AS_CSV);
    if (text.includes('xl/workbook.bin')) refuse('is a binary Excel workbook (.xlsb)', AS_CSV);
    refuse('is a ZIP archive', 'Unpack it, and choose the CSV or Excel file in it.');
  }
  if (text.startsWith('\xd0\xcf\x11\xe0')) {
    refuse('is an old Excel workbook (.xls), or one protected by a password', AS_XLSX);
  }
  if (text.startsWith('\x1f\x8b'))
    refuse('is a compressed file', 'Unpack it, and choose the CSV file in it.');
  if (text.startsWith('%PDF')) refuse('is a PDF', 'Export the deals from the CRM as CSV.');
  if (/^(\xef\xbb\xbf)?\s*(\[\s*)*\{\s*("[^"]*"\s*:|\})/.test(text)) {
    refuse('is a JSON file, which programs read', 'Export the deals from the CRM as CSV.');
  }
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
