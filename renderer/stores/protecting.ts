import { create } from 'zustand';

/** Whether the dialog for the workshop's passphrase is open; the menu opens it, and the empty workshop. */
export const useProtecting = create<{ opened: boolean }>()(() => ({ opened: false }));
