/** Where the keyboard goes on when what had the focus is gone. */

/** What had the focus last, in the page itself: menus and dialogs give it back themselves. */
let last: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && target.closest('#root')) last = target;
});

/** The next Tab goes on in the step's own work, not in what stands around it on every screen. */
export const goToWork = (): void => document.querySelector('main')?.focus();

const isNowhere = () => document.activeElement === document.body;

/** Gives the focus, where nothing has it, to the step's own work if what had it is gone with the page before. */
export function catchFocus(): void {
  if (isNowhere() && last && !last.isConnected) goToWork();
}

/** Gives the focus, where nothing has it, back to what had it last; to the step's own work where that is gone. */
export function restoreFocus(): void {
  if (isNowhere() && last?.isConnected) last.focus();
  else catchFocus();
}
