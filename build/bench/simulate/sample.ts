/** The benchmarks' sample with what lists of deals show and sort by: ids, owners, money. */
import { newBitmap, type Sample } from '#shared/domain/sample/sample.ts';
import { seeded } from '#shared/domain/statistics/seeded.ts';
import { benchSample } from '../engine/replay-job.ts';

const OWNERS = 40;

export function screenSample(deals: number, touchpointsEach: number): Sample {
  const sample = benchSample(deals, touchpointsEach);
  const random = seeded(2);
  const eachDeal = <T>(of: (deal: number) => T) => Array.from({ length: deals }, (_, deal) => of(deal));
  const columns = new Map(sample.columns)
    .set('id', {
      kind: 'text',
      dictionary: eachDeal((deal) => `D-${deal}`),
      codes: Uint32Array.from(eachDeal((deal) => deal + 1)),
    })
    .set('owner', {
      kind: 'text',
      dictionary: Array.from({ length: OWNERS }, (_, i) => `Owner ${i}`),
      codes: Uint32Array.from(eachDeal(() => 1 + Math.floor(random() * OWNERS))),
    })
    .set('amount', {
      kind: 'number',
      values: Float64Array.from(eachDeal(() => Math.floor(random() * 100_000))),
      missing: newBitmap(deals),
    });
  const field = (key: 'id' | 'owner' | 'amount', type: 'text' | 'number'): Sample['fields'][number] => ({
    key,
    label: key,
    type,
    role: key,
    stage: null,
    known: 'start',
  });
  return {
    ...sample,
    columns,
    fields: [...sample.fields, field('id', 'text'), field('owner', 'text'), field('amount', 'number')],
  };
}
