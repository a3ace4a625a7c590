/** The workshop that is open, and its sample once the engine has it. */
import { create } from 'zustand';
import type { Holdout } from '#shared/contract/deciding.ts';
import type { SampleManifest, Workshop } from '#shared/contract/methods.ts';
import type { SampleOpening } from '#shared/contract/sample-opening.ts';
import { own } from '#shared/domain/own.ts';
import { cutBuffers, fieldsWithHistory } from '#shared/domain/sample/buffers.ts';
import { correctFields } from '#shared/domain/sample/correct-known.ts';
import type { Field } from '#shared/domain/sample/sample.ts';
import { ask } from '../platform/engine/client.ts';
import type { Counted, HiddenByField, Said } from '../platform/engine/protocol.ts';
import { call } from '../platform/host.ts';
import { painted } from '../platform/painted.ts';
import { useAgenda } from './agenda.ts';
import { useDefinitions } from './definitions.ts';
import { tell } from './notices.ts';
import { useScreen } from './screen.ts';
import { loadSettings } from './settings.ts';
import { useSimulation } from './simulation.ts';

/** What screens need to know of the sample; its columns are with the engine. */
export interface SampleFacts {
  fingerprint: string;
  deals: number;
  asOf: number;
  timeZone: string;
  /** As the room has corrected them. */
  fields: Field[];
  /** As they were imported. */
  imported: Field[];
  /** Keys of the fields of which the import brought history. */
  withHistory: ReadonlySet<string>;
  touchpointTypes: string[];
  /** Open deals that are left out of all that is counted. */
  tooYoung: Counted['tooYoung'];
  /** How many people own the deals; 0 where that is not known. */
  owners: number;
}

const factsOf = (manifest: SampleManifest, { hidden, tooYoung, owners }: Counted): SampleFacts => ({
  ...manifest,
  tooYoung,
  owners,
  fields: withHidden(correctFields(manifest.fields, manifest.corrections), hidden),
  imported: manifest.fields,
  withHistory: fieldsWithHistory(manifest),
});

/** The fields with what their names are called instead, where names are hidden. */
export const withHidden = (fields: readonly Field[], hidden: HiddenByField): Field[] =>
  fields.map(({ hidden: _, ...field }) => {
    const names = own(hidden, field.key);
    return names ? { ...field, hidden: names } : field;
  });

interface Loaded {
  manifest: SampleManifest;
  holdout: Holdout | null;
  counted: Counted;
}

/** What a workshop holds beside its sample, as far as a start shows it. */
type Opened = Pick<SampleOpening, 'workshop' | 'settings' | 'drafts' | 'steps'>;

/** How much of the sample one call brings, in bytes; few calls, but never all of a large sample at once. */
const BATCH = 16 * 1024 * 1024;

/** Hands the workshop's sample to the engine; null where there is none. */
async function loadIntoEngine(): Promise<Loaded | null> {
  // Asked at once: the host answers in the order in which it is asked.
  const [manifest, whole, holdout] = await Promise.all([
    call('sample.manifest', {}),
    call('sample.whole', { most: BATCH }),
    call('holdout.read', {}),
  ]);
  if (!manifest) return null;
  const buffers = whole ? cutBuffers(whole, manifest.buffers) : await fetchBuffers(manifest);
  return { manifest, holdout, counted: await handOver({ manifest, holdout }, buffers) };
}

const handOver = (
  sample: Pick<Loaded, 'manifest' | 'holdout'>,
  buffers: Map<string, Uint8Array<ArrayBuffer>>,
): Promise<Counted> =>
  ask(
    'load',
    { ...sample, buffers },
    [...buffers.values()].map(({ buffer }) => buffer),
  );

/** Puts a workshop on the screen, without what the engine says of it. */
function put({ workshop, settings, drafts, steps }: Opened, loaded: Loaded | null): void {
  // Deals that were chosen or listed are others here.
  useScreen.setState({ selection: null, pointed: null, disputed: null });
  useSimulation.setState({ verdictStage: settings.verdictStage });
  loadSettings(settings);
  useAgenda.getState().load(settings.agenda);
  useDefinitions.getState().load(drafts, settings, steps);
  useWorkshop.setState(({ opened }) => ({
    workshop,
    opened: opened + 1,
    isReady: false,
    lockAfter: settings.lockAfter,
    ...heldBy(loaded),
  }));
}

const heldBy = (loaded: Loaded | null): Pick<WorkshopState, 'sample' | 'holdout'> => ({
  sample: loaded && factsOf(loaded.manifest, loaded.counted),
  holdout: loaded?.holdout ?? null,
});

/** Simulates all definitions on the sample that the engine has just got, until the first verdict. */
async function simulate(loaded: Loaded | null): Promise<void> {
  if (!loaded) {
    useSimulation.getState().clear();
    return;
  }
  const { corrections, young } = loaded.manifest;
  atEngine = { corrections, young };
  useDefinitions.setState({ corrections, young });
  await useSimulation.getState().start();
}

async function fetchBuffers({
  fingerprint,
  buffers,
}: SampleManifest): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const batches: SampleManifest['buffers'][] = [];
  let room = 0;
  for (const buffer of buffers) {
    if (buffer.bytes > room) {
      batches.push([]);
      room = BATCH;
    }
    batches.at(-1)!.push(buffer);
    room -= buffer.bytes;
  }
  const fetched = await Promise.all(
    batches.map(async (batch) => {
      const names = batch.map(({ name }) => name);
      return [...cutBuffers(await call('sample.buffers', { fingerprint, names }), batch)];
    }),
  );
  return new Map(fetched.flat());
}

