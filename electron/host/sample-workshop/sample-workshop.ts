/**
 * The workshop that ships with Yardstick: a year of deals of Harbourline, an invented company that sells dock and
 * yard scheduling to warehouses, and the three definitions its room argues about. All of it comes from one seed.
 */
import type { Definition } from '#shared/domain/definition/schema.ts';
import { buildSample } from '#shared/domain/sample/build.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { SAMPLE_END } from './calendar.ts';
import { sampleDeals } from './deals.ts';
import { MARKETING } from './definitions/marketing.ts';
import { SALES } from './definitions/sales.ts';
import { TODAY } from './definitions/today.ts';
import { FIELDS, inFields } from './fields.ts';
import { seededRandom } from './random.ts';

const SEED = 4;

export function sampleWorkshop(): { name: string; sample: Sample; definitions: Definition[] } {
  const deals = sampleDeals(seededRandom(SEED));
  return {
    name: 'Harbourline (sample)',
    sample: buildSample({ fields: FIELDS, deals: deals.map(inFields), asOf: SAMPLE_END, timeZone: 'UTC' }),
    definitions: [TODAY, MARKETING, SALES],
  };
}
