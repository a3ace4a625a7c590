/** Where one is in the grid of answers, and what is being typed there. */
import { create } from 'zustand';
import { onOpened } from '../../../../stores/workshop.ts';

export interface Place {
  row: number;
  column: number;
}

interface GridState {
  at: Place;
  /** What is being typed into the cell; null where nothing is. */
  typing: string | null;
  go(at: Place): void;
  type(text: string | null): void;
}

export const useGrid = create<GridState>()((set) => ({
  at: { row: 0, column: 0 },
  typing: null,
  go: (at) => set({ at, typing: null }),
  type: (typing) => set({ typing }),
}));

onOpened(() => useGrid.getState().go({ row: 0, column: 0 }));

const WAYS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** Where a key leads; null for keys that lead nowhere. With Ctrl the first or last row. */
export function moved(
  at: Place,
  key: string,
  withCtrl: boolean,
  rows: number,
  columns: number,
): Place | null {
  const way = WAYS[key];
  if (!way) return null;
  const [down, right] = way;
  const far = withCtrl && down !== 0 ? down * rows : down;
  const within = (value: number, length: number) => Math.max(0, Math.min(length - 1, value));
  return { row: within(at.row + far, rows), column: within(at.column + right, columns) };
}
