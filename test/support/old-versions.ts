/** What workshop files of earlier versions held. */

import { gzipSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { layoutOf, toBuffers } from '#shared/domain/sample/buffers.ts';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { checksum } from '../../electron/host/workshop/repositories/checksum.ts';
import { SampleRepository } from '../../electron/host/workshop/repositories/sample.ts';
import { storedSample } from '../../electron/host/workshop/repositories/stored-sample.ts';
import { smallDefinition } from './definitions.ts';
import { mixedSample } from './samples.ts';

/** What a workshop of version 1 held: a name and two drafts, the second edited once. */
export function fillVersion1(db: Database.Database): void {
  const name = JSON.stringify('Before the sample');
  db.prepare('INSERT INTO setting VALUES (?, ?, ?)').run('name', name, checksum('name', name));
  const insert = db.prepare('INSERT INTO draft VALUES (?, ?, ?, ?, ?)');
  for (const [position, id] of ['a', 'b'].entries()) {
    const revision = position + 1;
    const text = JSON.stringify(smallDefinition(`Draft ${id}`));
    insert.run(id, position + 1, revision, text, checksum(id, String(revision), text));
  }
}

/** What a workshop of versions 2 to 4 held after an import. */
export function fillSample(db: Database.Database): void {
  fillDeals(db);
  const file = gzipSync('id,stage\n1,Won\n');
  db.prepare('INSERT INTO original VALUES (1, ?, ?)').run('deals.csv', checksum('deals.csv', file));
  const insert = db.prepare('INSERT INTO original_chunk VALUES (?, ?)');
  insert.run(0, file.subarray(0, 10));
  insert.run(1, file.subarray(10));
}

/** The deals of versions 2 to 12: all numbers in full width. */
export function fillDeals(db: Database.Database): void {
  const sample = mixedSample(12);
  const buffers = inFullWidth(sample);
  const sizes = [...buffers].map(([name, { byteLength }]) => ({ name, bytes: byteLength }));
  const layoutText = JSON.stringify(layoutOf(sample, sizes));
  const sums = new Map([...buffers].map(([name, bytes]) => [name, checksum(bytes)]));
  const names = [...sums.keys()].sort();
  const fingerprint = checksum(layoutText, ...names.flatMap((name) => [name, sums.get(name)!])).toString(
    'hex',
  );
  const row = checksum(JSON.stringify([fingerprint, layoutText, null, null]));
  db.prepare('INSERT INTO sample VALUES (1, ?, ?, NULL, NULL, ?)').run(fingerprint, layoutText, row);
  for (const [name, bytes] of buffers) {
    db.prepare('INSERT INTO sample_buffer VALUES (?, ?)').run(name, sums.get(name));
    if (bytes.length > 0) db.prepare('INSERT INTO sample_chunk VALUES (?, 0, ?)').run(name, bytes);
  }
}

function inFullWidth(sample: Sample): Map<string, Uint8Array> {
  const { buffers } = toBuffers(sample);
  const { touchpoints } = sample;
  const numbers: [string, Uint32Array | Float64Array | undefined][] = [
    ['createdAt', sample.createdAt],
    ['closedAt', sample.closedAt],
    ['touchpoints:start', touchpoints.start],
    ['touchpoints:at', touchpoints.at],
    ['touchpoints:value', touchpoints.value],
    ['touchpoints:person', touchpoints.person],
  ];
  for (const [key, column] of sample.columns) {
    if (column.kind === 'text') numbers.push([`field:${key}:codes`, column.codes]);
    else numbers.push([`field:${key}:values`, column.values]);
    numbers.push([`field:${key}:knownAt`, column.knownAt]);
  }
  for (const [name, wide] of numbers) if (wide) buffers.set(name, new Uint8Array(wide.slice().buffer));
  return buffers;
}

/** What a workshop of version 5 held. */
export function fillVersion5(db: Database.Database): void {
  fillVersion1(db);
  new SampleRepository(db).replace(storedSample(mixedSample(12)), null);
}

/** What a workshop of version 14 held beside its drafts: a round that was revealed. */
export function fillVersion14(db: Database.Database): void {
  fillVersion1(db);
  const at = '2026-03-01T09:00:00.000Z';
  const round = ['r', 'First', at, '["Out","Lead"]', '["D1"]', '30', at];
  db.prepare(
    `INSERT INTO round (id, position, name, made_at, categories, deals, shown_days, revealed_at, checksum)
     VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(...round, checksum(...round));
  const ana = ['p', 'r', 'Ana', 'sales', '1', '[1]'];
  db.prepare(
    `INSERT INTO participant (id, round, position, name, side, done, answers, checksum)
     VALUES (?, ?, 1, ?, ?, ?, ?, ?)`,
  ).run(...ana, checksum(...ana));
}
