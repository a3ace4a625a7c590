/** What the linter says of a definition in the light of a sample. */
import type { Definition } from '../../domain/definition/schema.ts';
import type { Finding } from '../../domain/lint/finding.ts';
import type { Bitmap, Sample } from '../../domain/sample/sample.ts';
import type { Points } from '../score/points.ts';
import type { Simulation } from '../simulation.ts';

/** A finding and the deals on which it shows; null where it shows on none in particular. */
export interface SampleFinding extends Omit<Finding, 'shows'> {
  deals: Bitmap | null;
}

/** What a check with the sample looks at. */
export interface Looked {
  definition: Definition;
  sample: Sample;
  /** Of the definition over the sample. */
  simulation: Simulation;
  /** The fit score of each deal at the end, in thousandths. */
  fit(): Points;
}

export type SampleCheck = (looked: Looked) => SampleFinding[];
