/** Leaving a workshop for another one. */
import { create } from 'zustand';
import { call } from '../platform/host.ts';
import { useDefinitions } from './definitions.ts';
import { tell } from './notices.ts';
import { said, useWorkshop } from './workshop.ts';

/** What is said while another workshop is being opened, so that what is done in the one on the screen is lost; else null. */
export const useOpening = create<{ words: string | null }>()(() => ({ words: null }));

/** Does what puts another workshop on the screen, once all that was edited is in the file of the one before. */
export async function opening<T>(words: string, open: () => Promise<T>): Promise<T> {
  useOpening.setState({ words });
  try {
    // Of a change that could not be written the room was told; it may leave all the same.
    await Promise.allSettled([useDefinitions.getState().settled(), said()]);
    return await open();
  } finally {
    useOpening.setState({ words: null });
  }
}

/** Goes on in the sample workshop, as it was left or as it is shipped. */
export async function openSample(fresh: boolean): Promise<void> {
  try {
    await opening('Opening the sample workshop…', async () =>
      useWorkshop.getState().show(await call('workshop.openSample', { fresh })),
    );
  } catch (error) {
    tell({ kind: 'problem', title: 'The sample workshop could not be opened', error });
  }
}
