/** What the simulation found, in figures and in words, with what the sample can't tell. */
import type { Definition } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import { wilson } from '#shared/domain/statistics/wilson.ts';
import type { Figure, Share, Verdict } from './page-model.ts';
import { reaching, type Test, tally } from './testing.ts';
import { day, list, percent, words } from './words.ts';

/** Below this many won deals, the page says that they are few. */
const FEW_WON = 30;

/**
 * The verdict of a test, or that there was none.
 * @param stage index of the stage that the verdict is about
 */
export function verdictOf(definition: Definition, test: Test | null, stage: number): Verdict {
  if (test === null || test.sample.deals === 0) {
    const { finding, caveat } = words.untested;
    return { finding, figures: [], caveats: [caveat] };
  }
  const name = definition.stages[stage]?.name ?? '';
  const { all, won, notWon } = reaching(test, stage);
  return {
    finding:
      won === null
        ? words.finding.deals(words.counted(all.count, all.of), name)
        : words.finding.won(words.counted(won.count, won.of), name),
    figures: figures(name, won, notWon),
    caveats: caveats(definition, test, won, notWon),
  };
}

function figures(stage: string, won: Share | null, notWon: Share | null): Figure[] {
  const say = words.figures;
  const unknown = (label: string, detail: string): Figure => ({ label, value: say.notKnown, detail });
  const known = (label: string, of: (counted: string) => string, part: Share): Figure => {
    const { low, high } = wilson(part.count, part.of);
    return {
      label,
      value: percent(part.count / part.of),
      detail: `${of(words.counted(part.count, part.of))} (${say.interval(low, high)})`,
    };
  };
  const both = won && notWon && { count: won.count, of: won.count + notWon.count };
  return [
    won ? known(say.captured, say.capturedOf, won) : unknown(say.captured, say.needsWon),
    notWon ? known(say.junk, say.junkOf, notWon) : unknown(say.junk, say.needsNotWon),
    both === null
      ? unknown(say.precision, won ? say.needsNotWon : say.needsWon)
      : both.of === 0
        ? unknown(say.precision, say.nobody(stage))
        : known(say.precision, say.precisionOf, both),
  ];
}

function caveats(definition: Definition, test: Test, won: Share | null, notWon: Share | null): string[] {
  const { sample, simulation } = test;
  const say = words.caveats;
  const whole = tally(test, () => true);
  const outcomes = OUTCOMES.filter((o) => whole[o] > 0).map((o) => `${whole[o]} ${say.outcomes[o]}`);
  const undecided = simulation.undecidedBy.reduce((n, by) => n + (by >= 0 ? 1 : 0), 0);
  const unmapped = firstUnmapped(definition);
  return [
    say.tested(sample.deals, list(outcomes), day(sample.asOf, sample.timeZone)),
    ...(won && !notWon ? [say.wonOnly] : []),
    ...(won ? [] : [say.noWon]),
    ...(won && won.of < FEW_WON ? [say.few(won.of)] : []),
    undecided > 0 ? say.undecided(undecided, sample.deals) : say.decided,
    ...(unmapped === null ? [] : [say.unmapped(unmapped)]),
    say.intervals,
    say.past,
  ];
}

/** The first stage that can only be entered by what people confirm, none of which a field stands in for. */
function firstUnmapped(definition: Definition): string | null {
  const mapped = new Set(definition.checklist.filter((item) => item.standIn).map((item) => item.id));
  const stage = definition.stages.find(({ id }, index) => {
    if (index === 0) return false;
    const ways = definition.transitions.filter(
      (t) => t.kind !== 'disqualify' && t.kind !== 'recycle' && t.to === id,
    );
    return (
      ways.length > 0 &&
      ways.every(({ when }) => {
        const items = conditionsOf(when).flatMap(({ condition }) =>
          condition.kind === 'checklist' ? [condition.item] : [],
        );
        return items.length > 0 && !items.some((item) => mapped.has(item));
      })
    );
  });
  return stage?.name ?? null;
}
