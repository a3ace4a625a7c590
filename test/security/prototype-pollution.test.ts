/**
 * Names that every object has anyway (`__proto__`, `constructor`, `toString`) in what comes from outside: they are names
 * like others, and nothing reaches the prototypes that all objects share.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { mappingSchema } from '#shared/contract/mapping.ts';
import { METHOD_NAMES } from '#shared/contract/method-names.ts';
import { canonicalJson } from '#shared/domain/definition/canonical.ts';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { smallDefinition } from '../support/definitions.ts';
import { temporaryFolder } from '../support/folder.ts';
import { done, hostIn } from '../support/host.ts';

/** As an attacker writes it: JSON.parse makes `__proto__` a property of its own. */
const HOSTILE = '"__proto__":{"taken":true},"constructor":{"prototype":{"taken":true}}';
const poisoned = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll('{}', `{${HOSTILE}}`)
      .replace(/\{(?=")/g, `{${HOSTILE},`),
  );

afterEach(() => {
  const shared = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Map.prototype];
  try {
    expect('taken' in {}).toBe(false);
    for (const prototype of shared) expect(Object.keys(prototype)).toEqual([]);
  } finally {
    for (const prototype of shared) Reflect.deleteProperty(prototype, 'taken');
  }
});

describe('the contract', () => {
  test('every method takes poisoned arguments for what they are', async () => {
    const host = hostIn(temporaryFolder());
    await done(host.call('workshop.openSample', { fresh: true }));
    const [draft] = await done(host.call('definitions.list', {}));
    const given = {
      id: draft!.id,
      definition: draft!.definition,
      draft: draft!.id,
      revision: draft!.revision,
      settings: {},
      name: 'Name',
      place: 'no place',
      by: 'Fay',
    };
    for (const method of METHOD_NAMES) {
      const answer = await host.call(method as string, poisoned(given));
      if (!answer.ok) expect(answer.error.code, method).not.toBe('internal');
      expect('taken' in (answer as object), method).toBe(false);
    }
  });

  test('no method has a name that objects have anyway', async () => {
    const host = hostIn(temporaryFolder());
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(await host.call(name, {})).toMatchObject({ ok: false, error: { code: 'badInput' } });
    }
  });
});

test('a definition’s file: what does not belong there is refused or left out at every depth', () => {
  const read = readDefinition(poisoned(smallDefinition('Hostile')));
  if (read.ok) expect(read.definition).toEqual(smallDefinition('Hostile'));
  else expect(read.problems.length).toBeGreaterThan(0);
  expect(JSON.stringify(read)).not.toContain('taken');
});

test('a definition keeps nothing under a name that every object has', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const hostile = JSON.parse(JSON.stringify(smallDefinition('Hostile')).replaceAll('"mql"', `"${name}"`));
    expect(readDefinition(hostile)).toMatchObject({
      ok: false,
      problems: [{ path: ['stages', 1, 'id'] }, {}],
    });
  }
});

describe('a source or a field of such a name', () => {
  const NAMES = ['__proto__', 'constructor', 'toString'];
  const byName = <T>(value: T): Record<string, T> =>
    Object.fromEntries(NAMES.map((name) => [name, value] as const));

  test('keeps the threshold that a definition gives it', () => {
    const definition = smallDefinition('By source');
    const [step] = definition.transitions;
    if (step?.when.kind !== 'score') throw new Error('The step asks for no score.');
    step.when.bySource = byName({ op: 'atLeast', value: 30 });
    const read = readDefinition(JSON.parse(JSON.stringify(definition)));
    expect(read.ok && canonicalJson(read.definition)).toBe(canonicalJson(definition));
  });

  test('keeps what it costs', async () => {
    const host = hostIn(temporaryFolder());
    await done(host.call('workshop.openSample', { fresh: true }));
    await done(host.call('settings.set', { channelCosts: byName({ per: 'lead', amount: 20 }) }));
    const { channelCosts } = await done(host.call('settings.get', {}));
    expect(Object.keys(channelCosts).sort()).toEqual([...NAMES].sort());
  });

  test('is known when the room says so, and else as it was imported', async () => {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    await done(
      host.call('workshop.create', {
        place: host.places.register(join(folder, 'new.yardstick')),
        name: 'Names',
      }),
    );
    const file = join(folder, 'deals.csv');
    writeFileSync(file, ['Deal ID,one,two,three', 'D-1,a,b,c', 'D-2,d,e,f'].join('\n'));
    const place = host.places.register(file);
    const { mapping } = await done(host.call('deals.preview', { place }));
    const columns = mapping.columns.map((column) => ({
      ...column,
      ...(column.column > 0 && { key: NAMES[column.column - 1]!, role: null }),
    }));
    await done(host.call('deals.import', { place, mapping: { ...mapping, columns } }));
    const { corrections } = await done(host.call('sample.correct', { corrections: { [NAMES[0]!]: 'end' } }));
    expect(Object.entries(corrections)).toEqual([[NAMES[0], 'end']]);
    // The next export is read as the room said of this one.
    const next = await done(host.call('deals.preview', { place }));
    expect(next.mapping.columns.slice(1).map(({ known }) => known)).toEqual(['end', 'start', 'start']);
  });
});

