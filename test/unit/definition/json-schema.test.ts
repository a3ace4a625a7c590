import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { definitionJsonSchema } from '#shared/domain/definition/json-schema.ts';

test('the published schema is the present one (else run build/scripts/definition-schema.ts)', () => {
  const file = new URL('../../../docs/definition.schema.json', import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(definitionJsonSchema())));
});
