import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '#shared/contract/failure.ts';
import { INITIAL_SETTINGS } from '#shared/contract/initial-settings.ts';
import type { SampleManifest } from '#shared/contract/methods.ts';
import { canonicalJson } from '#shared/domain/definition/canonical.ts';
import { own } from '#shared/domain/own.ts';
import {
  type Answered,
  endsOf,
  type RoomColumn,
  roomColumns,
  withColumns,
} from '#shared/domain/sample/annotate.ts';
import { fieldsWithHistory, toBuffers } from '#shared/domain/sample/buffers.ts';
import { type Corrections, correctionProblem, correctKnown } from '#shared/domain/sample/correct-known.ts';
import { fieldByRole, type Sample } from '#shared/domain/sample/sample.ts';
import { textOf } from '#shared/engine/sample/cells.ts';
import type { AnnotationsRepository } from './repositories/annotations.ts';
import { checksum } from './repositories/checksum.ts';
import { joinChunks } from './repositories/chunks.ts';
import type { CorrectionsRepository } from './repositories/corrections.ts';
import type { SampleRepository } from './repositories/sample.ts';
import type { SettingsRepository } from './repositories/settings.ts';

/**
 * The sample as everybody works with it: what was imported, which never changes, and beside it what the room says of
 * the deals, as fields like any other, and of when fields were known.
 */
export class AnnotatedSample {
  readonly #sample: SampleRepository;
  readonly #annotations: AnnotationsRepository;
  readonly #corrections: CorrectionsRepository;
  readonly #settings: SettingsRepository;
  #answered: (Answered & { fingerprint: string }) | null = null;
  #added: { fingerprint: string; fields: SampleManifest['fields']; buffers: Map<string, Uint8Array> } | null =
    null;

  constructor(
    sample: SampleRepository,
    annotations: AnnotationsRepository,
    corrections: CorrectionsRepository,
    settings: SettingsRepository,
  ) {
    this.#sample = sample;
    this.#annotations = annotations;
    this.#corrections = corrections;
    this.#settings = settings;
  }

  /** Changes whenever the imported deals do, what the room says of them, or which of them count; null before the first import. */
  fingerprint(): string | null {
    const answered = this.#answeredFingerprint();
    const corrections = this.#correctionsNow();
    const { young } = this.#settings.read();
    if (answered === null) return answered;
    if (Object.keys(corrections).length === 0 && young === INITIAL_SETTINGS.young) return answered;
    return checksum(answered, canonicalJson({ corrections, young })).toString('hex');
  }

  /** The same without what is said of when fields were known and which deals are too young. */
  #answeredFingerprint(): string | null {
    const imported = this.#sample.fingerprint();
    const revision = this.#annotations.revision();
    return imported === null || revision === '' ? imported : `${imported}.${revision}`;
  }

  #correctionsNow(): Corrections {
    const imported = this.#sample.fingerprint();
    return imported === null ? {} : this.#corrections.read(imported);
  }

  /** What the sample consists of; null before the first import. */
  manifest(): SampleManifest | null {
    const imported = this.#sample.manifest();
    const answered = this.#answeredFingerprint();
    const fingerprint = this.fingerprint();
    if (!imported || answered === null || fingerprint === null) return null;
    const { young } = this.#settings.read();
    const manifest = { ...imported, fingerprint, corrections: this.#correctionsNow(), young };
    if (answered === imported.fingerprint) return manifest;
    const { fields, buffers } = this.#addedAt(answered);
    return {
      ...manifest,
      fields: [...manifest.fields, ...fields],
      buffers: [
        ...manifest.buffers,
        ...[...buffers].map(([name, bytes]) => ({ name, bytes: bytes.byteLength })),
      ],
    };
  }

  /** Buffers of the sample, one after the other; null where it lacks one, or has changed meanwhile. */
  buffers(fingerprint: string, names: readonly string[]): Uint8Array<ArrayBuffer> | null {
    if (fingerprint !== this.fingerprint()) return null;
    const answered = this.#answeredFingerprint()!;
    const isAnswered = answered !== this.#sample.fingerprint();
    const added = isAnswered ? this.#addedAt(answered).buffers : new Map<string, Uint8Array>();
    const buffers: Uint8Array[] = [];
    for (const name of names) {
      const buffer = added.get(name) ?? this.#sample.buffer(name);
      if (!buffer) return null;
      buffers.push(buffer);
    }
    return joinChunks(buffers);
  }

  /** The whole sample; null before the first import. */
  read(): Sample | null {
    const sample = this.#sample.read();
    if (!sample) return null;
    const isAnswered = this.#annotations.revision() !== '';
    const annotated = isAnswered ? withColumns(sample, this.#columns(answeredIn(sample))) : sample;
    return correctKnown(annotated, this.#correctionsNow());
  }

  /** Puts what the room says of when fields were known in place of what it said before; returns the manifest. */
  correct(corrections: Corrections): SampleManifest {
    const before = this.manifest();
    const imported = this.#sample.fingerprint();
    if (!before || imported === null) {
      throw new Refusal('noSample', 'This workshop has no deals yet. Import some first.');
    }
    const withHistory = fieldsWithHistory(before);
    for (const [key, correction] of Object.entries(corrections)) {
      // A column of the room's own may be gone by now; what was said of it waits for its return.
      if (isDeepStrictEqual(correction, own(before.corrections, key))) continue;
      const problem = correctionProblem(before.fields, withHistory, key, correction);
      if (problem) throw new Refusal('badInput', problem);
    }
    this.#corrections.put(imported, corrections);
    this.#sample.rememberKnown(corrections);
    return this.manifest()!;
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