test('a mapping: poison is left out at every depth', () => {
  const mapping = {
    format: 'yardstick.mapping',
    version: 2,
    source: null,
    dialect: { encoding: 'utf-8', delimiter: ',', headerRow: 1 },
    columns: [],
    outcomes: { Won: 'won' },
    others: [],
    cleaning: [{ table: 0, column: 0, from: ['a'], to: 'b' }],
  };
  const hostile = JSON.parse(JSON.stringify(poisoned(mapping)).replace(/("outcomes":\{).*?("Won")/, '$1$2'));
  expect(mappingSchema.parse(hostile)).toEqual(mappingSchema.parse(mapping));
});

test('a status of this name means nothing by itself, and is asked about as any other', async () => {
  const folder = temporaryFolder();
  const host = hostIn(folder);
  const file = join(folder, 'deals.csv');
  const status = (i: number) => (i % 4 === 3 ? 'constructor' : i % 2 ? 'Closed Lost' : 'Closed Won');
  const rows = Array.from({ length: 60 }, (_, i) => `D-${i},Company ${i},${status(i)},${i * 10}`);
  writeFileSync(file, ['Deal ID,Company,Deal Stage,Amount', ...rows].join('\n'));
  const { statusValues } = await done(host.call('deals.preview', { place: host.places.register(file) }));
  expect(statusValues).toContainEqual({ value: 'constructor', rows: 15, outcome: null });
});

describe('deals whose columns and values have such names', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const HARMLESS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
  const rows = (names: readonly string[]) =>
    Array.from({ length: 60 }, (_, i) => {
      const value = names[i % names.length]!;
      // A status of `__proto__` has no place in a mapping: its rows stay out, with a reason.
      const status = i % 8 === 7 ? names[1] : i % 2 ? 'Lost' : 'Won';
      return [i, value, value, names[(i + 1) % names.length], status].join(',');
    });
  const definition = (names: readonly string[], fields: readonly string[]): Definition => {
    const small = smallDefinition('Hostile', 30);
    small.scoring.rules = fields.map((field, i) => ({
      id: `rule-${i}`,
      name: names[i]!,
      category: 'fit',
      when: { kind: 'field', field, op: 'isAnyOf', values: [names[i]!, names[i + 1]!] },
      points: 20,
    }));
    return small;
  };

  /** Imports the deals and says what becomes of each. */
  async function classified(names: readonly string[]) {
    const folder = temporaryFolder();
    const host = hostIn(folder);
    const file = join(folder, 'deals.csv');
    writeFileSync(file, [`Deal ID,${names[0]},${names[1]},${names[2]},Status`, ...rows(names)].join('\n'));
    await done(
      host.call('workshop.create', {
        place: host.places.register(join(folder, 'new.yardstick')),
        name: names[0]!,
      }),
    );
    const place = host.places.register(file);
    const { mapping } = await done(host.call('deals.preview', { place }));
    const outcomes = { Won: 'won', Lost: 'lost', [names[1]!]: 'rejected' } as const;
    const isOurs = (column: number) => column >= 1 && column <= 3;
    const columns = mapping.columns.map((given) => ({
      ...given,
      use: true,
      ...(isOurs(given.column) && { key: names[given.column - 1]!, type: 'category' as const, role: null }),
      ...(given.header === 'Status' && { type: 'category' as const, role: 'outcome' as const }),
    }));
    const report = await done(
      host.call('deals.import', { place, mapping: { ...mapping, columns, outcomes } }),
    );
    const fields = names.slice(0, 3);
    const run = await done(
      host.call('simulation.run', { definition: definition(names, fields), deals: true }),
    );
    const draft = await done(host.call('definitions.create', { definition: definition(names, fields) }));
    const pack = await done(
      host.call('pack.export', {
        definition: draft.id,
        place: host.places.register(join(folder, 'pack.zip')),
      }),
    );
    return { deals: report.deals, leftOut: report.leftOut, run, files: pack.files.length };
  }

  test('are read, classified and packed like any others', async () => {
    const harmless = await classified(HARMLESS);
    const hostile = await classified(NAMES);
    expect(harmless).toMatchObject({ deals: 60, leftOut: 0 });
    expect(new Set(harmless.run.perDeal!.map(({ outcome }) => outcome)).size).toBe(3);
    const plain = (text: unknown) =>
      NAMES.reduce(
        (all, name, i) => all.replaceAll(name, HARMLESS[i]!),
        JSON.stringify(text, (key, value) => (key === 'reachedAt' ? Object.keys(value) : value)),
      );
    expect(plain(hostile)).toBe(plain(harmless));
  });
});
