/** How long a frame is waited for, in ms: a window that nobody sees may draw none. */
const PATIENCE = 100;

/** Resolves once what the page shows now is on the screen, so that slower work does not hold it back. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    requestAnimationFrame(() => setTimeout(resolve));
  });
