/** Asking for a passphrase, from whichever place needs one. */
import { create } from 'zustand';

interface PassphraseState {
  /** What is asked just now; null while nothing is. */
  asked: {
    fileName: string;
    /** Why it is asked again. */
    problem: string | null;
    answer: (passphrase: string | null) => void;
  } | null;
}

export const usePassphrase = create<PassphraseState>()(() => ({ asked: null }));

/** The passphrase that a person enters; null where they gave up. */
export function askPassphrase(fileName: string, problem: string | null): Promise<string | null> {
  return new Promise((resolve) => {
    usePassphrase.setState({
      asked: {
        fileName,
        problem,
        answer: (passphrase) => {
          usePassphrase.setState({ asked: null });
          resolve(passphrase);
        },
      },
    });
  });
}
