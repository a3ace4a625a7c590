/** The one page of a draft, in the form that somebody asked for. */
import type { Approval } from '#shared/contract/approvals.ts';
import type { Client } from '#shared/contract/client.ts';
import type { Decision, Holdout } from '#shared/contract/deciding.ts';
import type { Dismissal } from '#shared/contract/history.ts';
import type { DocumentFormat, Draft, Paper } from '#shared/contract/methods.ts';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { verdictStage as stageOfVerdict } from '#shared/domain/definition/verdict-stage.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { renderHtml } from './html/render.ts';
import { renderMarkdown } from './markdown/render.ts';
import { pageOf } from './page.ts';
import type { DefinitionPage } from './page-model.ts';
import { loadFonts } from './pdf/fonts.ts';
import { recordOf, type Workshop } from './record.ts';
import { testOf } from './testing.ts';

export interface DocumentSource {
  workshopName: string;
  draft: Draft;
  /** Null before the first import. */
  sample: Sample | null;
  /** The third of the deals that was put aside; null where none was. */
  holdout: Holdout | null;
  /** Name of the stage that the room looks at; null for the one that the app proposes. */
  verdictStage: string | null;
  approvals: readonly Approval[];
  /** What the linter found and the room set aside. */
  dismissals: readonly Dismissal[];
  /** What the room decided about this draft, the first one first. */
  decisions: readonly Decision[];
  client: Client;
  reviewOn: string | null;
  /** What the workshop was; its record goes into the annex. */
  workshop: Workshop;
  madeAt: Date;
}

/** What the page of a draft says: the draft is simulated over the workshop's deals. */
export function documentPage({
  workshopName,
  draft,
  sample,
  holdout,
  verdictStage,
  approvals,
  dismissals,
  decisions,
  client,
  reviewOn,
  workshop,
  madeAt,
}: DocumentSource): DefinitionPage {
  const { definition, revision } = draft;
  const judge = (judged: Definition) =>
    sample && testOf(sample, judged, stageOfVerdict(judged, verdictStage), holdout);
  const test = judge(definition);
  return pageOf({
    workshopName,
    definition,
    revision,
    fingerprint: fingerprint(definition),
    approvals,
    dismissals,
    decisions,
    client,
    reviewOn,
    record: recordOf(workshop, { approvals, definition, test, judge, timeZone: sample?.timeZone ?? 'UTC' }),
    test,
    madeAt,
  });
}

export interface DocumentForm {
  paper: Paper;
  format: DocumentFormat;
  /** Where a build put the PDF's typeface; null where the installed package is at hand. */
  fontsFolder: string | null;
  madeAt: Date;
}

export interface RenderedDocument {
  content: string | Uint8Array;
  /** Null where a form has no pages. */
  pages: number | null;
  notes: string[];
}

export async function documentFor(
  page: DefinitionPage,
  { paper, format, fontsFolder, madeAt }: DocumentForm,
): Promise<RenderedDocument> {
  if (format === 'html') return { content: renderHtml(page, paper), pages: null, notes: [] };
  if (format === 'md') return { content: renderMarkdown(page), pages: null, notes: [] };
  // What writes these forms is large, and is loaded when the first is asked for, not when the app starts.
  if (format === 'docx') {
    const { renderDocx } = await import('./docx/render.ts');
    return { content: await renderDocx(page, paper), pages: null, notes: [] };
  }
  const { renderPdf } = await import('./pdf/render.ts');
  const { bytes, pages, notes } = await renderPdf(page, { paper, fonts: loadFonts(fontsFolder), madeAt });
  return { content: bytes, pages, notes };
}
