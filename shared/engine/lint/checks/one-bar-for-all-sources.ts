import { leadingTo } from '../../../domain/definition/forward.ts';
import { conditionsOf } from '../../../domain/definition/walk.ts';
import { handOver } from '../../../domain/lint/landmarks.ts';
import { fieldByRole, OUTCOMES } from '../../../domain/sample/sample.ts';
import { wilson } from '../../../domain/statistics/wilson.ts';
import { textOf } from '../../sample/cells.ts';
import { fieldValues } from '../../sample/field-values.ts';
import { both, countOf, dealsWhere, reaching } from '../deals.ts';
import type { SampleCheck } from '../finding.ts';

/** Sources with fewer closed deals say too little about themselves. */
const ENOUGH = 10;
const MOST_SOURCES = 50;

/** One threshold for all sources although they convert differently in the sample. */
export const oneBarForAllSources: SampleCheck = (looked) => {
  const { definition, sample } = looked;
  const stage = handOver(definition);
  const field = fieldByRole(sample, 'source');
  if (stage === null || !field) return [];
  const bars = leadingTo(definition, stage).filter(({ when }) =>
    conditionsOf(when).some(({ condition }) => condition.kind === 'score'),
  );
  const differs = bars.some(({ when }) =>
    conditionsOf(when).some(({ condition }) => condition.kind === 'score' && condition.bySource),
  );
  if (bars.length === 0 || differs) return [];

  const sources = fieldValues(sample, field.key, MOST_SOURCES)
    .map(({ value, byOutcome: { won, lost, rejected } }) => {
      const closed = won + lost + rejected;
      return { value, won, closed, ...wilson(won, closed) };
    })
    .filter(({ closed }) => closed >= ENOUGH)
    .sort((a, b) => a.won / a.closed - b.won / b.closed);
  const [worst, best] = [sources[0], sources.at(-1)];
  if (!worst || !best || worst.high >= best.low) return [];
  const letThrough = both(
    reaching(looked, definition.stages[stage]!.id),
    dealsWhere(
      sample,
      (deal) => OUTCOMES[sample.outcome[deal]!] !== 'won' && textOf(sample, field, deal) === worst.value,
    ),
  );
  // One bar may be high enough for the weakest source.
  if (countOf(letThrough) === 0) return [];
  return [
    {
      id: 'one-bar-for-all-sources',
      what: `${best.value} and ${worst.value} meet the same bar, yet ${best.won} of ${best.closed} closed deals of the one were won, and ${worst.won} of ${worst.closed} of the other.`,
      why: 'A demo request is not a webinar list. A bar of its own for each such source keeps the good ones from waiting and the weak ones from flooding sales.',
      at: { kind: 'transition', id: bars[0]!.id },
      deals: letThrough,
    },
  ];
};
