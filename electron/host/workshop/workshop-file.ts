import { writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Database } from 'better-sqlite3';
import Sqlite from 'better-sqlite3';
import type { Holdout } from '#shared/contract/deciding.ts';
import type { Certificate } from '#shared/contract/purging.ts';
import { sampleInUse } from '#shared/domain/sample/holdout.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { oldEnoughAfter, withoutYoung, type YoungRule } from '#shared/domain/sample/young.ts';
import { leftoversOf } from '../files/replace.ts';
import { AnnotatedSample } from './annotated-sample.ts';
import { lockAnew, unlock } from './cipher.ts';
import { newDatabase, openDatabase } from './connection.ts';
import { copyWorkshop, replaceWorkshop, replaceWorkshopOpenHere } from './copy.ts';
import { type Counts, OldWorkshop } from './old-workshop.ts';
import { deleteDeals } from './purge.ts';
import { damaged, workshopRefusal } from './refusals.ts';
import { AnnotationsRepository } from './repositories/annotations.ts';
import { ApprovalsRepository } from './repositories/approvals.ts';
import { CorrectionsRepository } from './repositories/corrections.ts';
import { DecisionsRepository } from './repositories/decisions.ts';
import { DismissalsRepository } from './repositories/dismissals.ts';
import { DraftsRepository } from './repositories/drafts.ts';
import { HoldoutRepository } from './repositories/holdout.ts';
import { JournalRepository } from './repositories/journal.ts';
import { MistakeCostsRepository } from './repositories/mistake-costs.ts';
import { PseudonymsRepository } from './repositories/pseudonyms.ts';
import { type KeptPage, PurgesRepository } from './repositories/purges.ts';
import { RoundsRepository } from './repositories/rounds.ts';
import { SampleRepository } from './repositories/sample.ts';
import { SettingsRepository } from './repositories/settings.ts';
import { VersionsRepository } from './repositories/versions.ts';
import { copyOf } from './shipped-copy.ts';
import { overwriteFile, wiperOf } from './wipe.ts';

/** An open workshop: one file, which nobody else can open meanwhile. */
export class WorkshopFile {
  readonly path: string;
  readonly settings: SettingsRepository;
  readonly drafts: DraftsRepository;
  readonly versions: VersionsRepository;
  readonly journal: JournalRepository;
  readonly dismissals: DismissalsRepository;
  readonly approvals: ApprovalsRepository;
  readonly rounds: RoundsRepository;
  readonly decisions: DecisionsRepository;
  readonly mistakeCosts: MistakeCostsRepository;
  readonly holdout: HoldoutRepository;
  /** The imported deals as they came. */
  readonly sample: SampleRepository;
  readonly annotations: AnnotationsRepository;
  /** The same deals with what the room says of them. */
  readonly annotated: AnnotatedSample;
  readonly pseudonyms: PseudonymsRepository;
  readonly purges: PurgesRepository;
  readonly #db: Database;
  /** Null where the file is not encrypted. */
  readonly #passphrase: string | null;

  private constructor(path: string, db: Database, passphrase: string | null = null) {
    this.path = path;
    this.#db = db;
    this.#passphrase = passphrase;
    this.settings = new SettingsRepository(db);
    this.drafts = new DraftsRepository(db);
    this.versions = new VersionsRepository(db);
    this.journal = new JournalRepository(db);
    this.dismissals = new DismissalsRepository(db);
    this.approvals = new ApprovalsRepository(db);
    this.rounds = new RoundsRepository(db);
    this.decisions = new DecisionsRepository(db);
    this.mistakeCosts = new MistakeCostsRepository(db);
    this.holdout = new HoldoutRepository(db);
    this.sample = new SampleRepository(db);
    this.annotations = new AnnotationsRepository(db);
    this.annotated = new AnnotatedSample(
      this.sample,
      this.annotations,
      new CorrectionsRepository(db),
      this.settings,
    );
    this.pseudonyms = new PseudonymsRepository(db);
    this.purges = new PurgesRepository(db);
  }

  /**
   * Opens a workshop's file; throws a Refusal, with the file left as it is, where that can't be. `keepOld` sees one of
   * an earlier version before it is brought up to date, and stops that by throwing.
   */
  static async open(
    path: string,
    passphrase: string | null = null,
    keepOld?: (old: OldWorkshop) => Promise<void>,
  ): Promise<WorkshopFile> {
    const { db, isSealed } = await openDatabase(path, passphrase, async (opened, sealed) => {
      const old = new OldWorkshop(opened, sealed ? passphrase : null);
      await keepOld?.(old);
      return old.identity;
    });
    const workshop = new WorkshopFile(path, db, isSealed ? passphrase : null);
    try {
      workshop.#checkContent();
    } catch (error) {
      workshop.close();
      throw workshopRefusal(error);
    }
    await removeLeftovers(path);
    return workshop;
  }

  /**
   * Makes a new workshop and opens it. `fill` puts in what it begins with, before the file takes its name: the
   * file at `path` is either what it was or the whole new workshop. `identity`: if not one of its own.
   */
  static async create(
    path: string,
    fill: (workshop: WorkshopFile) => void,
    identity?: string,
  ): Promise<WorkshopFile> {
    await replaceWorkshop(path, (temporary) => {
      const workshop = new WorkshopFile(temporary, newDatabase(temporary, identity));
      try {
        fill(workshop);
      } finally {
        workshop.close();
      }
    });
    return WorkshopFile.open(path);
  }

  /** Makes a new workshop of what is in a file that Yardstick ships, and opens it. */
  static async createFrom(shipped: string, path: string): Promise<WorkshopFile> {
    const bytes = await readFile(shipped);
    await replaceWorkshop(path, (temporary) => writeFileSync(temporary, copyOf(bytes), { flag: 'wx' }));
    return WorkshopFile.open(path);
  }

