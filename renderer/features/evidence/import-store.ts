/** An import on its way: the file is read, its mapping corrected, its deals brought in. */
import { create } from 'zustand';
import type { ImportPreview, ImportReport } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import type { Place, Progress } from '#shared/contract/methods.ts';
import { bridge } from '../../platform/bridge.ts';
import { call } from '../../platform/host.ts';
import { tell } from '../../stores/notices.ts';
import { useWorkshop } from '../../stores/workshop.ts';

export type ImportStage =
  | { at: 'start' }
  | { at: 'reading'; name: string; progress: Progress | null; cancel: () => void }
  | { at: 'mapping'; place: Place; preview: ImportPreview; rereading: boolean }
  | { at: 'importing'; name: string; progress: Progress | null; cancel: () => void };

interface ImportState {
  stage: ImportStage;
  report: ImportReport | null;
}

export const useImport = create<ImportState>()(() => ({ stage: { at: 'start' }, report: null }));
const { setState: set, getState: get } = useImport;

/** Shows the progress of a call for as long as it is the current one. */
const showProgress = (progress: Progress) =>
  set(({ stage }) =>
    stage.at === 'reading' || stage.at === 'importing' ? { stage: { ...stage, progress } } : {},
  );

const wasCancelled = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'cancelled';

export async function chooseDeals(): Promise<void> {
  try {
    const chosen = await bridge.choose('importDeals');
    if (chosen) await read(chosen.place, chosen.name);
  } catch (error) {
    tell({ kind: 'problem', title: 'The file could not be opened', error });
  }
}

export async function previewDropped(file: File): Promise<void> {
  try {
    const { place, name } = await bridge.dropped(file);
    await read(place, name);
  } catch (error) {
    tell({ kind: 'problem', title: `${file.name} could not be opened`, error });
  }
}

async function read(place: Place, name: string): Promise<void> {
  const abort = new AbortController();
  set({ stage: { at: 'reading', name, progress: null, cancel: () => abort.abort() } });
  try {
    const preview = await call(
      'deals.preview',
      { place },
      { signal: abort.signal, onProgress: showProgress },
    );
    set({ stage: { at: 'mapping', place, preview, rereading: false } });
  } catch (error) {
    set({ stage: { at: 'start' } });
    if (!wasCancelled(error)) tell({ kind: 'problem', title: `${name} could not be read`, error });
  }
}

/** Reads the file again as a corrected mapping says, and keeps the newest correction. */
export async function correct(mapping: Mapping, { reread }: { reread: boolean }): Promise<void> {
  const { stage } = get();
  if (stage.at !== 'mapping') return;
  set({ stage: { ...stage, preview: { ...stage.preview, mapping }, rereading: reread } });
  if (!reread) return;
  try {
    const preview = await call('deals.preview', { place: stage.place, mapping });
    set(({ stage: now }) =>
      now.at === 'mapping' && now.preview.mapping === mapping
        ? { stage: { ...now, preview, rereading: false } }
        : {},
    );
  } catch (error) {
    set(({ stage: now }) => (now.at === 'mapping' ? { stage: { ...now, rereading: false } } : {}));
    tell({ kind: 'problem', title: 'The file could not be read that way', error });
  }
}

export async function importDeals(): Promise<void> {
  const { stage } = get();
  if (stage.at !== 'mapping') return;
  const abort = new AbortController();
  const { place, preview } = stage;
  set({ stage: { at: 'importing', name: preview.fileName, progress: null, cancel: () => abort.abort() } });
  try {
    const report = await call(
      'deals.import',
      { place, mapping: preview.mapping },
      { signal: abort.signal, onProgress: showProgress },
    );
    await useWorkshop.getState().loadSample();
    set({ stage: { at: 'start' }, report });
  } catch (error) {
    set({ stage });
    if (wasCancelled(error))
      tell({ kind: 'done', title: 'Import cancelled', message: 'The workshop is as it was.' });
    else tell({ kind: 'problem', title: 'The deals could not be imported', error });
  }
}

export const giveUp = (): void => set({ stage: { at: 'start' } });
