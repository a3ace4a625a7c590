/** Reads a PDF back, as another program would. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  pages: string[];
  language: unknown;
  title: unknown;
  isTagged: boolean;
  /** Structure types in order, over all pages. */
  tags: string[];
  size: readonly number[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const file = await task.promise;
  const { info } = await file.getMetadata();
  const facts = info as { Language?: unknown; Title?: unknown };
  const pages: string[] = [];
  const tags: string[] = [];
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
        .join('')
        .replace(/\s+/g, ' '),
    );
    walk(await page.getStructTree(), tags);
  }
  const first = await file.getPage(1);
  const marked: unknown = await file.getMarkInfo();
  const read = {
    pages,
    tags,
    language: facts.Language,
    title: facts.Title,
    isTagged: marked instanceof Map && marked.get('Marked') === true,
    size: first.view,
  };
  await task.destroy();
  return read;
}

function walk(node: unknown, into: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && typeof node.role === 'string') into.push(node.role);
  if ('children' in node && Array.isArray(node.children))
    for (const child of node.children) walk(child, into);
}
