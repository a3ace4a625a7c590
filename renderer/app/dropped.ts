/** Files that are dropped on the window, wherever that is. */
import { bridge } from '../platform/bridge.ts';
import { tell } from '../stores/notices.ts';
import { useScreen } from '../stores/screen.ts';
import { openOrRescue } from './commands.ts';

/** Opens a workshop; reads other files as deals, beside those that are being looked at. */
export async function takeDropped(files: readonly File[]): Promise<void> {
  const [first, ...others] = files;
  if (!first) return;
  try {
    if (others.length === 0 && /\.yardstick$/i.test(first.name)) {
      await openOrRescue(await bridge.dropped(first));
      return;
    }
    const { readDropped } = await import('../features/evidence/import/import-store.ts');
    useScreen.getState().go('evidence');
    await readDropped(files);
  } catch (error) {
    tell({ kind: 'problem', title: `${first.name} could not be opened`, error });
  }
}
