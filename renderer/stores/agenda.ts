/** The workshop's agenda: minutes, notes, who is in the room, and the clock that runs. Kept in the workshop's file. */
import { create } from 'zustand';
import type { Agenda } from '#shared/contract/agenda.ts';
import { INITIAL_SETTINGS } from '#shared/contract/initial-settings.ts';
import type { Result } from '#shared/contract/methods.ts';
import type { Step } from '#shared/domain/agenda/steps.ts';
import { begin } from '#shared/domain/agenda/timer.ts';
import { call } from '../platform/host.ts';
import { tell } from './notices.ts';

interface AgendaState {
  agenda: Agenda;
  progress: Result<'agenda.progress'>;
  load(agenda: Agenda): void;
  change(changes: Partial<Agenda>): void;
  /** Lets the clock run for a step, from now; null stops it. */
  time(step: Step | null): void;
  /** Asks what the steps have left behind by now. */
  look(): void;
}

export const useAgenda = create<AgendaState>()((set, get) => ({
  agenda: INITIAL_SETTINGS.agenda,
  progress: [],
  load: (agenda) => set({ agenda, progress: [] }),
  change: (changes) => {
    const agenda = { ...get().agenda, ...changes };
    set({ agenda });
    call('settings.set', { agenda }).catch((error) =>
      tell({ kind: 'problem', title: 'The agenda is not in the file yet', error }),
    );
  },
  time: (step) => get().change({ sittings: begin(get().agenda.sittings, step, new Date()) }),
  look: () => {
    call('agenda.progress', {}).then(
      (progress) => set({ progress }),
      (error) => tell({ kind: 'problem', title: 'The agenda could not be read', error }),
    );
  },
}));
