/** A definition made for other deals, asked of these: what here could be what it asks for. */
import { containsWords, words } from '../criteria/text.ts';
import type { Asks } from '../definition/asks.ts';
import { TEMPLATES } from './all.ts';
import { isCalled, propose, type SlotMapping, spelled, type TemplateSample } from './map.ts';

/** Proposes for each thing that these deals lack what could stand for it: what has its name, else what likely means it. */
export function proposeFit(
  lacking: Asks,
  sample: Pick<TemplateSample, 'fields' | 'touchpointTypes'>,
): SlotMapping[] {
  const alike = (meanings: readonly string[][]) => ({
    name: (slot: string) => slot,
    isSure: (slot: string, candidate: Named) => isCalled(spelled(slot), candidate),
    isLikely: (slot: string, { key, label }: Named) =>
      [key, label].some((own) => sharesWord(slot, own) || meansTheSame(slot, own, meanings)),
  });
  const types = sample.touchpointTypes.map((type): Named => ({ key: type, label: type }));
  return [
    ...propose(lacking.fields, sample.fields, alike(FIELDS)).map(
      (one): SlotMapping => ({ kind: 'field', ...one }),
    ),
    ...propose(lacking.touchpoints, types, alike(TOUCHPOINTS)).map(
      (one): SlotMapping => ({ kind: 'touchpoint', ...one }),
    ),
  ];
}

interface Named {
  key: string;
  label: string;
}

/** Words that stand in too many names to tell what is meant. */
const COMMON = new Set([
  'the',
  'and',
  'for',
  'date',
  'name',
  'type',
  'number',
  'sales',
  'first',
  'last',
  'lead',
  'deal',
]);

const sharesWord = (one: string, other: string): boolean =>
  tellingWords(one).some((word) => tellingWords(other).includes(word));

/** What templates know a thing to be called, each by all of its names. */
const FIELDS = TEMPLATES.flatMap(({ fields }) => fields.map((slot) => [slot.name, ...slot.words]));
const TOUCHPOINTS = TEMPLATES.flatMap(({ touchpoints }) =>
  touchpoints.map((slot) => [slot.type, ...slot.words]),
);

const meansTheSame = (one: string, other: string, meanings: readonly string[][]): boolean =>
  meanings.some((names) =>
    [one, other].every((name) => names.some((meaning) => containsWords(spelled(name), meaning))),
  );

const tellingWords = (name: string): string[] =>
  words(spelled(name)).filter((word) => word.length > 2 && !COMMON.has(word));
