/** Asking for a passphrase, from whichever place needs one. */
import { create } from 'zustand';

interface PassphraseState {
  /** What is asked just now; null while nothing is. */
  asked: {
    fileName: string;
    /** Why it is asked again. */
    problem: string | null;
    answer: (entered: Entered | null) => void;
  } | null;
}

export interface Entered {
  passphrase: string;
  /** Whether this machine is to remember it. */
  remember: boolean;
}

export const usePassphrase = create<PassphraseState>()(() => ({ asked: null }));

/** The passphrase that a person enters; null where they gave up. */
export function askPassphrase(fileName: string, problem: string | null): Promise<Entered | null> {
  return new Promise((resolve) => {
    usePassphrase.setState({
      asked: {
        fileName,
        problem,
        answer: (entered) => {
          usePassphrase.setState({ asked: null });
          resolve(entered);
        },
      },
    });
  });
}
