/**
 * Workshops that the system hands over while the app is running: from a second start, by a double click on macOS.
 * The window is asked to open a workshop as if by the menu, and its question for a file is answered with the one
 * that waits here; so whatever the window does before it opens another workshop happens here too.
 */
import { resolve } from 'node:path';

export class OpenedFiles {
  readonly #askWindow: () => void;
  #waiting: string | null = null;
  #asked = false;
  #windowListens = false;

  /** `askWindow` sends the window the command to open a workshop. */
  constructor(askWindow: () => void) {
    this.#askWindow = askWindow;
  }

  hand(path: string): void {
    this.#waiting = path;
    this.#asked = false;
    this.#ask();
  }

  /** The path that waits, once; null where the person is to be asked. */
  take(): string | null {
    const path = this.#waiting;
    this.#waiting = null;
    return path;
  }

  /** Called when the page begins to hear commands, and when it is loaded anew and hears none for a while. */
  windowListens(listens: boolean): void {
    this.#windowListens = listens;
    this.#ask();
  }

  #ask(): void {
    if (this.#waiting === null || this.#asked || !this.#windowListens) return;
    this.#asked = true;
    this.#askWindow();
  }
}

/** The workshop among a command line's arguments; null where there is none. */
export function workshopIn(argv: readonly string[], workingFolder: string): string | null {
  const named = argv.findLast((argument) => !argument.startsWith('-') && /\.yardstick$/i.test(argument));
  return named === undefined ? null : resolve(workingFolder, named);
}
