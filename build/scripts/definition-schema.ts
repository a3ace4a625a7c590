/** Writes docs/definition.schema.json anew: `node build/scripts/definition-schema.ts`, after a change of the schema. */
import { writeFileSync } from 'node:fs';
import { definitionJsonSchema } from '#shared/domain/definition/json-schema.ts';

const file = new URL('../../docs/definition.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(definitionJsonSchema(), null, 2)}\n`);
