/** A process that tries everything that writes a workshop, and says what each was answered with: null where it went well. */
import { dirname, join } from 'node:path';
import type { Answer, Failure } from '#shared/contract/failure.ts';
import { createHost } from '../../electron/host/host.ts';
import { done } from './answers.ts';
import { smallDefinition } from './definitions.ts';

const [workshop, deals] = process.argv.slice(2) as [string, string];
/** The workshop's own disk, which is full. */
const disk = dirname(workshop);
const host = createHost({
  dataFolder: join(dirname(deals), 'data'),
  backupFolder: join(disk, 'backups'),
  backsUpEdits: false,
});
const failures: Record<string, Failure | null> = {};
const attempt = async (name: string, work: Promise<Answer<unknown>>) => {
  const answer = await work;
  failures[name] = answer.ok ? null : answer.error;
};

await done(host.call('workshop.open', { place: host.places.register(workshop) }));
const [draft] = await done(host.call('definitions.list', {}));
const edited = { id: draft!.id, revision: draft!.revision, definition: smallDefinition('Ours', 2) };
const place = host.places.register(deals);
const { mapping } = await done(host.call('deals.preview', { place }));
await attempt('import', host.call('deals.import', { place, mapping }));
// More than there is room for.
const reasons = Array.from({ length: 200 }, (_, i) => ({ id: `r${i}`, name: `${i} ${'x'.repeat(190)}` }));
const large = { ...edited.definition, reasons, checklist: reasons };
await attempt('edit', host.call('definitions.save', { ...edited, definition: large }));
// A small one takes the room that is there.
await done(host.call('definitions.save', edited));
const beside = (name: string) => host.places.register(join(disk, name));
const copy = beside('copy.yardstick');
await attempt('backup', host.call('backups.make', {}));
const page = { definition: draft!.id, paper: 'A4' as const, format: 'html' as const };
await attempt('export', host.call('document.export', { ...page, place: beside('page.html') }));
await attempt('protect', host.call('workshop.protect', { passphrase: 'a passphrase' }));
// Where there was room for one copy after all, there is nothing to learn from the others.
if (failures.protect) {
  await attempt('purge', host.call('purge.run', { by: '' }));
  await attempt('saveAs', host.call('workshop.saveAs', { place: copy }));
  await attempt('create', host.call('workshop.create', { place: beside('new.yardstick'), name: 'New' }));
} else await done(host.call('workshop.protect', { passphrase: null }));
// The workshop goes on as it was.
await done(host.call('definitions.list', {}));
await host.close();
process.stdout.write(JSON.stringify(failures));
process.exit();
