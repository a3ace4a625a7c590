import { createContext } from 'react';

/** Whether the conditions of an editor may look at scores: those of arrows may, those of scoring rules may not. */
export const MayLookAtScores = createContext(false);
