/** An import on its way: files are read, their mapping corrected, their deals brought in. */
import { create } from 'zustand';
import type { ChosenPlace } from '#shared/contract/bridge.ts';
import type { ImportPreview, ImportReport } from '#shared/contract/importing.ts';
import type { Mapping } from '#shared/contract/mapping.ts';
import type { Place, Progress } from '#shared/contract/methods.ts';
import { bridge } from '../../../platform/bridge.ts';
import { call } from '../../../platform/host.ts';
import { useDefinitions } from '../../../stores/definitions.ts';
import { tell } from '../../../stores/notices.ts';
import { onOpened, useWorkshop } from '../../../stores/workshop.ts';

/** The chosen files, as the host's methods take them. */
interface Files {
  place: Place | undefined;
  others: Place[];
  /** What the chosen files are called. */
  names: string[];
  /** Files of earlier imports that are read with them. */
  keep: string[];
  /** What progress calls them. */
  name: string;
}

export type ImportStage =
  | { at: 'start' }
  | { at: 'reading'; name: string; progress: Progress | null; cancel: () => void }
  | { at: 'mapping'; files: Files; preview: ImportPreview; rereading: boolean }
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

function filesOf(chosen: readonly ChosenPlace[]): Files | null {
  const [first, ...others] = chosen.flatMap((one) => [one, ...(one.others ?? [])]);
  if (!first) return null;
  const name = others.length === 0 ? first.name : `${others.length + 1} files`;
  const names = [first, ...others].map((one) => one.name);
  return { place: first.place, others: others.map(({ place }) => place), names, keep: [], name };
}

const chosenOf = ({ place, others, keep }: Files) => ({ ...(place && { place }), others, keep });

export async function chooseDeals(): Promise<void> {
  try {
    const chosen = await bridge.choose('importDeals');
    const files = chosen && filesOf([chosen]);
    if (files) await readBesideKept(files);
  } catch (error) {
    tell({ kind: 'problem', title: 'The file could not be opened', error });
  }
}

/** Reads files that were dropped, with those of the import that is being prepared; none while others are read. */
export async function readDropped(dropped: readonly File[]): Promise<void> {
  const { stage } = get();
  if (stage.at === 'reading' || stage.at === 'importing') return;
  const files = filesOf(await Promise.all(dropped.map((file) => bridge.dropped(file))));
  if (!files) return;
  if (stage.at === 'mapping') await readAlso(files);
  else await readBesideKept(files);
}

/** Takes further files into the import that is being prepared. */
export async function addFiles(): Promise<void> {
  try {
    const chosen = await bridge.choose('importDeals');
    const files = chosen && filesOf([chosen]);
    if (files) await readAlso(files);
  } catch (error) {
    tell({ kind: 'problem', title: 'The files could not be opened', error });
  }
}

async function readAlso(more: Files): Promise<void> {
  const { stage } = get();
  if (stage.at !== 'mapping') return;
  const added = more.place ? [more.place, ...more.others] : more.others;
  const others = [...stage.files.others, ...added];
  const names = [...stage.files.names, ...more.names];
  await read({ ...stage.files, others, names, name: `${others.length + 1} files` }, { before: stage });
}

/** Reads deals that were pasted or typed, a line each, as a file is read. */
export async function readPasted(text: string): Promise<void> {
  try {
    const { place, name } = await call('deals.paste', { text });
    await readBesideKept({ place, others: [], names: [name], keep: [], name });
  } catch (error) {
    tell({ kind: 'problem', title: 'The deals could not be read', error });
  }
}

/** Reads the files of earlier imports once more, as they are kept. */
export async function readKept(): Promise<void> {
  const keep = (await call('deals.files', {})).map(({ fileName }) => fileName);
  await read({ place: undefined, others: [], names: [], keep, name: 'the files that are here' });
}

/** Reads other kept files, or none of them, with the chosen ones. */
export async function keepFiles(keep: string[]): Promise<void> {
  const { stage } = get();
  if (stage.at === 'mapping') await read({ ...stage.files, keep }, { before: stage, by: 'a guess' });
}

/**
 * The next quarter's deals belong beside those that are here; an export of something else takes their place: where
 * one of the files would tell nothing of the deals that are here, they are read alone.
 */
