/** The moments of a deal: when something happened that can move it. */
import type { Moment } from '../criteria/moment.ts';
import type { Definition } from '../definition/schema.ts';
import { allConditions } from '../definition/walk.ts';
import type { Deal, SampleContext, Touchpoint } from '../sample/deal.ts';
import type { Instant } from '../sample/sample.ts';

/** All moments of a deal in order of time; at the last one, all that is known at the end is known. */
export function momentsOf(context: SampleContext, deal: Deal, definition: Definition): Moment[] {
  const end = deal.closedAt ?? context.asOf;
  const counts = ({ at }: Touchpoint): boolean => (deal.closedAt === null ? at <= end : at < end);
  const own = deal.touchpoints.filter(counts);
  const others = asksAboutAccount(definition) ? context.ofTheAccountsOtherDeals(deal).filter(counts) : [];
  const account = deal.account === null ? null : inOrder([...own, ...others]);

  const happened = own.map(({ at }) => at);
  if (deal.createdAt !== null && deal.createdAt < end) happened.push(deal.createdAt);
  const first = Math.min(end, ...happened);
  happened.push(...others.map(({ at }) => at).filter((at) => at >= first), end);

  const until = (touchpoints: readonly Touchpoint[], at: Instant) =>
    touchpoints.filter((touchpoint) => touchpoint.at <= at);
  return [...new Set(happened)]
    .sort((a, b) => a - b)
    .map((at) => ({
      at,
      isEnd: at === end,
      context,
      deal,
      checklist: definition.checklist,
      own: until(own, at),
      account: account && until(account, at),
    }));
}

/** Whether a definition asks about the account anywhere, so that what its other deals do can move a deal. */
export const asksAboutAccount = (definition: Definition): boolean =>
  allConditions(definition).some(
    (condition) => condition.kind === 'touchpoints' && condition.scope === 'account',
  );

const inOrder = (touchpoints: Touchpoint[]): Touchpoint[] =>
  touchpoints.sort((a, b) => a.at - b.at || a.index - b.index);
