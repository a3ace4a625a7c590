import { basename } from 'node:path';
import type { Instant } from '#shared/domain/sample/sample.ts';
import type { Compression } from '../../files/compression.ts';

/** A file that an earlier import brought, as the workshop keeps it. It is read where it is, never written out. */
export interface KeptFile {
  name: string;
  bytes: Uint8Array;
  /** The same, compressed, in pieces, and by what. */
  compressed: readonly Uint8Array[];
  compression: Compression;
  modifiedAt: Instant;
  /** When it came, ISO 8601; null where that was not kept. */
  addedAt: string | null;
}

/** What is imported: files by their path, and files that the workshop keeps. */
export type ImportFile = string | KeptFile;

export const nameOfFile = (file: ImportFile): string =>
  typeof file === 'string' ? basename(file) : file.name;