interface WorkshopState {
  workshop: Workshop | null;
  /** How many were opened so far: tells it from another one, whose file may have the same name. */
  opened: number;
  sample: SampleFacts | null;
  /** Whether the first verdict on the workshop that was opened is there, so that what takes longer may follow. */
  isReady: boolean;
  /** The third of the deals that was put aside; null where none was. */
  holdout: Holdout | null;
  /** Minutes of idleness after which a protected workshop locks itself; null: never. */
  lockAfter: number | null;
  setLockAfter(minutes: number | null): Promise<void>;
  /**
   * Makes a workshop the one on the screen: definitions, sample, simulation. One that is still being opened is asked for
   * at once: the host answers in the order in which it is asked.
   */
  show(opened: Workshop | Promise<Workshop>): Promise<void>;
  /**
   * Makes the sample workshop as it is shipped the one on the screen, by what was made ready with it. Resolves once the
   * engine has taken over, which begins when that is `drawn`.
   */
  showShipped(opening: SampleOpening, deals: Uint8Array<ArrayBuffer>, drawn: Promise<void>): Promise<void>;
  /** Hands the workshop's sample, as it is now, to the engine. */
  loadSample(): Promise<void>;
  /** Puts a third of the deals aside: nothing looks at them until they are opened. */
  sealThird(who: string): Promise<void>;
  /** Opens what was put aside, for good. */
  openSealed(who: string): Promise<void>;
  rename(name: string): Promise<void>;
}

/** What the engine knows of what the room said of its deals. */
let atEngine: Said = { corrections: {}, young: null };

export const useWorkshop = create<WorkshopState>()((set, get) => ({
  workshop: null,
  opened: 0,
  sample: null,
  isReady: false,
  holdout: null,
  lockAfter: null,

  setLockAfter: async (minutes) => {
    const { lockAfter } = await call('settings.set', { lockAfter: minutes });
    set({ lockAfter });
  },

  showShipped: async ({ tooYoung, owners, summaries, manifest, holdout, ...opened }, deals, drawn) => {
    const loaded = { manifest, holdout, counted: { hidden: {}, tooYoung, owners } };
    put(opened, loaded);
    useSimulation.getState().show(summaries);
    await drawn;
    await painted();
    const taken = [handOver(loaded, cutBuffers(deals, manifest.buffers)), simulate(loaded)];
    // The engine answers in the order in which it is asked: a screen's questions come after these.
    set({ isReady: true });
    await Promise.all(taken);
  },

  show: async (opened) => {
    useSimulation.getState().clear();
    // The sample first: the engine takes it in while the rest comes.
    const [loaded, workshop, settings, drafts, steps] = await Promise.all([
      loadIntoEngine(),
      opened,
      call('settings.get', {}),
      call('definitions.list', {}),
      call('journal.list', {}),
    ]);
    put({ workshop, settings, drafts, steps }, loaded);
    await simulate(loaded);
    await painted();
    set({ isReady: true });
  },

  loadSample: async () => {
    const loaded = await loadIntoEngine();
    set(({ workshop }) => ({
      ...heldBy(loaded),
      workshop: workshop && loaded ? { ...workshop, deals: loaded.manifest.deals } : workshop,
    }));
    simulate(loaded);
  },

  sealThird: async (who) => {
    await call('holdout.seal', { who });
    await get().loadSample();
  },

  openSealed: async (who) => {
    await call('holdout.open', { who });
    await get().loadSample();
  },

  rename: async (name) => set({ workshop: await call('workshop.rename', { name }) }),
}));

let isCorrecting = false;
let corrected: Promise<void> = Promise.resolve();

/** Another workshop is put on the screen: what was chosen, typed or read in the one before is not for it. */
export const onOpened = (listener: (now: WorkshopState, before: WorkshopState) => void): (() => void) =>
  useWorkshop.subscribe((now, before) => now.opened !== before.opened && listener(now, before));

/** Waits until all that the room says of its deals is in the workshop's file. */
export const said = (): Promise<void> => corrected;

/** Hands what the room says of its deals to the file and to the engine, and simulates anew. */
async function correct(): Promise<void> {
  isCorrecting = true;
  try {
    for (;;) {
      const { corrections, young } = useDefinitions.getState();
      const isNew = { corrections: corrections !== atEngine.corrections, young: young !== atEngine.young };
      if (!(isNew.corrections || isNew.young) || !useWorkshop.getState().sample) return;
      atEngine = { corrections, young };
      if (isNew.young) await call('settings.set', { young });
      if (isNew.corrections) await call('sample.correct', { corrections });
      const manifest = await call('sample.manifest', {});
      const counted = await ask('correct', { corrections, young });
      if (manifest) useWorkshop.setState({ sample: factsOf(manifest, counted) });
      useSimulation.getState().start();
    }
  } catch (error) {
    tell({ kind: 'problem', title: 'What you said of the deals could not be kept', error });
  } finally {
    isCorrecting = false;
  }
}

useDefinitions.subscribe((state, before) => {
  const isSaid = state.corrections !== before.corrections || state.young !== before.young;
  if (isSaid && !isCorrecting) corrected = correct();
});
