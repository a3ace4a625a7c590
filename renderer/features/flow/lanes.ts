/** Detours beside the line of stages: which lane each takes, and where its arrows meet the cards. */

/** An arrow that leaves the line between two stages, given by their indexes. */
export interface Detour {
  from: number;
  to: number;
}

const low = ({ from, to }: Detour) => Math.min(from, to);
const high = ({ from, to }: Detour) => Math.max(from, to);

/** For each detour its lane, 0 next to the stages; shorter ones lie inside, and those that don't meet share a lane. */
export function lanesOf(detours: readonly Detour[]): number[] {
  const lanes: number[] = new Array(detours.length).fill(0);
  const taken: Detour[][] = [];
  const byLength = detours
    .map((detour, index) => ({ detour, index }))
    .sort((a, b) => high(a.detour) - low(a.detour) - (high(b.detour) - low(b.detour)) || a.index - b.index);
  for (const { detour, index } of byLength) {
    const free = (lane: number) =>
      (taken[lane] ?? []).every((other) => high(other) <= low(detour) || low(other) >= high(detour));
    // Above all that it meets, so that no lane is entered through another's label.
    let lane = taken.length;
    while (lane > 0 && free(lane - 1)) lane -= 1;
    taken[lane] = [...(taken[lane] ?? []), detour];
    lanes[index] = lane;
  }
  return lanes;
}

/** An end of a detour at a card. */
interface End {
  detour: number;
  isStart: boolean;
  lane: number;
  /** Whether the detour goes on to the right of the card. */
  toRight: boolean;
}

/**
 * For each card the ends of detours there, from left to right: an outer lane's end stands between those of the
 * inner ones to either side, so that no detour crosses another at its own card.
 */
export function endsAtCards(detours: readonly Detour[], lanes: readonly number[], cards: number): End[][] {
  const ends: End[][] = Array.from({ length: cards }, () => []);
  detours.forEach((detour, index) => {
    const { from, to } = detour;
    const lane = lanes[index]!;
    ends[from]!.push({ detour: index, isStart: true, lane, toRight: to > from });
    ends[to]!.push({ detour: index, isStart: false, lane, toRight: from > to });
  });
  const place = ({ toRight, lane }: End) => (toRight ? 10_000 - lane : lane);
  for (const at of ends) at.sort((a, b) => place(a) - place(b) || a.detour - b.detour);
  return ends;
}

/** The widest stretch between two ends that none of the cuts goes through. */
export function widestStretch(from: number, to: number, cuts: readonly number[]): [number, number] {
  const edges = [from, ...cuts.filter((cut) => cut > from && cut < to).sort((a, b) => a - b), to];
  let best: [number, number] = [from, edges[1]!];
  for (let i = 1; i < edges.length - 1; i += 1) {
    if (edges[i + 1]! - edges[i]! > best[1] - best[0]) best = [edges[i]!, edges[i + 1]!];
  }
  return best;
}
