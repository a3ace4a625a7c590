import type { SampleManifest } from '#shared/contract/methods.ts';
import {
  type Answered,
  endsOf,
  type RoomColumn,
  roomColumns,
  withColumns,
} from '#shared/domain/sample/annotate.ts';
import { toBuffers } from '#shared/domain/sample/buffers.ts';
import { fieldByRole, type Sample } from '#shared/domain/sample/sample.ts';
import { textOf } from '#shared/engine/cells.ts';
import type { AnnotationsRepository } from './repositories/annotations.ts';
import type { SampleRepository } from './repositories/sample.ts';

/**
 * The sample as everybody works with it: what was imported, which never changes, and beside it what the room says of
 * the deals, as fields like any other.
 */
export class AnnotatedSample {
  readonly #sample: SampleRepository;
  readonly #annotations: AnnotationsRepository;
  #answered: (Answered & { fingerprint: string }) | null = null;
  #added: { fingerprint: string; fields: SampleManifest['fields']; buffers: Map<string, Uint8Array> } | null =
    null;

  constructor(sample: SampleRepository, annotations: AnnotationsRepository) {
    this.#sample = sample;
    this.#annotations = annotations;
  }

  /** Changes whenever the imported deals or the answers do; null before the first import. */
  fingerprint(): string | null {
    const imported = this.#sample.fingerprint();
    const revision = this.#annotations.revision();
    return imported === null || revision === '' ? imported : `${imported}.${revision}`;
  }

  /** What the sample consists of; null before the first import. */
  manifest(): SampleManifest | null {
    const manifest = this.#sample.manifest();
    const fingerprint = this.fingerprint();
    if (!manifest || fingerprint === null || fingerprint === manifest.fingerprint) return manifest;
    const { fields, buffers } = this.#addedAt(fingerprint);
    return {
      ...manifest,
      fingerprint,
      fields: [...manifest.fields, ...fields],
      buffers: [
        ...manifest.buffers,
        ...[...buffers].map(([name, bytes]) => ({ name, bytes: bytes.byteLength })),
      ],
    };
  }

  /** One buffer of the sample; null where it has none of that name, or has changed meanwhile. */
  buffer(fingerprint: string, name: string): Uint8Array<ArrayBuffer> | null {
    if (fingerprint !== this.fingerprint()) return null;
    if (fingerprint === this.#sample.fingerprint()) return this.#sample.buffer(name);
    const added = this.#addedAt(fingerprint).buffers.get(name);
    return added ? new Uint8Array(added) : this.#sample.buffer(name);
  }

  /** The whole sample; null before the first import. */
  read(): Sample | null {
    const sample = this.#sample.read();
    if (!sample || this.#annotations.revision() === '') return sample;
    return withColumns(sample, this.#columns(answeredIn(sample)));
  }

  #columns(answered: Answered): RoomColumn[] {
    const { fields, answers } = this.#annotations.list();
    return roomColumns(answered, fields, answers);
  }

  /** Kept, because the window asks for one buffer after the other. */
  #addedAt(fingerprint: string) {
    if (this.#added?.fingerprint !== fingerprint) {
      const columns = this.#columns(this.#deals());
      this.#added = { fingerprint, fields: columns.map(({ field }) => field), buffers: buffersOf(columns) };
    }
    return this.#added;
  }

  /** Whom answers can be about; kept, because only another import changes it. */
  #deals(): Answered {
    const fingerprint = this.#sample.fingerprint()!;
    if (this.#answered?.fingerprint !== fingerprint)
      this.#answered = { ...answeredIn(this.#sample.read()!), fingerprint };
    return this.#answered;
  }
}

/** Deals go by their id; in a sample without ids by their number, from 1. */
function answeredIn(sample: Sample): Answered {
  const field = fieldByRole(sample, 'id');
  return {
    ids: Array.from({ length: sample.deals }, (_, deal) => textOf(sample, field, deal) ?? String(deal + 1)),
    ends: endsOf(sample),
    timeZone: sample.timeZone,
  };
}

/** The columns' buffers, without those of the deals they stand beside. */
function buffersOf(columns: readonly RoomColumn[]): Map<string, Uint8Array> {
  const none = new Float64Array(0);
  const bare: Sample = {
    deals: 0,
    asOf: 0,
    timeZone: 'UTC',
    fields: [],
    columns: new Map(),
    outcome: new Uint8Array(0),
    createdAt: none,
    closedAt: none,
    touchpoints: {
      start: new Uint32Array(1),
      type: new Uint16Array(0),
      types: [],
      at: none,
      value: none,
      person: new Uint32Array(0),
      people: [],
    },
  };
  const { buffers } = toBuffers(withColumns(bare, columns));
  return new Map([...buffers].filter(([name]) => name.startsWith('field:')));
}
