/** What the room looks at in Simulate; it stays while one visits another step. */
import { create } from 'zustand';
import type { PartedBy } from '#shared/engine/sample/parts.ts';
import type { DealOrder } from '#shared/engine/simulate/deal-list.ts';
import { useScreen } from '../../stores/screen.ts';
import { onOpened } from '../../stores/workshop.ts';

export const TABS = ['funnel', 'by', 'lacks', 'work', 'money', 'leak'] as const;
export type Tab = (typeof TABS)[number];

interface SimulateState {
  tab: Tab;
  by: PartedBy | null;
  /** Only deals with this in their name are listed. */
  search: string;
  sort: { order: DealOrder; descending: boolean };
  show(tab: Tab): void;
  breakDownBy(by: PartedBy): void;
  searchFor(search: string): void;
  /** By another order from the top down; by the same one the other way. */
  sortBy(order: DealOrder): void;
}

const USUAL_ORDER: DealOrder = 'peakScore';
const fromTop = (order: DealOrder) => ({ order, descending: true });

export const useSimulate = create<SimulateState>()((set) => ({
  tab: 'funnel',
  by: null,
  search: '',
  sort: fromTop(useScreen.getState().pointed?.order ?? USUAL_ORDER),
  show: (tab) => set({ tab }),
  breakDownBy: (by) => set({ by }),
  searchFor: (search) => set({ search }),
  sortBy: (order) =>
    set(({ sort }) => ({
      sort: sort.order === order ? { order, descending: !sort.descending } : fromTop(order),
    })),
}));

// The deals behind a number are listed in its order; on another step, nobody sees what was searched for here.
useScreen.subscribe(({ pointed }, before) => {
  if (!pointed || pointed === before.pointed) return;
  if (pointed.order) useSimulate.setState({ sort: fromTop(pointed.order) });
  if (before.step !== 'simulate') useSimulate.setState({ search: '' });
});
onOpened(() => useSimulate.setState({ search: '', sort: fromTop(USUAL_ORDER) }));
