/** The workshop that is open, and its sample once the engine has it. */
import { create } from 'zustand';
import type { Holdout } from '#shared/contract/deciding.ts';
import type { Workshop } from '#shared/contract/methods.ts';
import type { Field } from '#shared/domain/sample/sample.ts';
import { ask } from '../platform/engine/client.ts';
import { call } from '../platform/host.ts';
import { useAgenda } from './agenda.ts';
import { useDefinitions } from './definitions.ts';
import { useSimulation } from './simulation.ts';

/** What screens need to know of the sample; its columns are with the engine. */
export interface SampleFacts {
  fingerprint: string;
  deals: number;
  asOf: number;
  timeZone: string;
  fields: Field[];
  touchpointTypes: string[];
}

interface WorkshopState {
  workshop: Workshop | null;
  sample: SampleFacts | null;
  /** The third of the deals that was put aside; null where none was. */
  holdout: Holdout | null;
  /** Minutes of idleness after which a protected workshop locks itself; null: never. */
  lockAfter: number | null;
  setLockAfter(minutes: number | null): Promise<void>;
  /** Makes an opened workshop the one on the screen: definitions, sample, simulation. */
  show(workshop: Workshop): Promise<void>;
  /** Hands the workshop's sample, as it is now, to the engine. */
  loadSample(): Promise<void>;
  /** Puts a third of the deals aside: nothing looks at them until they are opened. */
  sealThird(who: string): Promise<void>;
  /** Opens what was put aside, for good. */
  openSealed(who: string): Promise<void>;
  rename(name: string): Promise<void>;
}

export const useWorkshop = create<WorkshopState>()((set, get) => ({
  workshop: null,
  sample: null,
  holdout: null,
  lockAfter: null,

  setLockAfter: async (minutes) => {
    const { lockAfter } = await call('settings.set', { lockAfter: minutes });
    set({ lockAfter });
  },

  show: async (workshop) => {
    useSimulation.getState().clear();
    const settings = await call('settings.get', {});
    useSimulation.setState({ verdictStage: settings.verdictStage });
    useAgenda.getState().load(settings.agenda);
    const [drafts, steps] = await Promise.all([call('definitions.list', {}), call('journal.list', {})]);
    useDefinitions.getState().load(drafts, settings, steps);
    await get().loadSample();
    set({ workshop, lockAfter: settings.lockAfter });
  },

  loadSample: async () => {
    const manifest = await call('sample.manifest', {});
    if (!manifest) {
      set({ sample: null, holdout: null });
      useSimulation.getState().clear();
      return;
    }
    const { fingerprint, deals, asOf, timeZone, fields, touchpointTypes } = manifest;
    const buffers = new Map<string, Uint8Array>(
      await Promise.all(
        manifest.buffers.map(
          async ({ name }) => [name, await call('sample.buffer', { fingerprint, name })] as const,
        ),
      ),
    );
    const holdout = await call('holdout.read', {});
    await ask(
      'load',
      { manifest, buffers, holdout },
      [...buffers.values()].map((bytes) => bytes.buffer as ArrayBuffer),
    );
    set((state) => ({
      sample: { fingerprint, deals, asOf, timeZone, fields, touchpointTypes },
      holdout,
      workshop: state.workshop && { ...state.workshop, deals },
    }));
    useSimulation.getState().start();
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
