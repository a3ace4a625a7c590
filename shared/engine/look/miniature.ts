/** A sample of a few deals that stand for many, and criteria over it. */
import type { Column } from '../../domain/sample/sample.ts';
import { Criteria } from '../criteria.ts';
import type { Moments } from '../moments.ts';
import type { PreparedSample } from '../prepared.ts';
import { Shelf } from '../shelf.ts';

export interface Miniature {
  prepared: PreparedSample;
  moments: Moments;
  criteria: Criteria;
}

/** So many deals that have these columns and no others, and are looked at once. */
export function miniature(
  prepared: PreparedSample,
  columns: ReadonlyMap<string, Column>,
  deals: number,
): Miniature {
  const moments: Moments = {
    kind: 'first',
    count: deals,
    first: Uint32Array.from({ length: deals + 1 }, (_, i) => i),
    at: new Float64Array(deals),
    upTo: new Uint32Array(deals),
    upToInAccount: null,
  };
  const small = { ...prepared, sample: { ...prepared.sample, deals, columns } };
  return {
    prepared: small,
    moments,
    criteria: new Criteria(small, moments, new Shelf(Number.POSITIVE_INFINITY)),
  };
}
