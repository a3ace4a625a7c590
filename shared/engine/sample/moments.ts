/**
 * The moments at which deals are looked at, all deals' in one row: every mask and score of the engine has one
 * place for each. Where nothing that a definition asks about can change between two moments of a deal, looking
 * again says the same, so such moments are left out (`MomentKind`).
 */
import type { Sample } from '../../domain/sample/sample.ts';
import type { Accounts } from './accounts.ts';

/**
 * - `first`: a deal's first moment only; enough where all that is asked about is known from the start.
 * - `ends`: the first and the last; enough where nothing asked about happens or becomes known in between.
 * - `deal`: the creation, each touchpoint of the deal, and the end.
 * - `account`: these, and the touchpoints of the account's other deals.
 */
export type MomentKind = 'first' | 'ends' | 'deal' | 'account';

export interface Moments {
  kind: MomentKind;
  count: number;
  /** The moments of deal `i` are `first[i] … first[i + 1] - 1`, in order of time; each deal has at least one. */
  first: Uint32Array;
  at: Float64Array;
  /** At a moment, of the deal's touchpoints, those before this place count. */
  upTo: Uint32Array;
  /** At a moment, of the account's touchpoints (`Accounts`), those before this place count. Of the kind `account` only. */
  upToInAccount: Uint32Array | null;
}

/**
 * How many moments a sample may have: an account that is none, such as a mail provider, would make each deal's
 * touchpoints moments of all the others.
 */
const MOST_MOMENTS = 20_000_000;

/** A row of touchpoints in which each deal has a part, in order of time. */
interface Source {
  at: Float64Array;
  from: Uint32Array;
  to: Uint32Array;
}

/** The moments of all deals. */
export function momentsOf(sample: Sample, kind: Exclude<MomentKind, 'account'>): Moments;
export function momentsOf(sample: Sample, kind: 'account', accounts: Accounts): Moments;
export function momentsOf(sample: Sample, kind: MomentKind, accounts?: Accounts): Moments {
  const { start, at } = sample.touchpoints;
  const own: Source = { at, from: start, to: start.subarray(1) };
  const happenings = kind === 'first' || kind === 'ends' ? 0 : at.length;
  const row = new Row(2 * sample.deals + happenings);
  const first = new Uint32Array(sample.deals + 1);
  for (let deal = 0; deal < sample.deals; deal += 1) {
    first[deal] = row.count;
    const life = lifeOf(sample, deal);
    if (kind === 'first' || kind === 'ends') addEnds(row, kind, life);
    else addAll(row, accounts?.has[deal] === 1 ? accounts : own, deal, life);
    if (accounts && row.count > MOST_MOMENTS) throw new TooManyMoments(accounts);
  }
  first[sample.deals] = row.count;
  const moments = {
    kind,
    count: row.count,
    first,
    at: row.at.subarray(0, row.count),
    upTo: row.upTo.subarray(0, row.count),
    upToInAccount: null,
  };
  if (!accounts) return moments;
  const upToInAccount = moments.upTo;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    if (accounts.has[deal] === 0) upToInAccount.fill(0, first[deal], first[deal + 1]);
  }
  return { ...moments, upTo: ownUpTo(sample, moments), upToInAccount };
}

/** Too many deals share an account. The message says which, and what to do, in words for people. */
export class TooManyMoments extends Error {
  constructor({ largest }: Accounts) {
    super(
      `Too many deals share an account to look at what whole accounts do: “${largest?.name}” has ${largest?.deals} deals. ` +
        'Check which column names the account, leave out what is no company, or ask about the deal’s own touchpoints.',
    );
    this.name = 'TooManyMoments';
  }
}

/** How many of a deal's own touchpoints count, at moments that are its account's. */
function ownUpTo(sample: Sample, { first, at, count }: Moments): Uint32Array {
  const upTo = new Uint32Array(count);
  const own = sample.touchpoints;
  for (let deal = 0; deal < sample.deals; deal += 1) {
    const { ends, inclusive } = lifeOf(sample, deal);
    let next = own.start[deal]!;
    const to = own.start[deal + 1]!;
    for (let moment = first[deal]!; moment < first[deal + 1]!; moment += 1) {
      const now = at[moment]!;
      while (next < to && own.at[next]! <= now && (inclusive || own.at[next]! < ends)) next += 1;
      upTo[moment] = next;
    }
  }
  return upTo;
}

interface Life {
  /** The creation, where it is a moment at all; else the end. */
  created: number;
  /** The first moment. */
  begins: number;
  ends: number;
  /** Whether what happens at the end still counts. */
  inclusive: boolean;
}

function lifeOf(sample: Sample, deal: number): Life {
  const closed = sample.closedAt[deal]!;
  const inclusive = Number.isNaN(closed);
  const ends = inclusive ? sample.asOf : closed;
  const createdAt = sample.createdAt[deal]!;
  const created = Number.isNaN(createdAt) ? ends : Math.min(createdAt, ends);
  const { start, at } = sample.touchpoints;
  const earliest = start[deal]! < start[deal + 1]! ? at[start[deal]!]! : ends;
  return { created, begins: Math.min(created, earliest), ends, inclusive };
}

/** Where no touchpoints are asked about, none are counted. */
function addEnds(row: Row, kind: 'first' | 'ends', { begins, ends }: Life): void {
  row.add(begins, 0);
  if (kind === 'ends' && begins < ends) row.add(ends, 0);
}

/** The deal's creation, the touchpoints of the source from the deal's beginning on, and its end. */
function addAll(row: Row, source: Source, deal: number, life: Life): void {
  const { at } = source;
  const to = source.to[deal]!;
  let next = source.from[deal]!;
  let created = life.created;
  while (next < to && at[next]! < life.begins) next += 1;
  while (next < to && at[next]! < life.ends) {
    const now = at[next]!;
    if (created < now) row.add(created, next);
    if (created <= now) created = Number.POSITIVE_INFINITY;
    while (next < to && at[next] === now) next += 1;
    row.add(now, next);
  }
  if (created < life.ends) row.add(created, next);
  if (life.inclusive) while (next < to && at[next] === life.ends) next += 1;
  row.add(life.ends, next);
}

/** Moments being gathered; grows where accounts share many touchpoints. */
class Row {
  count = 0;
  at: Float64Array;
  upTo: Uint32Array;

  constructor(expected: number) {
    this.at = new Float64Array(expected);
    this.upTo = new Uint32Array(expected);
  }

  add(at: number, upTo: number): void {
    if (this.count === this.at.length) this.grow();
    this.at[this.count] = at;
    this.upTo[this.count] = upTo;
    this.count += 1;
  }

  private grow(): void {
    const { at, upTo } = this;
    this.at = new Float64Array(2 * at.length);
    this.at.set(at);
    this.upTo = new Uint32Array(2 * at.length);
    this.upTo.set(upTo);
  }
}
