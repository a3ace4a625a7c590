/** The definition that a person means by a word on the command line. */
import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { normalize } from '#shared/domain/criteria/text.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { type Door, exists, readJson } from './door.ts';

export type Named = { draft: Draft } | { file: Definition };

export const definitionOf = (named: Named): Definition =>
  'draft' in named ? named.draft.definition : named.file;

/** A definition of the open workshop by its name, or one in a JSON file. */
export async function findDefinition(door: Door, word: string): Promise<Named> {
  const drafts = await door.ask('definitions.list', {});
  const named = drafts.filter(({ definition }) => normalize(definition.name) === normalize(word));
  if (named.length > 1) {
    throw new Refusal(
      'badInput',
      `This workshop has ${named.length} definitions called “${word}”. Give one another name, or name a JSON file.`,
    );
  }
  if (named[0]) return { draft: named[0] };
  if (await exists(word)) return { file: await readDefinitionFile(word) };
  const known = drafts.map(({ definition }) => `“${definition.name}”`).join(', ');
  throw new Refusal(
    'notFound',
    `There is no definition “${word}” in this workshop, and no file of that name. ${known ? `It has ${known}.` : 'It has none yet.'}`,
  );
}

async function readDefinitionFile(path: string): Promise<Definition> {
  const read = readDefinition(await readJson(path, 'definition'));
  if (read.ok) return read.definition;
  const problems = read.problems.map(({ message }) => `  ${message}`).join('\n');
  throw new Refusal('badInput', `“${basename(path)}” is not a definition that can be used:\n${problems}`);
}
