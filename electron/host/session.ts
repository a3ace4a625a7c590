import { basename, join } from 'node:path';
import { asFailure, Refusal } from '#shared/contract/failure.ts';
import type { Place } from '#shared/contract/methods.ts';
import { Backups } from './backups.ts';
import { rememberWorkshop } from './last-workshop.ts';
import { Passphrases } from './passphrases.ts';
import { Places } from './places.ts';
import type { Opened } from './protocol.ts';
import { isSampleCopy } from './sample-names.ts';
import { workshopRefusal } from './workshop/refusals.ts';
import { WorkshopFile } from './workshop/workshop-file.ts';

export interface SessionOptions {
  /** Where the sample workshop's copies and the memory of the last workshop are kept. */
  dataFolder: string;
  /** Where a build put the typeface of PDFs; null: in the package that brings it. */
  fontsFolder: string | null;
  /** The sample workshop as a file, to be copied; null where it is made from its source. */
  sampleFile: string | null;
  /** What a second thread runs while large files are imported: a build's bundle, or the source itself. */
  typingThread: string;
  /** The present; documents bear its date. */
  clock: () => Date;
  /** Where backups are kept; null where none are made. */
  backupFolder: string | null;
  /** Whether what was edited is backed up as well, and not only what is about to be replaced. */
  backsUpEdits: boolean;
  /** Told of the backup that was made of a file of an earlier version before it is brought up to date. */
  onOldBackedUp: (fileName: string, backup: string) => void;
  /** Told whenever another workshop is open, or none. */
  onOpened: (opened: Opened | null) => void;
}

/** What the methods share: the one workshop that is open, the chosen places, and the order of the work. */
export class Session {
  readonly places = new Places();
  readonly dataFolder: string;
  readonly fontsFolder: string | null;
  readonly sampleFile: string | null;
  readonly typingThread: string;
  readonly clock: () => Date;
  readonly passphrases: Passphrases;
  /** Null where none are made. */
  readonly backups: Backups | null;
  readonly #backsUpEdits: boolean;
  readonly #onOldBackedUp: SessionOptions['onOldBackedUp'];
  readonly #onOpened: (opened: Opened | null) => void;
  /** Why the last backup could not be made; null where it was. */
  backupProblem: string | null = null;
  #open: WorkshopFile | null = null;
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions) {
    const { dataFolder, fontsFolder, sampleFile, typingThread, clock, backupFolder } = options;
    this.dataFolder = dataFolder;
    this.fontsFolder = fontsFolder;
    this.sampleFile = sampleFile;
    this.typingThread = typingThread;
    this.clock = clock;
    this.passphrases = new Passphrases(join(dataFolder, 'passphrases.json'));
    this.backups = backupFolder === null ? null : new Backups(backupFolder, clock);
    this.#backsUpEdits = options.backsUpEdits;
    this.#onOldBackedUp = options.onOldBackedUp;
    this.#onOpened = options.onOpened;
  }

  /** The workshop that is open, or null. */
  get open(): WorkshopFile | null {
    return this.#open;
  }

  /** The workshop that is open; refuses where none is. */
  get workshop(): WorkshopFile {
    if (!this.#open) {
      throw new Refusal(
        'noWorkshop',
        'No workshop is open. Open one, start a new one, or look at the sample.',
      );
    }
    return this.#open;
  }

  /**
   * Opens a workshop's file. One of an earlier version is backed up before it is brought up to date; where that can't
   * be, it is left as it is.
   */
  openFile(path: string, passphrase: string | null): Promise<WorkshopFile> {
    return WorkshopFile.open(path, passphrase, async (old) => {
      if (!this.backups || isSampleCopy(this.dataFolder, path)) return;
      try {
        const backup = await this.backups.make(old);
        if (backup) this.#onOldBackedUp(basename(path), backup);
      } catch (error) {
        const { code, message } = asFailure(workshopRefusal(error));
        throw new Refusal(
          code,
          `“${basename(path)}” is of an earlier Yardstick. Before it is brought up to date it is backed up, and that ` +
            `could not be done, so nothing was changed in it. ${message}`,
        );
      }
    });
  }

  /** Goes on in another workshop, and closes the one that was open. */
  async goOnIn(next: WorkshopFile): Promise<void> {
    this.lookAt(next);
    await rememberWorkshop(this.dataFolder, next.path);
    await this.backups?.removePurged(next);
  }

  /** The same, without remembering it as the one that was open last. */
  lookAt(next: WorkshopFile): void {
    if (this.#open !== next) this.#open?.close();
    this.#open = next;
    this.#onOpened(next.key);
  }

  /**
   * Goes on in the open workshop's file as `write` makes it anew. A workshop that was closed for it and could not be
   * written is opened again as it was.
   */
  async rewrite(write: (open: WorkshopFile) => Promise<WorkshopFile>): Promise<WorkshopFile> {
    const { workshop } = this;
    try {
      this.lookAt(await write(workshop));
      return this.workshop;
    } catch (error) {
      const { path, passphrase } = workshop.key;
      if (!workshop.isOpen) this.lookAt(await this.openFile(path, passphrase));
      throw error;
    }
  }

  /**
   * Backs the open workshop up, if it changed since it was backed up last. A backup that can't be made is no reason to
   * stop the room; `backupProblem` says why it wasn't.
   */
  async backUp(): Promise<void> {
    if (!this.#open || !this.backups || isSampleCopy(this.dataFolder, this.#open.path)) return;
    try {
      await this.backups.make(this.#open);
      this.backupProblem = null;
    } catch (error) {
      const { message } = asFailure(workshopRefusal(error));
      this.backupProblem = message;
    }
  }

  /** The same, of a workshop that is left or has been open for a while. */
  async backUpEdits(): Promise<void> {
    if (this.#backsUpEdits) await this.backUp();
  }

  /** The path of a chosen file to read or write, which must not be that of the open workshop. */
  async pathBeside(place: Place): Promise<string> {
    const path = this.places.path(place);
    if (await this.#open?.isAt(path)) {
      throw new Refusal(
        'inUse',
        `“${basename(path)}” is the workshop that is open right now. Choose another file.`,
      );
    }
    return path;
  }

  /**
   * Does one piece of work after another, so that none sees the workshop change under it: an edit made while
   * the workshop is being copied goes into the copy.
   */
  alone<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = this.#work.then(work);
    this.#work = mine.catch(() => undefined);
    return mine;
  }

  close(): void {
    this.#open?.close();
    this.#open = null;
    this.#onOpened(null);
  }
}
