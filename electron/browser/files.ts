/**
 * Files at the loopback page. Workshops live in one folder, which the page sees as a list of names; deals are
 * uploaded to a folder for this run alone, exports are written there and downloaded. Paths never reach the page.
 */
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type ChoosePurpose, type ChosenPlace, isExport } from '#shared/contract/bridge.ts';
import { safeFileName, withExtension } from '../doors/file-names.ts';
import type { HostKeeper } from '../doors/host-keeper.ts';
import { HttpRefusal } from './http.ts';

/** Deals are uploaded and not chosen by name. */
type NamedPurpose = Exclude<ChoosePurpose, 'importDeals' | 'chooseLogo'>;

const EXTENSIONS: Record<NamedPurpose, string> = {
  openWorkshop: '.yardstick',
  createWorkshop: '.yardstick',
  saveWorkshopAs: '.yardstick',
  exportPdf: '.pdf',
  exportHtml: '.html',
  exportDocx: '.docx',
  exportMarkdown: '.md',
  exportPack: '.zip',
  exportSheets: '.pdf',
  exportCalendar: '.ics',
  exportRows: '.csv',
  exportSvg: '.svg',
  exportPng: '.png',
};

const chooseSchema = z.object({
  purpose: z.enum(Object.keys(EXTENSIONS) as NamedPurpose[]),
  name: z.string().min(1).max(500),
});

export class BrowserFiles {
  readonly #host: HostKeeper;
  readonly #workshops: string;
  readonly #passing = mkdtempSync(join(tmpdir(), 'yardstick-'));
  readonly #downloads = new Map<string, string>();

  constructor(host: HostKeeper, workshopFolder: string) {
    this.#host = host;
    this.#workshops = workshopFolder;
    mkdirSync(workshopFolder, { recursive: true });
  }

  /** Names of the workshops in the folder, in alphabetical order. */
  async names(): Promise<string[]> {
    const names = await readdir(this.#workshops);
    return names.filter((name) => name.endsWith('.yardstick')).sort((a, b) => a.localeCompare(b));
  }

  /** A place for the file that the person named in the page's dialog. */
  async choose(asked: unknown): Promise<ChosenPlace> {
    const { success, data } = chooseSchema.safeParse(asked);
    if (!success) throw new HttpRefusal(400, 'This is no name for a file.');
    const { purpose, name } = data;
    const fileName = withExtension(safeFileName(name), EXTENSIONS[purpose]);
    const chosen = await this.#register(
      join(isExport(purpose) ? this.#newFolder() : this.#workshops, fileName),
    );
    if (isExport(purpose)) this.#downloads.set(chosen.place, chosen.path);
    return { place: chosen.place, name: fileName };
  }

  /** Takes a file that was dropped or chosen in the page. */
  async upload(request: IncomingMessage, name: string): Promise<ChosenPlace> {
    const path = join(this.#newFolder(), safeFileName(name));
    await pipeline(request, createWriteStream(path));
    const { place } = await this.#register(path);
    return { place, name: basename(path) };
  }

  /** What was exported to a place, to be saved by the browser. */
  async download(place: string): Promise<{ name: string; bytes: Uint8Array }> {
    const path = this.#downloads.get(place);
    if (path === undefined) throw new HttpRefusal(404, 'There is no such file.');
    return { name: basename(path), bytes: await readFile(path) };
  }

  /** Removes what was uploaded and exported. Synchronous, so that it can be the last thing that happens. */
  remove(): void {
    rmSync(this.#passing, { recursive: true, force: true });
  }

  /** A folder for one file, so that it can keep its name. */
  #newFolder(): string {
    return mkdtempSync(join(this.#passing, 'file-'));
  }

  async #register(path: string) {
    return { path, place: await this.#host.register(path) };
  }
}
