/** The keys of the desktop's File menu, for a browser, as far as browsers leave them to a page. */
import type { ShellCommand } from '#shared/contract/bridge.ts';

const KEYS: Record<string, ShellCommand> = {
  o: 'openWorkshop',
  i: 'importDeals',
  'shift+s': 'saveWorkshopAs',
};

/** The command that a key press means; null where it means none. */
export function commandFor(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): ShellCommand | null {
  if (!(press.ctrlKey || press.metaKey) || press.altKey) return null;
  return KEYS[(press.shiftKey ? 'shift+' : '') + press.key.toLowerCase()] ?? null;
}
