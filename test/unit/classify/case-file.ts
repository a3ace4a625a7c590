/**
 * The form of the files in `cases/`: a question about definitions, asked in JSON that a person in revenue
 * operations can read and add to. `cases/README.md` explains it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Criterion, Definition } from '#shared/domain/definition/schema.ts';
import { buildSample, type PlainDeal, type PlainField } from '#shared/domain/sample/build.ts';
import type { FieldType, Sample } from '#shared/domain/sample/sample.ts';

/** What is left out of a definition is empty. */
export interface DefinitionFragment {
  stages?: string[];
  transitions?: Record<string, unknown>[];
  rules?: Record<string, unknown>[];
  groups?: Record<string, unknown>[];
  categories?: Definition['scoring']['categories'];
  total?: Definition['scoring']['total'];
  bands?: Record<string, unknown>[];
  checklist?: Record<string, unknown>[];
}

export interface CaseFile {
  about: string;
  /** By key: the type, or the type with more about the field. */
  fields?: Record<string, FieldType | Omit<PlainField, 'key'>>;
  timeZone?: string;
  asOf?: string;
  /** Other deals of the sample. */
  otherDeals?: PlainDeal[];
  definition?: DefinitionFragment;
  /** Criteria, each with a deal and its value at the deal's end. */
  criteria?: { why: string; when: Criterion; deal?: PlainDeal; is: string }[];
  /** Deals, each with what the definition says of it. Scores in points. */
  deals?: { why: string; deal: PlainDeal; expect: Record<string, unknown> }[];
}

const folder = join(import.meta.dirname, 'cases');

/** All files of cases, by name. */
export const caseFiles = (): [name: string, file: CaseFile][] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);

/** The sample of a case: its deal first, then the file's other deals. */
export function sampleOf(file: CaseFile, deal: PlainDeal): Sample {
  const fields = Object.entries(file.fields ?? {}).map(([key, field]) =>
    typeof field === 'string' ? { key, type: field } : { key, ...field },
  );
  return buildSample({
    fields,
    deals: [deal, ...(file.otherDeals ?? [])],
    ...(file.asOf !== undefined && { asOf: file.asOf }),
    ...(file.timeZone !== undefined && { timeZone: file.timeZone }),
  });
}

/** The whole definition of a fragment. */
export function completeDefinition(fragment: DefinitionFragment): Definition {
  const transitions = fragment.transitions ?? [];
  const reasons = new Set(transitions.flatMap(({ reason }) => (typeof reason === 'string' ? [reason] : [])));
  const read = readDefinition({
    format: 'yardstick.definition',
    version: 1,
    name: 'Case',
    side: 'agreed',
    stages: (fragment.stages ?? ['Lead', 'MQL']).map((name) => ({
      id: name,
      name,
      owner: null,
      meaning: '',
      requiredFields: [],
      slaHours: null,
      band: null,
    })),
    transitions: transitions.map((transition) => {
      const id = [transition.kind, transition.from, transition.to ?? transition.reason].join(' ');
      return { id, ...transition };
    }),
    checklist: (fragment.checklist ?? []).map((item) => ({ name: item.id, ...item })),
    reasons: [...reasons].map((id) => ({ id, name: id })),
    scoring: {
      rules: (fragment.rules ?? []).map((rule) => ({ name: rule.id, category: 'fit', ...rule })),
      groups: (fragment.groups ?? []).map((group) => ({ name: group.id, category: 'fit', ...group })),
      categories: fragment.categories ?? {},
      total: fragment.total ?? {},
      bands: (fragment.bands ?? []).map((band) => ({ name: band.id, of: 'total', ...band })),
    },
  });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.definition;
}

/** A fragment with a transition more, whose criterion is the one to look at. */
export function definitionAsking(file: CaseFile, when: Criterion): Definition {
  const fragment = file.definition ?? {};
  const [from, to] = fragment.stages ?? ['Lead', 'MQL'];
  return completeDefinition({
    ...fragment,
    transitions: [{ id: 'asked', kind: 'advance', from, to, when }],
  });
}
