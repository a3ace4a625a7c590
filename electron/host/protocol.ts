/** What travels between a door and the host's own process or thread; the same for Electron and for a worker. */
import type { Answer } from '#shared/contract/failure.ts';
import type { Progress } from '#shared/contract/methods.ts';

/** `call` names the message that an answer or a progress belongs to; the door makes it up. */
export type ToHost =
  | { kind: 'call'; call: string; method: string; args: unknown }
  | { kind: 'cancel'; call: string }
  /** Turns a path that a person chose into a handle for the window. Only a door may send it. */
  | { kind: 'register'; call: string; path: string }
  /** The key to remembered passphrases, from a door whose system has a safe keyring. */
  | { kind: 'keyring'; call: string; key: Uint8Array }
  /** Opens what was open before the last host died. */
  | { kind: 'reopen'; call: string; opened: Opened }
  | { kind: 'close'; call: string };

export type FromHost =
  | { kind: 'answer'; call: string; answer: Answer<unknown> }
  | { kind: 'progress'; call: string; progress: Progress }
  /** Which workshop is open now; for the door's memory alone, so that it can start another host where this one dies. */
  | { kind: 'opened'; opened: Opened | null };

/** What it takes to open a workshop again. */
export interface Opened {
  path: string;
  /** Null where the workshop is not protected. */
  passphrase: string | null;
}

/** One end of the line, whatever carries it. */
export interface Port<Sends, Hears> {
  post(message: Sends): void;
  listen(listener: (message: Hears) => void): void;
}
