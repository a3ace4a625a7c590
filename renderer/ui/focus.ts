/** Where the keyboard goes on when what had the focus is gone. */
import { type RefObject, useEffect, useRef } from 'react';

/** What had the focus last, in the page itself: menus and dialogs give it back themselves. */
let last: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && target.closest('#root')) last = target;
});

/** The next Tab goes on in the step's own work, not in what stands around it on every screen. */
export const goToWork = (): void => document.querySelector('main')?.focus();

/** Whether the page shows it: screens that were left stay in it, out of sight. Told without laying anything out. */
const isThere = (element: Element | null) =>
  element?.isConnected === true && !element.closest('[style*="display: none"]');

const isNowhere = () => document.activeElement === document.body || !isThere(document.activeElement);

/** Gives the focus, where nothing has it because what had it is gone, to what came in its place, or to the step's own work. */
function catchFocus(instead: HTMLElement | null): void {
  if (!isNowhere() || !last || isThere(last)) return;
  if (instead) instead.focus();
  else goToWork();
}

/** What comes in place of something else takes the focus that was on it; without a use of the answer, the step's own work does. */
export function useCaughtFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => catchFocus(ref.current), []);
  return ref;
}

/** Gives the focus, where nothing has it, back to what had it last; to the step's own work where that is gone. */
export function restoreFocus(): void {
  if (isNowhere() && isThere(last)) last!.focus();
  else catchFocus(null);
}

/** For so many frames at most: a dialog over the one that closes keeps the focus. */
const PATIENCE = 60;

/** The same once what closes is gone from the page: until then it may have the focus itself. */
export function restoreFocusOnceGone(frames = PATIENCE): void {
  requestAnimationFrame(() => {
    const isElsewhere = !isNowhere() && !document.activeElement?.closest('#root');
    if (isElsewhere && frames > 0) restoreFocusOnceGone(frames - 1);
    else restoreFocus();
  });
}
