/** The pack for the CRM's admin: one definition in every form that a system takes. */
import { strToU8, zipSync } from 'fflate';
import { fingerprint } from '#shared/domain/definition/fingerprint.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { buildSheetTargets } from './build-sheets/target.ts';
import { decisionTargets } from './decision/target.ts';
import { definitionTarget } from './definition-target.ts';
import { sampleOfAskedFields } from './fields.ts';
import { goldenTarget } from './golden/target.ts';
import { readme } from './readme.ts';
import { sqlTargets } from './sql-target.ts';
import type { PackFile, PackSource, Target } from './target.ts';

export interface Pack {
  targets: Target[];
  /** Of all targets, with the README first. */
  files: PackFile[];
}

/** @param sample null where the workshop has no deals yet */
export function packFor(definition: Definition, sample: Sample | null): Pack {
  const tested = sample ?? sampleOfAskedFields(definition);
  const source: PackSource = {
    definition,
    fingerprint: fingerprint(definition),
    sample: tested,
    fields: sqlFields(tested),
    names: namesFor(definition, tested.fields),
  };
  const targets = [
    definitionTarget(source),
    ...buildSheetTargets(source),
    goldenTarget(source),
    ...sqlTargets(source),
    ...decisionTargets(source),
  ];
  const first: PackFile = {
    path: 'README.md',
    content: readme(targets, source),
    holds: 'what is in the pack',
  };
  return { targets, files: [first, ...targets.flatMap(({ files }) => files)] };
}

/** The pack's files as a zip. */
export const zipOf = ({ files }: Pack, madeAt: Date): Uint8Array =>
  zipSync(
    Object.fromEntries(
      files.map(({ path, content }) => [path, [strToU8(content), { mtime: madeAt }] as const]),
    ) as Record<string, [Uint8Array, { mtime: Date }]>,
  );
