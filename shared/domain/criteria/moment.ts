/** What can be known of a deal at one moment. */
import type { Definition } from '../definition/schema.ts';
import type { Deal, DealValue, SampleContext, Touchpoint } from '../sample/deal.ts';
import type { Instant } from '../sample/sample.ts';

export interface Moment {
  at: Instant;
  /** Whether this is the deal's last moment, at which the fields known at the `end` are known. */
  isEnd: boolean;
  context: SampleContext;
  deal: Deal;
  checklist: Definition['checklist'];
  /** The deal's touchpoints that count at this moment, in order of time. */
  own: readonly Touchpoint[];
  /** The same over the whole account; null where the deal has no account. */
  account: readonly Touchpoint[] | null;
}

/** The value of a field at a moment, or why there is none. */
export function valueAt(moment: Moment, key: string): DealValue | 'empty' | 'notYetKnown' | 'notInSample' {
  const field = moment.context.fields.get(key);
  if (!field) return 'notInSample';
  const value = moment.deal.values.get(key);
  if (!value) return 'empty';
  const since = moment.deal.knownAt.get(key) ?? Number.POSITIVE_INFINITY;
  const isKnown = field.known === 'start' || (field.known === 'end' ? moment.isEnd : since <= moment.at);
  return isKnown ? value : 'notYetKnown';
}
