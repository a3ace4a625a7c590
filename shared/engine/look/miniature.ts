/** Criteria over a few deals that stand for many. */

import type { Criterion } from '../../domain/definition/schema.ts';
import type { Column } from '../../domain/sample/sample.ts';
import { Criteria } from '../criteria/criteria.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';
import { shortArray } from '../short-array.ts';

export interface Miniature {
  prepared: PreparedSample;
  moments: Moments;
  criteria: Criteria;
}

/**
 * So many deals that are looked at once. They have these columns and no others; of some criteria it is known where they
 * are true and unknown.
 */
export function miniature(
  prepared: PreparedSample,
  columns: ReadonlyMap<string, Column>,
  deals: number,
  known: ReadonlyMap<Criterion, TruthMasks> = new Map(),
): Miniature {
  const first = shortArray(Uint32Array, deals + 1);
  for (let deal = 0; deal <= deals; deal += 1) first[deal] = deal;
  const moments: Moments = {
    kind: 'first',
    count: deals,
    first,
    at: shortArray(Float64Array, deals),
    upTo: shortArray(Uint32Array, deals),
    upToInAccount: null,
  };
  const small = { ...prepared, sample: { ...prepared.sample, deals, columns } };
  const criteria = new Criteria(small, moments, (criterion, make) => known.get(criterion) ?? make());
  return { prepared: small, moments, criteria };
}
