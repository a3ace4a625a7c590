/** What a workbook says about its sheets: their names, the texts they share, and how numbers are shown. */
import type { Archive } from './archive.ts';
import { builtInKind, kindOfCode, type NumberKind } from './number-format.ts';
import { readXml, xmlReader } from './xml.ts';

export interface Sheet {
  name: string;
  /** Its path in the archive. */
  part: string;
}

export interface WorkbookParts {
  /** The visible sheets with cells, in order. */
  sheets: Sheet[];
  is1904: boolean;
  /** What the numbers of each cell style are. */
  kinds: NumberKind[];
  /** The texts that cells name by number. */
  texts: string[];
}

export async function readParts(archive: Archive, fileName: string): Promise<WorkbookParts> {
  const root = archive.has('xl/workbook.xml') ? 'xl/workbook.xml' : await findWorkbook(archive, fileName);
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const targets = await relations(archive, root, folder, fileName);
  const sheets: Sheet[] = [];
  let is1904 = false;
  readXml(
    await archive.text(root),
    {
      open: (name, attributes) => {
        if (name === 'workbookPr') is1904 = isTrue(attributes.date1904);
        if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? attributes.id;
        const part = id === undefined ? undefined : targets.get(id);
        if (part && /worksheets?\//i.test(part)) sheets.push({ name: attributes.name ?? '', part });
      },
    },
    fileName,
  );
  return {
    sheets,
    is1904,
    kinds: await readKinds(archive, `${folder}styles.xml`, fileName),
    texts: await readTexts(archive, `${folder}sharedStrings.xml`, fileName),
  };
}

/** Where a workbook's main part has another name than usual. */
async function findWorkbook(archive: Archive, fileName: string): Promise<string> {
  let found = '';
  readXml(
    await archive.text('_rels/.rels'),
    {
      open: (name, { Type, Target }) => {
        if (name === 'Relationship' && Type?.endsWith('/officeDocument'))
          found = Target?.replace(/^\//, '') ?? '';
      },
    },
    fileName,
  );
  return found;
}

async function relations(archive: Archive, root: string, folder: string, fileName: string) {
  const targets = new Map<string, string>();
  const part = `${folder}_rels/${root.slice(folder.length)}.rels`;
  readXml(
    await archive.text(part),
    {
      open: (name, { Id, Target }) => {
        if (name !== 'Relationship' || !Id || !Target) return;
        targets.set(
          Id,
          Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`.replace(/[^/]+\/\.\.\//g, ''),
        );
      },
    },
    fileName,
  );
  return targets;
}

async function readKinds(archive: Archive, part: string, fileName: string): Promise<NumberKind[]> {
  const custom = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  readXml(
    await archive.text(part),
    {
      open: (name, attributes) => {
        if (name === 'numFmt')
          custom.set(Number(attributes.numFmtId), kindOfCode(attributes.formatCode ?? ''));
        if (name === 'cellXfs') inCells = true;
        if (name !== 'xf' || !inCells) return;
        const id = Number(attributes.numFmtId ?? 0);
        kinds.push(custom.get(id) ?? builtInKind(id));
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    },
    fileName,
  );
  return kinds;
}

async function readTexts(archive: Archive, part: string, fileName: string): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  const reader = xmlReader(
    {
      open: (name) => {
        if (name === 'si') text = '';
        // How Japanese names are read aloud stands beside them as a text of its own.
        if (name === 'rPh') inReading = true;
        inText = name === 't' && !inReading;
      },
      close: (name) => {
        if (name === 'si') texts.push(text);
        if (name === 'rPh') inReading = false;
        if (name === 't') inText = false;
      },
      text: (piece) => {
        if (inText) text += piece;
      },
    },
    fileName,
  );
  const whole = await archive.text(part);
  if (whole === '') return texts;
  reader.push(whole);
  reader.end();
  return texts;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
