/** The definition itself, and the language it is written in. */
import { definitionJsonSchema } from '#shared/domain/definition/json-schema.ts';
import type { PackSource, Target } from './target.ts';

export const definitionTarget = ({ definition }: PackSource): Target => ({
  name: 'Definition',
  files: [
    {
      path: 'definition.json',
      content: `${JSON.stringify(definition, null, 2)}\n`,
      holds: 'the definition itself; Yardstick reads it back',
    },
    {
      path: 'definition.schema.json',
      content: `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`,
      holds: 'the language of definition.json, as a JSON Schema (draft 2020-12)',
    },
  ],
  unsupported: [],
});
