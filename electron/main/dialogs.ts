/** The shell's file dialogs. The window gets a handle and a name to show, never a path. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { ChoosePurpose } from '#shared/contract/bridge.ts';
import { safeFileName, withExtension } from '../doors/file-names.ts';

interface Purpose {
  /** Whether several files can be chosen at once. */
  several?: true;
  kind: 'open' | 'save';
  title: string;
  filters: FileFilter[];
}

const WORKSHOP: FileFilter = { name: 'Yardstick workshop', extensions: ['yardstick'] };

export const PURPOSES: Record<ChoosePurpose, Purpose> = {
  openWorkshop: { kind: 'open', title: 'Open a workshop', filters: [WORKSHOP] },
  createWorkshop: { kind: 'save', title: 'New workshop', filters: [WORKSHOP] },
  saveWorkshopAs: { kind: 'save', title: 'Save the workshop as', filters: [WORKSHOP] },
  importDeals: {
    kind: 'open',
    several: true,
    title: 'Import closed deals',
    filters: [
      { name: 'Tables', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  chooseLogo: {
    kind: 'open',
    title: 'Choose the logo',
    filters: [{ name: 'Pictures', extensions: ['png', 'svg', 'jpg', 'jpeg'] }],
  },
  exportPdf: { kind: 'save', title: 'Save the page', filters: [{ name: 'PDF', extensions: ['pdf'] }] },
  exportSheets: {
    kind: 'save',
    title: 'Save the sheets for paper',
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  },
  exportCalendar: {
    kind: 'save',
    title: 'Save the review date',
    filters: [{ name: 'Calendar', extensions: ['ics'] }],
  },
  exportRows: {
    kind: 'save',
    title: 'Save the rows that were left out',
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  },
  exportSvg: { kind: 'save', title: 'Save the chart', filters: [{ name: 'SVG', extensions: ['svg'] }] },
  exportPng: { kind: 'save', title: 'Save the chart', filters: [{ name: 'PNG', extensions: ['png'] }] },
  exportHtml: { kind: 'save', title: 'Save the page', filters: [{ name: 'Web page', extensions: ['html'] }] },
  exportDocx: {
    kind: 'save',
    title: 'Save the page',
    filters: [{ name: 'Word document', extensions: ['docx'] }],
  },
  exportMarkdown: {
    kind: 'save',
    title: 'Save the page',
    filters: [{ name: 'Markdown', extensions: ['md'] }],
  },
  exportPack: {
    kind: 'save',
    title: 'Save the pack for the CRM admin',
    filters: [{ name: 'Zip archive', extensions: ['zip'] }],
  },
};

/** Asks the person for a file, or for several; none where the dialog was closed. */
export async function choosePaths(
  window: BrowserWindow,
  purpose: ChoosePurpose,
  suggestedName: string | null,
): Promise<string[]> {
  const { kind, several, title, filters } = PURPOSES[purpose];
  if (kind === 'open') {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title,
      filters,
      properties: ['openFile', 'dontAddToRecent', ...(several ? (['multiSelections'] as const) : [])],
    });
    return filePaths;
  }
  const extension = `.${filters[0]?.extensions[0]}`;
  const defaultPath = join(
    app.getPath('documents'),
    withExtension(safeFileName(suggestedName ?? ''), extension),
  );
  const { filePath } = await dialog.showSaveDialog(window, {
    title,
    filters,
    defaultPath,
    // Which clients there are is nobody's business who looks at the system's list of recent files.
    properties: ['dontAddToRecent'],
  });
  if (!filePath) return [];
  const full = withExtension(filePath, extension);
  return full === filePath || (await mayReplace(window, full)) ? [full] : [];
}

/** Some systems' dialogs leave the extension off, and so have not asked about the file that is meant. */
async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  if (!existsSync(path)) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Replace “${basename(path)}”?`,
    detail: 'There is a file of this name already.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
