import type { FileHandle } from 'node:fs/promises';

/** An open file of delimited text. */
export interface TextFile {
  file: FileHandle;
  name: string;
  /** Bytes. */
  size: number;
  /** The first bytes, enough to tell what the file is. */
  head: Uint8Array;
}
