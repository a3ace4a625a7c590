/**
 * A process that does one kind of work on workshops over and over until it is killed, or has done `times`. Each piece of
 * work that was confirmed is a line on the output. Work begins when a line comes in, so that starting up is no part of it.
 */
import { copyFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createHost, type Host } from '../../electron/host/host.ts';
import { done } from './answers.ts';
import { smallDefinition } from './definitions.ts';

export type Work = 'edit' | 'import' | 'saveAs' | 'migration' | 'purge' | 'passphrase';

const [work, folder, times] = process.argv.slice(2) as [Work, string, string];
const host = createHost({ dataFolder: join(folder, 'data'), backupFolder: join(folder, 'backups') });
const place = (name: string) => host.places.register(join(folder, name));
const base = join(folder, 'base.yardstick');

/** A copy that is whole or not there: this is not what is under fire. */
function copyBase(piece: number): void {
  copyFileSync(base, join(folder, 'copying'));
  renameSync(join(folder, 'copying'), join(folder, `copy ${piece}.yardstick`));
}

/** Does the piece of work of a number, counted from 1. */
const PIECES: Record<Work, (host: Host, piece: number) => Promise<unknown>> = {
  edit: async (_, piece) => {
    const [draft] = await done(host.call('definitions.list', {}));
    const { id, revision } = draft!;
    await done(host.call('definitions.save', { id, revision, definition: smallDefinition('Ours', piece) }));
    if (piece % 10 === 0) await done(host.call('backups.make', {}));
  },
  import: async (_, piece) => {
    const file = place(piece % 2 === 0 ? 'even.csv' : 'odd.csv');
    const { mapping } = await done(host.call('deals.preview', { place: file }));
    await done(host.call('deals.import', { place: file, mapping }));
  },
  saveAs: (_, piece) => done(host.call('workshop.saveAs', { place: place(`copy ${piece}.yardstick`) })),
  migration: async (_, piece) => {
    copyBase(piece);
    await done(host.call('workshop.open', { place: place(`copy ${piece}.yardstick`) }));
  },
  purge: async (_, piece) => {
    copyBase(piece);
    await done(host.call('workshop.open', { place: place(`copy ${piece}.yardstick`) }));
    await done(host.call('backups.make', {}));
    await done(host.call('purge.run', { by: 'Fay' }));
  },
  passphrase: (_, piece) => done(host.call('workshop.protect', { passphrase: `passphrase ${piece}` })),
};

if (work !== 'migration' && work !== 'purge') {
  await done(host.call('workshop.open', { place: place('base.yardstick') }));
}
writeSync(1, 'ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
for (let piece = 1; piece <= Number(times); piece++) {
  await PIECES[work](host, piece);
  writeSync(1, `${piece}\n`);
}
process.exit();
