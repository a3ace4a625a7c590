/** A PDF to write into: tagged, titled, in a language, its bytes collected. */
import PDFDocument from 'pdfkit';
import type { Paper } from '#shared/contract/methods.ts';
import type { Pdf } from './typesetter.ts';

/** Points. */
export const PAPERS = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const;
export const MARGIN = { side: 32, top: 22, bottom: 16 } as const;

/** What is left of a paper between its margins. */
export const roomOn = (paper: Paper): { width: number; height: number } => ({
  width: PAPERS[paper].width - 2 * MARGIN.side,
  height: PAPERS[paper].height - MARGIN.top - MARGIN.bottom,
});

export interface PdfFacts {
  paper: Paper;
  title: string;
  author: string;
  subject: string;
  /** BCP 47 tag. */
  language: string;
  /** Written into the file as the moment of its creation. */
  madeAt: Date;
}

/** Opens a PDF without pages; `bytes` comes once its `end` is called. */
export function newPdf({ paper, title, author, subject, language, madeAt }: PdfFacts): {
  pdf: Pdf;
  bytes: Promise<Uint8Array>;
} {
  const { width, height } = PAPERS[paper];
  const pdf = new PDFDocument({
    size: [width, height],
    margin: 0,
    // An empty name keeps pdfkit from opening its own typeface, which isn't used and isn't in a bundle.
    font: '',
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: title,
      Author: author,
      Subject: subject,
      Creator: 'Yardstick',
      Producer: 'Yardstick',
      CreationDate: madeAt,
    },
  });
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    pdf.on('error', reject);
  });
  return { pdf, bytes };
}
