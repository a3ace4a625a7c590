/** A door's end of the line to one running host: calls go out, answers and progress come back. */
import type { Answer } from '#shared/contract/failure.ts';
import type { Place, Progress } from '#shared/contract/methods.ts';
import type { FromHost, Opened, Port, ToHost } from '../host/protocol.ts';

/** A host in a process or thread of its own. */
export interface HostProcess extends Port<ToHost, FromHost> {
  /** Told once, when the process has ended for whatever reason. */
  onExit(listener: () => void): void;
  kill(): void;
}

export interface CallOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

const STOPPED: Answer<never> = {
  ok: false,
  error: {
    code: 'internal',
    message:
      'The part of Yardstick that keeps the data stopped. It starts again by itself and opens your workshop; please repeat the last step.',
  },
};

interface Waiting {
  settle: (answer: Answer<unknown>) => void;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export class HostLine {
  readonly #process: HostProcess;
  readonly #waiting = new Map<string, Waiting>();
  #asked = 0;
  #ended = false;
  #opened: Opened | null = null;

  constructor(process: HostProcess) {
    this.#process = process;
    process.listen((message) => this.#hear(message));
    process.onExit(() => this.#end());
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** The workshop that the host had open last; still known when it has died. */
  get opened(): Opened | null {
    return this.#opened;
  }

  /** Opens what another host had open. Where that can't be, the next call says so. */
  async reopen(opened: Opened): Promise<void> {
    await this.#ask({ kind: 'reopen', call: this.#nextName(), opened });
  }

  call(method: string, args: unknown, { signal, onProgress }: CallOptions = {}): Promise<Answer<unknown>> {
    const name = this.#nextName();
    const answered = this.#ask({ kind: 'call', call: name, method, args }, onProgress);
    const cancel = () => {
      if (!this.#ended) this.#process.post({ kind: 'cancel', call: name });
    };
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    return answered.finally(() => signal?.removeEventListener('abort', cancel));
  }

  async register(path: string): Promise<Place> {
    const answer = await this.#ask({ kind: 'register', call: this.#nextName(), path });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value as Place;
  }

  /** Lets the host close its workshop, then ends it; a host that does not answer in `patience` ms is ended anyway. */
  async close(patience: number): Promise<void> {
    const closed = this.#ask({ kind: 'close', call: this.#nextName() });
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
    this.#process.kill();
  }

  #nextName(): string {
    this.#asked += 1;
    return `${this.#asked}`;
  }

  #ask(message: ToHost, onProgress?: (progress: Progress) => void): Promise<Answer<unknown>> {
    if (this.#ended) return Promise.resolve(STOPPED);
    return new Promise((settle) => {
      this.#waiting.set(message.call, { settle, onProgress });
      this.#process.post(message);
    });
  }

  #hear(message: FromHost): void {
    if (message.kind === 'opened') {
      this.#opened = message.opened;
      return;
    }
    const waiting = this.#waiting.get(message.call);
    if (message.kind === 'progress') {
      waiting?.onProgress?.(message.progress);
      return;
    }
    this.#waiting.delete(message.call);
    waiting?.settle(message.answer);
  }

  #end(): void {
    this.#ended = true;
    for (const { settle } of this.#waiting.values()) settle(STOPPED);
    this.#waiting.clear();
  }
}
