/** When won deals would have come to a stage, for each of some bars. */
import { DAY } from '../../domain/sample/calendar.ts';
import { hasBit, type Sample } from '../../domain/sample/sample.ts';
import { datesOf, type LeadTime, leadTime } from './arrivals.ts';

/** How many days earlier won deals came to a stage, and with which bars. */
export class LeadTimesByBar {
  private readonly closedAt: Float64Array;
  private readonly dates: ReturnType<typeof datesOf>;
  private days = new Float64Array(1024);
  private from = new Int16Array(1024);
  private to = new Int16Array(1024);
  private isDated = new Uint8Array(1024);
  private length = 0;
  private found = new Float64Array();
  /** When the deal that is being added came here last, and the highest bar with which it did. */
  private arrived = Number.NaN;
  private highest = 0;

  constructor(sample: Sample, name: string) {
    this.closedAt = sample.closedAt;
    this.dates = datesOf(sample, name);
  }

  /** A deal comes here then with this bar and lower ones, until it is said to come otherwise. */
  arrive(deal: number, at: number, bar: number): void {
    if (Object.is(at, this.arrived)) return;
    if (!Number.isNaN(this.arrived)) this.keep(deal, bar + 1);
    this.arrived = at;
    this.highest = bar;
  }

  /** The last bar that was named holds down to this one. */
  end(deal: number, least: number): void {
    this.arrive(deal, Number.NaN, least - 1);
  }

  private keep(deal: number, lowest: number): void {
    const hasDate = this.dates !== undefined && !hasBit(this.dates.missing, deal);
    const really = hasDate ? this.dates!.values[deal]! : this.closedAt[deal]!;
    if (Number.isNaN(really)) return;
    if (this.length === this.days.length) this.grow();
    const place = this.length;
    this.days[place] = (really - this.arrived) / DAY;
    this.from[place] = lowest;
    this.to[place] = this.highest;
    this.isDated[place] = hasDate ? 1 : 0;
    this.length += 1;
  }

  private grow(): void {
    this.days = grown(this.days, new Float64Array(2 * this.length));
    this.from = grown(this.from, new Int16Array(2 * this.length));
    this.to = grown(this.to, new Int16Array(2 * this.length));
    this.isDated = grown(this.isDated, new Uint8Array(2 * this.length));
  }

  /** With a bar; null where no deal can be compared. */
  at(bar: number): LeadTime | null {
    const { days, from, to, isDated, length } = this;
    this.found = this.found.length < length ? new Float64Array(length) : this.found;
    const { found } = this;
    let count = 0;
    let dated = 0;
    for (let i = 0; i < length; i += 1) {
      if (from[i]! > bar || to[i]! < bar) continue;
      found[count] = days[i]!;
      count += 1;
      dated += isDated[i]!;
    }
    return leadTime(found.subarray(0, count), dated);
  }
}

function grown<T extends Float64Array | Int16Array | Uint8Array>(list: T, room: T): T {
  room.set(list);
  return room;
}
