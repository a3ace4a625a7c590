/** A process whose disk is taken away while it has a workshop open; says what an edit and a copy are answered with. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost } from '../../electron/host/host.ts';
import { done, failureOf } from './answers.ts';

const [workshop, disk] = process.argv.slice(2) as [string, string];
const host = createHost({ dataFolder: join(mkdtempSync(join(tmpdir(), 'yardstick-test-')), 'data') });
await done(host.call('workshop.open', { place: host.places.register(workshop) }));
execFileSync('umount', ['-l', disk]);
const edit = await failureOf(host.call('workshop.rename', { name: 'Edited without a disk' }));
const copy = await failureOf(
  host.call('workshop.saveAs', { place: host.places.register(join(disk, 'sub', 'copy.yardstick')) }),
);
process.stdout.write(JSON.stringify({ edit, copy }));
process.exit();
