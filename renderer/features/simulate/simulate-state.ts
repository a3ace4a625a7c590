/** What the room looks at in Simulate; it stays while one visits another step. */
import { create } from 'zustand';
import type { PartedBy } from '#shared/engine/sample/parts.ts';

export const TABS = ['funnel', 'by', 'lacks', 'work', 'money', 'leak'] as const;
export type Tab = (typeof TABS)[number];

interface SimulateState {
  tab: Tab;
  by: PartedBy | null;
  show(tab: Tab): void;
  breakDownBy(by: PartedBy): void;
}

export const useSimulate = create<SimulateState>()((set) => ({
  tab: 'funnel',
  by: null,
  show: (tab) => set({ tab }),
  breakDownBy: (by) => set({ by }),
}));