  /** Writes a checked copy of the workshop as it is now, without its free pages, whole or not at all. */
  async copyTo(path: string): Promise<void> {
    await copyWorkshop(this.#db, this.#passphrase, path);
  }

  /** Opens a copy of this workshop, which has its passphrase. */
  openCopy(path: string): Promise<WorkshopFile> {
    return WorkshopFile.open(path, this.#passphrase);
  }

  /** What opens it again. */
  get key(): { path: string; passphrase: string | null } {
    return { path: this.path, passphrase: this.#passphrase };
  }

  /** Whether its file is encrypted. */
  get isProtected(): boolean {
    return this.#passphrase !== null;
  }

  /**
   * Encrypts the file with a passphrase, or by null decrypts it: a whole new file takes the place of the old one, or
   * the old one stays. This workshop is closed by it; the one that comes back goes on.
   */
  async protect(passphrase: string | null): Promise<WorkshopFile> {
    await this.#rewrite((copy) => lockAnew(copy, passphrase), !this.isProtected);
    return WorkshopFile.open(this.path, passphrase);
  }

  /** By which backups know this workshop, wherever its file is moved; copies share it. */
  get identity(): string {
    const known = this.#db.prepare<[], string>('SELECT workshop FROM identity').pluck().get();
    if (known === undefined) throw damaged();
    return known;
  }

  /** How much is in it. */
  counts(): Counts {
    const rows = (table: 'draft' | 'version' | 'approval' | 'purge') =>
      this.#db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    return {
      deals: this.sample.deals(),
      definitions: rows('draft'),
      versions: rows('version'),
      signatures: rows('approval'),
      purges: rows('purge'),
    };
  }

  /**
   * Takes the deals and all that could tell of one out of the file, for good: a whole new file without them and
   * without free pages takes the place of the old one, whose bytes are overwritten, or the old one stays. This workshop
   * is closed by it; the one that comes back goes on.
   */
  async purge(certificate: Certificate, pages: readonly KeptPage[]): Promise<WorkshopFile> {
    await this.#rewrite((copy) => {
      copy.pragma('secure_delete = ON');
      copy.transaction(() => {
        deleteDeals(copy);
        new RoundsRepository(copy).forgetDeals();
        new PurgesRepository(copy).add(certificate, pages);
      })();
      copy.exec('VACUUM');
      if (copy.pragma('freelist_count', { simple: true }) !== 0) throw new Error('The file has free pages.');
    }, true);
    return WorkshopFile.open(this.path, this.#passphrase);
  }

  /**
   * Puts a copy in place of the file, changed by `change` while it is nobody's yet; `overwrite` leaves nothing to be
   * read of the old file. This workshop is closed when the copy is complete.
   */
  async #rewrite(change: (copy: Database) => void, overwrite: boolean): Promise<void> {
    const wipe = overwrite ? await wiperOf(this.path) : null;
    try {
      await replaceWorkshopOpenHere(this.path, (temporary) => {
        this.#db.prepare('VACUUM INTO ?').run(temporary);
        const copy = new Sqlite(temporary);
        try {
          if (this.#passphrase !== null) unlock(copy, this.#passphrase);
          // What is on its way stays in memory: a journal or a temporary file would hold it in clear.
          copy.pragma('journal_mode = MEMORY');
          copy.pragma('temp_store = MEMORY');
          if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw damaged();
          change(copy);
        } finally {
          copy.close();
        }
        this.close();
      });
    } catch (error) {
      await wipe?.leave();
      throw error;
    }
    await wipe?.overwrite();
  }

  /** What the room calls it; the file's name where it has none. */
  get name(): string {
    return this.settings.name() ?? basename(this.path, extname(this.path));
  }

  /**
   * The deals that count: without a third that is still sealed, and without open ones that are too young to tell; null
   * before the first import.
   * @param young which are, if not as the room has it
   */
  sampleInUse(young: YoungRule = this.settings.read().young): Sample | null {
    const sample = this.annotated.read();
    if (!sample) return null;
    return withoutYoung(sampleInUse(sample, this.sealed()), oldEnoughAfter(sample, young));
  }

  /** The same with the open deals that are too young to tell. */
  sampleToRead(): Sample | null {
    const sample = this.annotated.read();
    return sample && sampleInUse(sample, this.sealed());
  }

  /** What was put aside of the sample; null where nothing was. */
  sealed(): Holdout | null {
    const fingerprint = this.sample.fingerprint();
    return fingerprint === null ? null : this.holdout.read(fingerprint);
  }

  /** Whether a path leads to this workshop's file, by whatever name. */
  async isAt(path: string): Promise<boolean> {
    const [here, there] = await Promise.all([identityOf(this.path), identityOf(path)]);
    return here !== null && here === there;
  }

  /** Reads all but the deals themselves, which are checked when they are read. */
  #checkContent(): void {
    this.settings.read();
    this.drafts.list();
    this.versions.check();
    this.journal.check();
    this.dismissals.check();
    this.approvals.check();
    this.rounds.check();
    this.decisions.list();
    this.mistakeCosts.check();
    this.annotations.list();
    this.sealed();
    this.sample.manifest();
    this.annotated.fingerprint();
    this.purges.list();
    if (!/^[0-9a-f]{32}$/.test(this.identity)) throw damaged();
  }

  get isOpen(): boolean {
    return this.#db.open;
  }

  close(): void {
    this.#db.close();
  }
}

/** Half-written copies that a crash left beside the file; this process has the file to itself, so nobody writes them. */
async function removeLeftovers(path: string): Promise<void> {
  for (const leftover of await leftoversOf(path)) await overwriteFile(leftover);
}

/** What tells a file from all others on this computer; null where there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
