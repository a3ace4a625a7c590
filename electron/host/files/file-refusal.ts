import { basename } from 'node:path';
import { Refusal } from '#shared/contract/failure.ts';

/** What the file system said about a file, as a sentence with what to do; it names the file, never its folder. */
export function fileRefusal(error: unknown, path: string, doing: 'read' | 'write'): unknown {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = `“${basename(path)}”`;
  if (doing === 'read') {
    const sentence = READING[code];
    return sentence ? new Refusal('unreadableFile', sentence(name)) : error;
  }
  const sentence = WRITING[code];
  return sentence ? new Refusal('cannotWrite', sentence(name)) : error;
}

type Sentences = Record<string, (name: string) => string>;

const READING: Sentences = {
  ENOENT: (name) => `${name} is no longer there. It may have been moved or renamed; choose it again.`,
  ENOTDIR: (name) => `${name} is no longer there. It may have been moved or renamed; choose it again.`,
  EACCES: (name) =>
    `You don't have permission to read ${name}. Ask its owner for access, or copy it elsewhere.`,
  EPERM: (name) =>
    `You don't have permission to read ${name}. Ask its owner for access, or copy it elsewhere.`,
  EISDIR: (name) => `${name} is a folder. Choose a file in it.`,
  EBUSY: (name) => `${name} is in use by another program. Close it there, then try again.`,
  EIO: (name) => `${name} can't be read from its disk. Copy it to another disk and try again.`,
};

const WRITING: Sentences = {
  ENOENT: (name) => `The folder for ${name} is no longer there. Choose another one.`,
  ENOTDIR: (name) => `The folder for ${name} is no longer there. Choose another one.`,
  EACCES: (name) => `You don't have permission to write ${name} there. Choose another folder.`,
  EPERM: (name) => `You don't have permission to write ${name} there. Choose another folder.`,
  EROFS: (name) => `${name} can't be written: the disk is write-protected. Choose another folder.`,
  EISDIR: (name) => `${name} is a folder. Choose another name.`,
  ENOSPC: (name) => `The disk is too full for ${name}. Make some room, or choose another disk.`,
  EDQUOT: (name) => `The disk is too full for ${name}. Make some room, or choose another disk.`,
  EBUSY: (name) => `${name} is in use by another program. Close it there, then try again.`,
  EIO: (name) => `${name} can't be written to its disk. Choose another one.`,
  ENAMETOOLONG: (name) => `The name ${name} is too long. Choose a shorter one.`,
};
