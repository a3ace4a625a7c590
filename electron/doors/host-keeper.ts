/**
 * Keeps a host at hand for a door. A host that died is started again by the next call, with the workshop that was
 * open and the places that were handed out, so that the window goes on with what it has in hand.
 */
import type { Answer } from '#shared/contract/failure.ts';
import type { MethodName, Place } from '#shared/contract/methods.ts';
import { type CallOptions, HostLine, type HostProcess } from './host-line.ts';

/** How long a closing host may take to back its workshop up and put it away, in ms; a million deals take some seconds. */
const PATIENCE = 15_000;

export class HostKeeper {
  readonly #start: () => HostProcess;
  #line: HostLine | null = null;
  #opening: Promise<HostLine> | null = null;
  #started = false;
  /** The workshop that the first host opens instead of the last one. */
  #named: string | null = null;
  /** What opening the last workshop, or the named one, came to, which a new host does first of all, until the window asks. */
  #resumed: Promise<Answer<unknown>> | null = null;
  /** The paths behind the handles that the window holds, and what the running host calls them. */
  readonly #places = new Map<Place, { path: string; inHost: Place }>();

  constructor(start: () => HostProcess) {
    this.#start = start;
  }

  /**
   * Starts the host ahead of the first call. One that can't be started says so when it is called.
   * `workshop`: the path of what is opened, if not what was open last.
   */
  start(workshop: string | null = null): void {
    this.#named = workshop;
    this.#running().catch(() => {});
  }

  async call(method: MethodName, args: unknown, options?: CallOptions): Promise<Answer<unknown>> {
    const line = await this.#running();
    const resumed = this.#resumed;
    if (resumed && method === 'workshop.resume') {
      this.#resumed = null;
      return resumed;
    }
    return line.call(method, this.#inHost(args), options);
  }

  async register(path: string): Promise<Place> {
    const line = await this.#running();
    const inHost = await line.register(path);
    this.#places.set(inHost, { path, inHost });
    return inHost;
  }

  async close(): Promise<void> {
    // What was asked while the host was starting is done before it ends.
    await this.#opening?.catch(() => {});
    const line = this.#line;
    this.#line = null;
    if (line && !line.ended) await line.close(PATIENCE);
  }

  #running(): Promise<HostLine> {
    if (this.#line && !this.#line.ended) return Promise.resolve(this.#line);
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #open(): Promise<HostLine> {
    const opened = this.#line?.opened;
    const line = new HostLine(this.#start());
    for (const place of this.#places.values()) place.inHost = await line.register(place.path);
    if (opened) await line.reopen(opened);
    else {
      const args = this.#named === null ? {} : { place: await line.register(this.#named) };
      this.#named = null;
      // Not waited for: the host answers in the order in which it is asked.
      const resumed = line.call('workshop.resume', args);
      this.#resumed = this.#started ? null : resumed;
    }
    this.#started = true;
    this.#line = line;
    return line;
  }

  /** The arguments with the window's handle replaced by the running host's. */
  #inHost(args: unknown): unknown {
    const place = placeIn(args);
    const known = place && this.#places.get(place);
    return known ? { ...(args as object), place: known.inHost } : args;
  }
}

function placeIn(args: unknown): Place | null {
  if (typeof args !== 'object' || args === null || !('place' in args)) return null;
  return typeof args.place === 'string' ? (args.place as Place) : null;
}
