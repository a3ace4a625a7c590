import type { ReadableFile } from './text-file.ts';

/**
 * A file's bytes in blocks of `size`. While one is used, the next one comes from the disk, into the memory of the one
 * before: a block is to be done with before the next one is asked for.
 */
export async function* blocksOf(file: ReadableFile, size: number): AsyncGenerator<Buffer, void> {
  const blocks = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)] as const;
  const readAt = (position: number, into: Buffer) => {
    const reading = file.read(into, 0, size, position);
    // Looked at in its turn, if there is one: who stops meanwhile needs it no more.
    reading.catch(() => {});
    return reading;
  };
  let coming = readAt(0, blocks[0]);
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await coming;
    if (bytesRead === 0) return;
    position += bytesRead;
    coming = readAt(position, buffer === blocks[0] ? blocks[1] : blocks[0]);
    yield buffer.subarray(0, bytesRead);
  }
}
