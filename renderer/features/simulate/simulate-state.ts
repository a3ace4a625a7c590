/** What the room looks at in Simulate; it stays while one visits another step. */
import { createContext, useContext } from 'react';
import { create } from 'zustand';
import type { DealQuery } from '#shared/engine/deal-list.ts';
import type { PartedBy } from '#shared/engine/parts.ts';

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

/** The deals behind a number, and what they are called. */
export interface Pointed {
  words: string;
  query: Pick<DealQuery, 'outcomes' | 'reached' | 'atLeast' | 'part' | 'among'>;
}

/** Lists the deals behind a number. */
export const PointAt = createContext<(pointed: Pointed) => void>(() => {});
export const usePointAt = () => useContext(PointAt);