async function readBesideKept(files: Files): Promise<void> {
  const kept = (await call('deals.files', {})).map(({ fileName }) => fileName);
  if (kept.length === 0) return read(files);
  const belongs = (preview: ImportPreview) => files.names.every((name) => tellsOfDeals(preview, name));
  await read({ ...files, keep: kept }, { otherwise: (preview) => (belongs(preview) ? null : files) });
}

const tellsOfDeals = ({ mapping, tables }: ImportPreview, file: string): boolean =>
  mapping.source?.file === file ||
  mapping.stacked.some(({ source }) => source.file === file) ||
  mapping.others.some(
    ({ source, kind }, i) =>
      source.file === file && kind !== 'ignore' && (tables[i]?.match?.theirs.matched ?? 0) > 0,
  );

interface How {
  /** What is gone back to where the files can't be read. */
  before?: Extract<ImportStage, { at: 'mapping' }>;
  /** Whether they are read by the mapping that they were read by before. */
  by?: 'its mapping' | 'a guess';
  /** Files that are read instead, by what these would become; null: none. */
  otherwise?: (preview: ImportPreview) => Files | null;
}

/** Reads files, and shows what they would become. */
async function read(files: Files, { before, by = 'its mapping', otherwise }: How = {}): Promise<void> {
  const abort = new AbortController();
  set({ stage: { at: 'reading', name: files.name, progress: null, cancel: () => abort.abort() } });
  try {
    const preview = await call(
      'deals.preview',
      {
        ...chosenOf(files),
        ...(before && by === 'its mapping' && { mapping: before.preview.mapping }),
      },
      { signal: abort.signal, onProgress: showProgress },
    );
    const others = otherwise?.(preview);
    if (others) return await read(others);
    set({ stage: { at: 'mapping', files, preview, rereading: false } });
  } catch (error) {
    set({ stage: before ?? { at: 'start' } });
    if (!wasCancelled(error)) tell({ kind: 'problem', title: `${files.name} could not be read`, error });
  }
}

/** Reads the files again as a corrected mapping says, and keeps the newest correction. */
export async function correct(mapping: Mapping, { reread }: { reread: boolean }): Promise<void> {
  const { stage } = get();
  if (stage.at !== 'mapping') return;
  set({ stage: { ...stage, preview: { ...stage.preview, mapping }, rereading: reread } });
  if (!reread) return;
  try {
    const preview = await call('deals.preview', { ...chosenOf(stage.files), mapping });
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
  const { files, preview } = stage;
  set({ stage: { at: 'importing', name: preview.fileName, progress: null, cancel: () => abort.abort() } });
  try {
    const report = await call(
      'deals.import',
      { ...chosenOf(files), mapping: preview.mapping },
      { signal: abort.signal, onProgress: showProgress },
    );
    useDefinitions.getState().forgetCorrections();
    await useWorkshop.getState().loadSample();
    set({ stage: { at: 'start' }, report });
  } catch (error) {
    set({ stage });
    if (wasCancelled(error))
      tell({ kind: 'done', title: 'Import cancelled', message: 'The workshop is as it was.' });
    else tell({ kind: 'problem', title: 'The deals could not be imported', error });
  }
}

/** Saves the rows that became no deals, to be mended and imported again. */
export async function saveLeftOut(): Promise<void> {
  try {
    const chosen = await bridge.choose('exportRows', 'Rows left out');
    if (!chosen) return;
    const { fileName, rows } = await call('deals.exportLeftOut', { place: chosen.place });
    tell({ kind: 'done', title: `Saved ${rows === 1 ? 'one row' : `${rows} rows`}`, message: fileName });
  } catch (error) {
    tell({ kind: 'problem', title: 'The rows could not be saved', error });
  }
}

export const giveUp = (): void => set({ stage: { at: 'start' } });

/**
 * Another workshop may be another client's: what was read beside the files of the one before stays behind. Files that
 * were chosen in the sample workshop go along, as a workshop of their own is where their deals are kept.
 */
onOpened(({ workshop }, before) => {
  const { stage } = get();
  set({ report: null });
  if (stage.at === 'reading') stage.cancel();
  if (stage.at !== 'mapping') return;
  const { files } = stage;
  if (!before.workshop?.isSample || !files.place) giveUp();
  else if (workshop?.deals !== null || files.keep.length > 0) void readBesideKept({ ...files, keep: [] });
});
