/**
 * What a start on the sample workshop, as it is shipped, is answered with, made with it: the window shows it before
 * anything has to open the workshop, let alone simulate it.
 */
import type { Sample } from '../domain/sample/sample.ts';
import type { Summary } from '../engine/simulate/summary.ts';
import type { Holdout } from './deciding.ts';
import type { JournalStep } from './history.ts';
import type { Draft, SampleManifest, Workshop } from './methods.ts';
import type { Settings } from './settings.ts';

export interface ShippedSample {
  /** The name of the copy's file. */
  fileName: string;
  /** A `SampleOpening` as JSON. */
  opening: string;
  /** All buffers of the sample, as `sample.whole` gives them. */
  deals: Uint8Array<ArrayBuffer>;
}

export interface SampleOpening {
  workshop: Workshop;
  settings: Settings;
  drafts: Draft[];
  steps: JournalStep[];
  holdout: Holdout | null;
  manifest: SampleManifest;
  tooYoung: NonNullable<Sample['tooYoung']> | null;
  /** How many people own the deals that count. */
  owners: number;
  /** By draft. */
  summaries: Record<string, Summary>;
}
