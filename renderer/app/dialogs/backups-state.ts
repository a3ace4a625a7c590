/** Whose backups are on the screen. */
import { create } from 'zustand';
import type { ChosenPlace } from '#shared/contract/bridge.ts';

interface BackupsState {
  /** Whose backups are shown: those of the open workshop, or of a file that can't be opened; null while none are. */
  shown: { of: 'open' } | { of: 'damaged'; chosen: ChosenPlace } | null;
}

export const useBackups = create<BackupsState>()(() => ({ shown: null }));
