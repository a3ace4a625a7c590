/** What workshop files of earlier versions held. */
import { gzipSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { toBuffers } from '#shared/domain/sample/buffers.ts';
import { checksum } from '../../electron/host/workshop/repositories/checksum.ts';
import { SampleRepository } from '../../electron/host/workshop/repositories/sample.ts';
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
  const { layout, buffers } = toBuffers(mixedSample(12));
  const layoutText = JSON.stringify(layout);
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
  const file = gzipSync('id,stage\n1,Won\n');
  db.prepare('INSERT INTO original VALUES (1, ?, ?)').run('deals.csv', checksum('deals.csv', file));
  const insert = db.prepare('INSERT INTO original_chunk VALUES (?, ?)');
  insert.run(0, file.subarray(0, 10));
  insert.run(1, file.subarray(10));
}

/** What a workshop of version 5 held. */
export function fillVersion5(db: Database.Database): void {
  fillVersion1(db);
  new SampleRepository(db).replace(mixedSample(12), null);
}
