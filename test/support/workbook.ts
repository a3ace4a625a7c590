/** Excel workbooks as the tests need them, written part by part. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of these parts; `claim` lies about how large a part is when unpacked. */
export function zip(parts: Record<string, string | Buffer>, claim: Record<string, number> = {}): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claim[name] ?? bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    local.push(Buffer.from('PK\x03\x04'), shared, path, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, rest, path);
    offset += 4 + shared.length + path.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

interface Parts {
  /** The XML between `<sheetData>` and what follows it, by the sheet's name. */
  sheets: Record<string, string>;
  strings?: string[];
  /** Codes of number formats; cells name them by style 1, 2 … */
  formats?: string[];
  is1904?: boolean;
  /** Sheets that the workbook hides. */
  hidden?: string[];
  /** What stands before a sheet's root. */
  prolog?: string;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export function workbookParts({
  sheets,
  strings = [],
  formats = [],
  is1904 = false,
  hidden = [],
  prolog = '',
}: Parts): Record<string, string> {
  const names = Object.keys(sheets);
  const listed = names.map(
    (name, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" ${hidden.includes(name) ? 'state="hidden" ' : ''}r:id="rId${i + 1}"/>`,
  );
  const related = names.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATION}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${prolog}<worksheet ${MAIN}><sheetData>${sheets[name]!.replace('|', '</sheetData>')}${sheets[name]!.includes('|') ? '' : '</sheetData>'}</worksheet>`,
      ]),
    ),
  };
}

/** A row of inline texts. */
export const textRow = (row: number, ...texts: string[]): string =>
  `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
