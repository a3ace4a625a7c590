/** What the simulation found, in figures and in words, with what the sample can't tell. */
import type { Holdout } from '#shared/contract/deciding.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { conditionsOf } from '#shared/domain/definition/walk.ts';
import { describeNumber, percent, percentRange } from '#shared/domain/definition/wording.ts';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { Share } from '#shared/domain/statistics/share.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import type { Figure, Verdict } from './page-model.ts';
import { reaching, sumOf, type Test } from './testing.ts';
import { day, list, words } from './words.ts';

/** Below this many won deals, the page says that they are few. */
const FEW_WON = 30;

/** The verdict of a test, or that there was none. */
export function verdictOf(definition: Definition, test: Test | null): Verdict {
  if (test === null || test.sample.deals === 0) {
    const { finding, caveat } = words.untested;
    return { finding, figures: [], caveats: [caveat] };
  }
  const { verdict } = test.summary;
  const name = definition.stages[verdict.stage]?.name ?? '';
  const { all, won } = reaching(test.summary, verdict.stage);
  return {
    finding:
      won === null
        ? words.finding.deals(words.counted(all.count, all.of), name)
        : words.finding.won(words.counted(won.count, won.of), name),
    figures: figures(name, verdict),
    caveats: caveats(definition, test),
  };
}

function figures(stage: string, { wonCaptured, junkLetThrough, precision }: Summary['verdict']): Figure[] {
  const say = words.figures;
  const figure = (label: string, of: (counted: string) => string, part: Share | null, why: string): Figure =>
    part === null
      ? { label, value: say.notKnown, detail: why }
      : {
          label,
          value: percent(part.hits / part.of),
          detail: `${of(words.counted(part.hits, part.of))} (${percentRange(part.low, part.high)})`,
        };
  // Without won deals in the sample, that none of those that get there was won says nothing.
  const noPrecision = !wonCaptured ? say.needsWon : junkLetThrough ? say.nobody(stage) : say.needsNotWon;
  return [
    figure(say.captured, say.capturedOf, wonCaptured, say.needsWon),
    figure(say.junk, say.junkOf, junkLetThrough, say.needsNotWon),
    figure(say.precision, say.precisionOf, wonCaptured && precision, noPrecision),
  ];
}

function caveats(definition: Definition, { sample, summary, holdout }: Test): string[] {
  const say = words.caveats;
  const { deals } = summary;
  const outcomes = OUTCOMES.filter((o) => deals[o] > 0).map(
    (o) => `${describeNumber(deals[o])} ${say.outcomes[o]}`,
  );
  const undecided = sumOf(summary.undecided);
  const unmapped = firstUnmapped(definition);
  return [
    // The last day of the data ends where the next one begins.
    say.tested(sample.deals, list(outcomes), day(sample.asOf - 1, sample.timeZone)),
    ...(sample.tooYoung ? [say.tooYoung(sample.tooYoung.deals, sample.tooYoung.days)] : []),
    ...(deals.won > 0 && deals.lost + deals.rejected === 0 ? [say.wonOnly] : []),
    ...(deals.won === 0 ? [say.noWon] : []),
    ...(deals.won > 0 && deals.won < FEW_WON ? [say.few(deals.won)] : []),
    undecided > 0 ? say.undecided(undecided, sample.deals) : say.decided,
    ...(holdout ? [sealedWords(holdout, sample.timeZone)] : []),
    ...(unmapped === null ? [] : [say.unmapped(unmapped)]),
    say.intervals,
    say.past,
  ];
}

function sealedWords({ sealedAt, openedAt }: Holdout, timeZone: string): string {
  const on = (iso: string) => day(Date.parse(iso), timeZone);
  if (openedAt === null) return words.caveats.sealed(on(sealedAt));
  return words.caveats.opened(on(sealedAt), on(openedAt));
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
