/** A process that imports one file into a new workshop, and prints how long that took and what memory it needed. */
import { dirname, join } from 'node:path';
import { createHost } from '../../electron/host/host.ts';
import { timed } from './report.ts';

const [csv, workshop, typingThread] = process.argv.slice(2) as [string, string, string];
const host = createHost({ dataFolder: join(dirname(workshop), 'data'), typingThread });
const done = async <T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; error: { message: string } }>,
) => {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
await done(host.call('workshop.create', { place: host.places.register(workshop), name: 'Bench' }));
const place = host.places.register(csv);
const { mapping } = await done(host.call('deals.preview', { place }));
const milliseconds = await timed(() => done(host.call('deals.import', { place, mapping })));
await host.close();
process.stdout.write(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
