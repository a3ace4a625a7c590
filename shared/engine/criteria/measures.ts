/** What is measured over touchpoints as they come into a window and leave it. */

/** A number that changes as touchpoints, named by their place in the sample, come and go. */
export interface Measure {
  value: number;
  enter(place: number): void;
  leave(place: number): void;
}

/** The sum of a whole number of each, so that what left leaves nothing behind. */
export class Sum implements Measure {
  value = 0;
  private readonly numberOf: (place: number) => number;

  constructor(numberOf: (place: number) => number) {
    this.numberOf = numberOf;
  }

  enter(place: number): void {
    this.value += this.numberOf(place);
  }

  leave(place: number): void {
    this.value -= this.numberOf(place);
  }
}

/** How many different groups they belong to: days, or people. */
export class Different implements Measure {
  value = 0;
  private readonly groups: Uint32Array;
  private readonly inGroup: Uint32Array;

  /** @param groups number of the group of each touchpoint of the sample */
  constructor(groups: Uint32Array) {
    this.groups = groups;
    this.inGroup = new Uint32Array(groups.reduce((most, group) => Math.max(most, group), 0) + 1);
  }

  enter(place: number): void {
    const group = this.groups[place]!;
    if (this.inGroup[group] === 0) this.value += 1;
    this.inGroup[group]! += 1;
  }

  leave(place: number): void {
    const group = this.groups[place]!;
    this.inGroup[group]! -= 1;
    if (this.inGroup[group] === 0) this.value -= 1;
  }
}
