/** What text is read from: a file handle, or bytes in memory. */
export interface ReadableFile {
  /** Reads up to `length` bytes from `position` into the buffer; fewer only at the end. */
  read<B extends Uint8Array>(
    buffer: B,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ bytesRead: number; buffer: B }>;
}

/** An open file of delimited text. */
export interface TextFile {
  file: ReadableFile;
  name: string;
  /** Bytes. */
  size: number;
  /** The first bytes, enough to tell what the file is. */
  head: Uint8Array;
}
