/** How long the window may stay busy before what can wait is done all the same, in ms. */
const PATIENCE = 1_000;

/** Resolves once the window has nothing else to do. */
export const idle = (): Promise<unknown> =>
  new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE }));
