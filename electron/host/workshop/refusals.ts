import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';

/** What is said where a part of the file isn't what was written into it. */
export const damaged = (): Refusal =>
  new Refusal(
    'damagedWorkshop',
    'This workshop file is damaged, and nothing was changed in it. Open a copy or a backup of it; ' +
      'files are damaged mostly by a stick pulled out too early or an unfinished download.',
  );

export const locked = (path: string): Refusal =>
  new Refusal(
    'locked',
    `“${basename(path)}” is protected with a passphrase. Enter it to open the workshop. ` +
      '(If nobody ever set one, the file is damaged, or no workshop at all.)',
  );

export const wrongPassphrase = (path: string): Refusal =>
  new Refusal(
    'wrongPassphrase',
    `This passphrase does not open “${basename(path)}”: it is another one, or the file is damaged. ` +
      'Nobody can tell which, and nothing was changed. Mind capitals and spaces, or try a backup.',
  );

const inUse = (): Refusal =>
  new Refusal(
    'inUse',
    'This workshop is already open in another Yardstick. Close it there first, or open a copy of the file.',
  );

const cannotWrite = (why: string): Refusal =>
  new Refusal('cannotWrite', `${why} What was saved before is safe; this last change was not saved.`);

/** What SQLite said, as a sentence with what to do; anything else is returned as it is. */
export function workshopRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return damaged();
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return inUse();
  if (code === 'SQLITE_FULL') {
    return cannotWrite('The disk is too full for this workshop: make some room, or save it on another disk.');
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    return cannotWrite(
      'The workshop can’t be written where it is: copy it to a folder of your own and open it there.',
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return cannotWrite('The disk with this workshop can’t be reached: check the stick or the network drive.');
  }
  return error;
}
