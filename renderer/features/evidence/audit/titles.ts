/** What the room learns from its deals, as titles: never more than the deals can tell. */
import type { Traits } from '#shared/engine/evidence/traits.ts';
import { FALSE_DISCOVERY_RATE } from '#shared/engine/evidence/words.ts';
import type { Scorecard, ThresholdBasis } from '#shared/engine/scorecard/scorecard.ts';
import { count, plural } from '../../../ui/numbers.ts';

/** The surest trait of the won deals; where all may be chance, that. */
export function traitsTitle({ traits, survivorship }: Traits): string {
  if (survivorship) return 'Won deals alone cannot show what sets them apart';
  const [first] = traits;
  if (!first) return 'Nothing sets the won deals apart';
  const { label, against } = first;
  if (against === null || against.q > FALSE_DISCOVERY_RATE)
    return 'Nothing clearly sets the won deals apart: all of this may be chance';
  return against.lift.ratio < 1
    ? `What speaks most against a win: ${label}`
    : `What sets won deals apart most: ${label}`;
}

/** Whether held-out deals are ranked no better than by a coin, as far as so few can tell. */
const tellsNothing = ({ auc }: Scorecard['crossValidated']): boolean => auc.low <= 0.5;

/** A line that lets in more of the others than this holds nothing back. */
const NEARLY_ALL = 0.9;

/** What to do where the price of a missed win makes it cheapest to let everything in; null where it doesn't. */
export function scorecardAdvice({ crossValidated }: Scorecard, by: ThresholdBasis['by']): string | null {
  const { hits, of } = crossValidated.junkLetThrough;
  if (by === 'capacity' || hits < NEARLY_ALL * of || tellsNothing(crossValidated)) return null;
  return 'At this price of a missed win it is cheapest to let nearly everything in. Say that one costs less, or let what sales can take on set the bar.';
}

/** How many rules and which bar; where held-out deals are ranked no better than by a coin, that. */
export function scorecardTitle({ rules, threshold, crossValidated }: Scorecard): string {
  if (tellsNothing(crossValidated)) {
    return 'These deals don’t tell won from the others: no scorecard can be relied on';
  }
  return `${plural(rules.length, 'rule')}, and a bar of ${count(threshold)} ${threshold === 1 ? 'point' : 'points'}`;
}
