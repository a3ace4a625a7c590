/** What a key pressed somewhere on the screen is meant for. */

const elementOf = (target: EventTarget | null) => (target instanceof HTMLElement ? target : null);

/** Text is being written there. */
export const writesText = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest('input, textarea, [contenteditable=true]') != null;

/** A list, menu or dialog is open there, which the key is for. */
export const opensSomething = (target: EventTarget | null): boolean =>
  elementOf(target)?.closest(
    '[aria-expanded=true], [data-expanded=true], [role=dialog], [role=menu], [role=listbox]',
  ) != null || document.querySelector('[role=dialog][aria-modal=true]') !== null;
