/** What happened to one deal, really and by each definition, and what would have had to be otherwise. */
import { describeDataChange, describeDefinitionChanges } from '../../domain/classify/change-words.ts';
import { classify } from '../../domain/classify/classify.ts';
import { smallestDataChange, smallestDefinitionChange } from '../../domain/classify/counterfactual.ts';
import { normalize } from '../../domain/criteria/text.ts';
import { namesFor, reasonName, stageName } from '../../domain/definition/names.ts';
import type { Definition } from '../../domain/definition/schema.ts';
import { DAY } from '../../domain/sample/calendar.ts';
import { type Deal, readDeal, type SampleContext } from '../../domain/sample/deal.ts';
import { beginOf, endOf } from '../../domain/sample/deal-ends.ts';
import type { Instant, Sample } from '../../domain/sample/sample.ts';

export interface DealStory {
  /** When it began; null where neither its creation nor a touchpoint says. */
  begin: Instant | null;
  end: Instant;
  touchpoints: { type: string; at: Instant }[];
  /** Stages that it really reached, with their dates. */
  real: { stage: string; at: Instant }[];
  /** In the order of the drafts that were asked about. */
  byDefinition: DefinitionStory[];
}

export interface DefinitionStory {
  draft: string;
  name: string;
  side: Definition['side'];
  /** The stages after the first that it would have reached, by name. */
  reached: {
    stage: string;
    at: Instant;
    /** Days before the real date at that stage; negative if later. Null where no date is recorded. */
    daysEarlier: number | null;
  }[];
  out: { reason: string; at: Instant } | null;
}

/** What would have brought a deal further; null where three changes won't do. */
export interface Otherwise {
  data: { words: string[]; stage: string } | null;
  definition: { words: string[]; stage: string } | null;
}

/** The story of the deal at a position. */
export function dealStory(
  sample: Sample,
  context: SampleContext,
  index: number,
  drafts: readonly { draft: string; definition: Definition }[],
): DealStory {
  const deal = readDeal(sample, index);
  const real = realStages(sample, deal);
  const begin = beginOf(sample, index);
  return {
    begin: Number.isNaN(begin) ? null : begin,
    end: endOf(sample, index).ends,
    touchpoints: deal.touchpoints.map(({ type, at }) => ({ type, at })),
    real,
    byDefinition: drafts.map(({ draft, definition }): DefinitionStory => {
      const { reachedAt, out } = classify(context, deal, definition);
      const names = namesFor(definition);
      return {
        draft,
        name: definition.name,
        side: definition.side,
        reached: definition.stages.slice(1).flatMap(({ id, name }) => {
          const at = reachedAt[id];
          if (at === undefined) return [];
          const really = real.find(({ stage }) => normalize(stage) === normalize(name));
          return [{ stage: name, at, daysEarlier: really ? (really.at - at) / DAY : null }];
        }),
        out: out && { reason: reasonName(names, out.reason), at: out.at },
      };
    }),
  };
}

function realStages({ fields }: Sample, deal: Deal): DealStory['real'] {
  return fields
    .flatMap(({ role, stage, label, key }) => {
      const value = role === 'stageDate' ? deal.values.get(key) : undefined;
      return value?.kind === 'date' ? [{ stage: stage ?? label, at: value.value }] : [];
    })
    .sort((a, b) => a.at - b.at);
}

/** What would have brought the deal at a position further by a definition. */
export function otherwise(
  sample: Sample,
  context: SampleContext,
  index: number,
  definition: Definition,
): Otherwise {
  const deal = readDeal(sample, index);
  const names = namesFor(definition, sample.fields);
  const data = smallestDataChange(context, deal, definition);
  const rules = smallestDefinitionChange(context, deal, definition);
  return {
    data: data && {
      words: data.changes.map((change) => describeDataChange(change, names)),
      stage: stageName(names, data.reaches),
    },
    definition: rules && {
      words: describeDefinitionChanges(rules.changes, definition, sample.fields),
      stage: stageName(names, rules.reaches),
    },
  };
}
