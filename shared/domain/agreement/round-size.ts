/** How many deals a calibration round takes, and what fewer or more of them mean. */
export const ROUND_SIZE = { least: 8, proposed: 12, most: 20 } as const;

/** As many deals as a round begins with, of a sample of so many. */
export const proposedSize = (deals: number): number => Math.max(1, Math.min(ROUND_SIZE.proposed, deals));

/** What a size outside of the usual range means, in a sentence; null within it. `deals`: how many there are at all. */
export function sizeAdvice(size: number, deals: number): string | null {
  if (size < ROUND_SIZE.least) {
    const few = deals < ROUND_SIZE.least ? `There are only ${deals} deals. ` : '';
    return `${few}With fewer than ${ROUND_SIZE.least}, one answer more or less moves every number, so that the round can hardly tell whether people agree. Take it as a conversation, not as a measurement.`;
  }
  if (size > ROUND_SIZE.most) {
    return `More than ${ROUND_SIZE.most} deals take the room a quarter of an hour or more, and the last ones are judged in haste.`;
  }
  return null;
}
