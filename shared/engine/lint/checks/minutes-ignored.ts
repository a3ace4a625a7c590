import { normalize } from '../../../domain/criteria/text.ts';
import { allConditions } from '../../../domain/definition/walk.ts';
import { enumerateWords, quoted } from '../../../domain/lint/words.ts';
import { dealsWhere } from '../deals.ts';
import type { SampleCheck } from '../finding.ts';

/** A webinar counted by attendance alone, although the sample knows how long each person stayed. */
export const minutesIgnored: SampleCheck = ({ definition, sample }) => {
  const conditions = allConditions(definition).flatMap((each) => (each.kind === 'touchpoints' ? [each] : []));
  const { types, type, value, start } = sample.touchpoints;
  const asks = (measure: 'sum' | 'other', name: string) =>
    conditions.some(
      (each) =>
        (each.measure === 'sum') === (measure === 'sum') &&
        each.types.some((one) => normalize(one) === normalize(name)),
    );
  const counted = types.flatMap((name, i) =>
    /webinar|event|workshop/i.test(name) && asks('other', name) && !asks('sum', name) ? [i] : [],
  );
  const timed = new Set(counted.filter((i) => type.some((one, t) => one === i && !Number.isNaN(value[t]!))));
  if (timed.size === 0) return [];
  return [
    {
      id: 'minutes-ignored',
      what: `${enumerateWords([...timed].map((i) => quoted(types[i]!)))} counts by attendance, although the sample knows how long each person stayed.`,
      why: 'A webinar attended for five minutes is not one attended to its end.',
      deals: dealsWhere(sample, (deal) => {
        for (let t = start[deal]!; t < start[deal + 1]!; t++) if (timed.has(type[t]!)) return true;
        return false;
      }),
    },
  ];
};
