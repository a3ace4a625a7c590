/** “Undo” in the menu belongs to the text field that a person is typing in, and to the definition everywhere else. */
import type { ShellCommand } from '#shared/contract/bridge.ts';

const NOT_TYPED_IN = ['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit'];

function isTypedIn(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !NOT_TYPED_IN.includes(element.type);
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
  );
}

/** Undoes or redoes in the field that has the focus; false where the command is not for a field. */
export function undoesTyping(command: ShellCommand): boolean {
  if (command !== 'undo' && command !== 'redo') return false;
  if (!isTypedIn(document.activeElement)) return false;
  // The only way to reach a field's own history; Chromium has no other.
  document.execCommand(command);
  return true;
}
