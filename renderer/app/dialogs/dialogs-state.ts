/** Which dialogs of the menus are open. */
import { create } from 'zustand';

interface Opened {
  opened: boolean;
}

export const useHelp = create<Opened>()(() => ({ opened: false }));
export const useAbout = create<Opened>()(() => ({ opened: false }));
export const usePurging = create<Opened>()(() => ({ opened: false }));
