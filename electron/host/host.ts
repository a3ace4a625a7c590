/** The contract, done: whoever asks gets an answer, and nothing but answers. */
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { type Answer, asFailure, type Failure, Refusal } from '#shared/contract/failure.ts';
import { type Args, METHODS, type MethodName, type Progress, type Result } from '#shared/contract/methods.ts';
import { allMethods } from './methods/all.ts';
import type { Call } from './methods/method.ts';
import type { Places } from './places.ts';
import type { Opened } from './protocol.ts';
import { Session } from './session.ts';
import { workshopRefusal } from './workshop/refusals.ts';

export interface CallOptions {
  /** Cancels the call; it then answers with the failure `cancelled`, unless it was done already. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface Host {
  /** Does a method of the contract. Never throws: what goes wrong is a failure in the answer. */
  call<M extends MethodName>(method: M, args: Args<M>, options?: CallOptions): Promise<Answer<Result<M>>>;
  /** The same for doors that pass on what they were given. */
  call(method: string, args: unknown, options?: CallOptions): Promise<Answer<unknown>>;
  /** For the shells only: handles for the files that a person chose. */
  readonly places: Pick<Places, 'register'>;
  /** For the shells only: the key by which passphrases are remembered, from a keyring that is safe. */
  useKeyring(key: Uint8Array): void;
  /** For the shells only: opens what another host had open when it died. */
  reopen(opened: Opened): Promise<Answer<null>>;
  /** Cancels what is under way, waits for it, and closes the workshop. */
  close(): Promise<void>;
}

const TYPING_THREAD = fileURLToPath(new URL('./importing/sample/typing-thread.ts', import.meta.url));

export interface HostOptions {
  /** Folder for the sample workshop's working copies and the memory of the last workshop; made if it isn't there. */
  dataFolder: string;
  /** Where a build put the typeface of PDFs; without it, it comes from the package that brings it. */
  fontsFolder?: string;
  /** The sample workshop as a build made it, to be copied; without it, it is made from its source. */
  sampleFile?: string;
  /** The bundle of `typing-thread.ts`; without it, the source is run. */
  typingThread?: string;
  /** The present, for the dates on documents. */
  clock?: () => Date;
  /** Where backups of workshops are kept; without it, none are made. */
  backupFolder?: string;
  /**
   * Whether a workshop that is edited is backed up every few minutes and when it is closed, and not only before its
   * deals are replaced or a file of an earlier version is brought up to date.
   */
  backsUpEdits?: boolean;
  /** Told of the backup that was made of a file of an earlier version before it is brought up to date. */
  onOldBackedUp?: (fileName: string, backup: string) => void;
  /** Told whenever another workshop is open, or none. */
  onOpened?: (opened: Opened | null) => void;
}

export function createHost({
  dataFolder,
  fontsFolder,
  sampleFile,
  typingThread = TYPING_THREAD,
  backupFolder,
  backsUpEdits = true,
  clock = () => new Date(),
  onOldBackedUp = () => {},
  onOpened = () => {},
}: HostOptions): Host {
  const session = new Session({
    dataFolder,
    fontsFolder: fontsFolder ?? null,
    sampleFile: sampleFile ?? null,
    typingThread,
    backupFolder: backupFolder ?? null,
    backsUpEdits,
    clock,
    onOldBackedUp,
    onOpened,
  });
  const backingUp = setInterval(() => session.alone(() => session.backUpEdits()), BACKUP_EVERY);
  backingUp.unref();
  const methods = allMethods(session);
  const running = new Map<AbortController, Promise<unknown>>();

  const run = async (method: MethodName, args: unknown, call: Call): Promise<unknown> => {
    const { args: argsSchema, result: resultSchema, ...contract } = METHODS[method];
    const checked = checkArgs(method, argsSchema, args);
    const work = () => (methods[method] as Work)(checked, call);
    // Long work runs beside the rest and enters the queue only to store what it has made.
    const result = await ('progress' in contract ? work() : session.alone(work));
    return resultSchema.parse(result);
  };

  const call = async (method: string, args: unknown, options: CallOptions = {}): Promise<Answer<unknown>> => {
    if (!isMethod(method)) {
      return failed(new Refusal('badInput', `Yardstick knows nothing by the name “${method}”.`));
    }
    const stop = new AbortController();
    const abort = () => stop.abort();
    options.signal?.addEventListener('abort', abort);
    if (options.signal?.aborted) abort();
    const work = run(method, args, { signal: stop.signal, onProgress: options.onProgress ?? (() => {}) });
    running.set(stop, work);
    try {
      return { ok: true, value: await work };
    } catch (error) {
      return failed(isAbort(error, stop.signal) ? CANCELLED : error);
    } finally {
      running.delete(stop);
      options.signal?.removeEventListener('abort', abort);
    }
  };

  return {
    call: call as Host['call'],
    places: session.places,
    useKeyring: (key) => session.passphrases.unlock(key),
    reopen: async ({ path, passphrase }) => {
      try {
        await session.alone(async () => session.lookAt(await session.openFile(path, passphrase)));
        return { ok: true, value: null };
      } catch (error) {
        return failed(error);
      }
    },
    close: async () => {
      for (const stop of running.keys()) stop.abort();
      await Promise.allSettled(running.values());
      clearInterval(backingUp);
      await session.alone(() => session.backUpEdits());
      session.close();
    },
  };
}

/** How often an open workshop that changed is backed up, in ms. */
const BACKUP_EVERY = 5 * 60_000;

type Work = (args: unknown, call: Call) => unknown;

const CANCELLED = new Refusal('cancelled', 'Cancelled. Nothing was changed.');

const isMethod = (name: string): name is MethodName => Object.hasOwn(METHODS, name);

const isAbort = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted && error instanceof Error && error.name === 'AbortError';

function checkArgs(method: MethodName, schema: z.ZodType, args: unknown): unknown {
  let checked: z.ZodSafeParseResult<unknown>;
  try {
    checked = schema.safeParse(args);
  } catch (error) {
    if (error instanceof RangeError) throw badInput(method, 'It is nested too deeply.');
    throw error;
  }
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = issue?.path.length ? `${issue.path.map(String).join('.')}: ` : '';
  throw badInput(method, `${where}${issue?.message ?? ''}`);
}

const badInput = (method: MethodName, why: string): Refusal =>
  new Refusal('badInput', `“${method}” was asked for with something it can’t use. ${why}`);

function failed(error: unknown): { ok: false; error: Failure } {
  return { ok: false, error: asFailure(workshopRefusal(error)) };
}
