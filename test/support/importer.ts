/**
 * A process that imports a file into a workshop and kills itself, as by `kill -9`, when it has come to a point:
 * `read`: while the file is read; a number: at that chunk of the sample's storing; `stored`: when the import was answered.
 */
import Database from 'better-sqlite3';
import { createHost } from '../../electron/host/host.ts';

const [dataFolder, workshop, deals, point] = process.argv.slice(2) as [string, string, string, string];
const die = () => process.kill(process.pid, 'SIGKILL');

const prepare = Database.prototype.prepare;
let chunks = 0;
Database.prototype.prepare = function (this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  // Little memory for SQLite, so that it writes to the file long before the commit, as with a million deals.
  if (/INSERT INTO sample_buffer /.test(sql)) this.pragma('cache_size = 20');
  if (/INSERT INTO (sample|source)_chunk/.test(sql)) {
    const { run } = statement;
    statement.run = (...values: unknown[]) => {
      const result: Database.RunResult = Reflect.apply(run, statement, values);
      if (++chunks === Number(point)) die();
      return result;
    };
  }
  return statement;
} as typeof prepare;

const host = createHost({ dataFolder });
await host.call('workshop.open', { place: host.places.register(workshop) });
const place = host.places.register(deals);
const preview = await host.call('deals.preview', { place });
if (!preview.ok) throw new Error(preview.error.message);
const onProgress = () => {
  if (point === 'read') die();
};
const answer = await host.call('deals.import', { place, mapping: preview.value.mapping }, { onProgress });
if (!answer.ok) throw new Error(answer.error.message);
if (point === 'stored') die();
process.stdout.write(String(chunks));
process.exit();
