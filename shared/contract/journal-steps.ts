/** How many steps of undo a workshop keeps. */
export const JOURNAL_STEPS = 200;
