/** Criteria over a few deals that stand for many. */
import type { Column } from '../../domain/sample/sample.ts';
import { Criteria } from '../criteria/criteria.ts';
import type { TruthMasks } from '../criteria/masks.ts';
import { Shelf } from '../kept/shelf.ts';
import type { Moments } from '../sample/moments.ts';
import type { PreparedSample } from '../sample/prepared.ts';

export interface Miniature {
  prepared: PreparedSample;
  moments: Moments;
  criteria: Criteria;
}

/**
 * So many deals that are looked at once. They have these columns and no others; of conditions in `known` it is said
 * where they are true and unknown, by the condition as JSON.
 */
export function miniature(
  prepared: PreparedSample,
  columns: ReadonlyMap<string, Column>,
  deals: number,
  known: ReadonlyMap<string, TruthMasks> = new Map(),
): Miniature {
  const first = new Uint32Array(deals + 1);
  for (let deal = 0; deal <= deals; deal += 1) first[deal] = deal;
  const moments: Moments = {
    kind: 'first',
    count: deals,
    first,
    at: new Float64Array(deals),
    upTo: new Uint32Array(deals),
    upToInAccount: null,
  };
  const shelf = new Shelf(Number.POSITIVE_INFINITY);
  for (const [condition, masks] of known)
    shelf.get(
      condition,
      () => masks,
      () => 0,
    );
  const small = { ...prepared, sample: { ...prepared.sample, deals, columns } };
  return { prepared: small, moments, criteria: new Criteria(small, moments, shelf) };
}
