import { create } from 'zustand';
import { useScreen } from '../../stores/screen.ts';

/** Short lists that belong to a definition as a whole. */
export type ListName = 'checklist' | 'reasons' | 'bands';

export const LIST_LABEL: Record<ListName, string> = {
  checklist: 'Checklist',
  reasons: 'Reasons',
  bands: 'Score bands',
};

interface OpenListState {
  list: ListName | null;
  open(list: ListName | null): void;
}

/** Which list stands in the side panel, as long as nothing else is selected. */
export const useOpenList = create<OpenListState>()((set) => ({
  list: null,
  open: (list) => {
    if (list) useScreen.getState().select(null);
    set({ list });
  },
}));

useScreen.subscribe(({ selection, step }, before) => {
  if (selection || step !== before.step) useOpenList.setState({ list: null });
});
