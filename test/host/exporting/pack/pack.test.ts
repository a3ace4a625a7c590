import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { classify } from '#shared/domain/classify/classify.ts';
import { namesFor } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { contextOf, readDeal } from '#shared/domain/sample/deal.ts';
import { SQLITE } from '#shared/domain/sql/dialect.ts';
import { sqlFields } from '#shared/domain/sql/tables.ts';
import { toSql } from '#shared/domain/sql/to-sql.ts';
import { csv } from '../../../../electron/host/exporting/pack/csv.ts';
import { goldenLeads } from '../../../../electron/host/exporting/pack/golden/leads.ts';
import { packFor } from '../../../../electron/host/exporting/pack/pack.ts';
import { arbitraryDefinition, arbitrarySample } from '../../../fixtures/arbitrary.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { done, hostIn } from '../../../support/host.ts';
import { askSqlite } from '../../../unit/sql/databases.ts';
import { longest, sides, workshop } from '../fixtures.ts';
import { decisionFor } from './deciding.ts';
import { zen } from './engines.ts';

const { sample } = workshop;
const fileOf = (definition: Definition, path: string, from: typeof sample | null = sample): string =>
  packFor(definition, from).files.find((file) => file.path === path)?.content ?? '';

test('the pack is saved as a zip whose files are those that it lists', async () => {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  await done(host.call('workshop.openSample', { fresh: true }));
  const [draft] = await done(host.call('definitions.list', {}));
  const path = join(folder, 'pack.zip');
  const saved = await done(
    host.call('pack.export', { definition: draft!.id, place: host.places.register(path) }),
  );
  const files = unzipSync(new Uint8Array(await readFile(path)));
  expect(Object.keys(files)).toEqual(saved.files);
  expect(JSON.parse(strFromU8(files['definition.json']!))).toEqual(draft!.definition);
  const readme = strFromU8(files['README.md']!);
  for (const file of saved.files.slice(1)) expect(readme).toContain(`\`${file}\``);
});

test('the README says what each target can’t hold', () => {
  const { targets, files } = packFor(sides.marketing, sample);
  const readme = files[0]!.content.replace(/\\(.)/g, '$1');
  for (const { unsupported } of targets) for (const what of unsupported) expect(readme).toContain(what);
  const sheet = targets.find(({ name }) => name.endsWith('HubSpot'))!;
  expect(sheet.unsupported.join('\n')).toContain('moves forward only');
  expect(sheet.unsupported.join('\n')).toContain('Content download');
});

test('build sheets name every rule and every stage', () => {
  for (const definition of [...workshop.definitions, longest()]) {
    const sheets = packFor(definition, sample).files.filter(({ path }) => path.startsWith('build-sheets/'));
    expect(sheets).toHaveLength(3);
    for (const { content } of sheets) {
      const sheet = content.replace(/\\(.)/g, '$1');
      for (const { name } of [...definition.scoring.rules, ...definition.stages])
        expect(sheet).toContain(name);
    }
  }
});

describe('golden leads', () => {
  test('show each rule, met and missed, each threshold and each step', () => {
    for (const definition of workshop.definitions) {
      const { leads, unshown } = goldenLeads(definition, sample, namesFor(definition, sample.fields));
      expect(unshown).toEqual([]);
      const shown = leads.flatMap(({ purposes }) => purposes);
      for (const { name } of definition.scoring.rules) {
        expect(shown).toContain(`Rule “${name}”: just met`);
        expect(shown).toContain(`Rule “${name}”: just missed`);
      }
      for (const transition of definition.transitions) {
        expect(leads.some(({ taken }) => taken.has(transition.id))).toBe(true);
      }
    }
  });

  test('get the score and the stage in SQLite that the reference expects', async () => {
    for (const definition of workshop.definitions) {
      const golden = goldenLeads(definition, sample, namesFor(definition, sample.fields));
      const context = contextOf(golden.sample);
      const fields = sqlFields(golden.sample);
      const { sql } = toSql(definition, {
        dialect: SQLITE,
        fields,
        timeZone: 'UTC',
        asOf: golden.sample.asOf,
      });
      const rows = await askSqlite(golden.sample, fields, sql);
      expect(rows).toHaveLength(golden.leads.length);
      for (const row of rows) {
        const { classification } = golden.leads[Number(row.deal)]!;
        expect(classification).toEqual(
          classify(context, readDeal(golden.sample, Number(row.deal)), definition),
        );
        expect([row.score, row.reached_stage, row.current_stage]).toEqual([
          classification.score.points,
          classification.reached,
          classification.current,
        ]);
      }
    }
  });

  test('get the score from GoRules that their inputs expect', async () => {
    const definition = sides.marketing;
    const leads = JSON.parse(fileOf(definition, 'golden/inputs.json'));
    expect(leads.length).toBeGreaterThan(definition.scoring.rules.length);
    const engine = zen(definition)(decisionFor(sample, definition));
    for (const { inputs, expectedScore } of leads) {
      const { score } = await engine(inputs, definition.stages[0]!.id);
      expect(score).toBe(Math.round(expectedScore * 1000));
    }
  });
});

test('any definition over any fields gets a pack', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(arbitrarySample, arbitraryDefinition, (any, definition) => {
      const paths = packFor(definition, any).files.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
    }),
    { numRuns: Number(process.env.YARDSTICK_AGREEMENT_RUNS ?? 20) },
  );
});

test('a workshop without deals gets a pack too', () => {
  const leads = fileOf(sides.sales, 'golden/leads.csv', null);
  expect(leads.split('\r\n').length).toBeGreaterThan(sides.sales.scoring.rules.length);
  expect(fileOf(sides.sales, 'sql/sqlite.sql', null)).toContain('WITH RECURSIVE');
});

test('no cell of a table becomes a formula in a spreadsheet', () => {
  expect(csv([['=1+1', '+1', '-2', '@x', '\t=1', 'plain', -5, 'a,"b"\nc', null, true]])).toBe(
    `'=1+1,+1,-2,'@x,"'\t=1",plain,-5,"a,""b""\nc",,true\r\n`.replace(`"'\t=1"`, `'\t=1`),
  );
  const hostile = structuredClone(sides.marketing);
  for (const rule of hostile.scoring.rules) rule.name = '=HYPERLINK("x")';
  for (const stage of hostile.stages) stage.name = '@SUM(1)';
  const cells = fileOf(hostile, 'golden/leads.csv').split(/,|\r\n/);
  expect(cells).toContain("'@SUM(1)");
  expect(cells.filter((cell) => /^"?[=@+]/.test(cell))).toEqual([]);
});
