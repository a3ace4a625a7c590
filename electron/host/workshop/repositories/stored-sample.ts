/** A sample as a workshop keeps it. */
import { buffersOf, layoutOf, type PackedSample } from '#shared/domain/sample/buffers.ts';
import { checksum } from './checksum.ts';

export interface StoredSample {
  /** What the sample is besides its buffers (`SampleLayout`), as JSON. */
  layout: string;
  buffers: { name: string; bytes: Uint8Array; checksum: Uint8Array }[];
  /** Equal for equal samples alone. */
  fingerprint: string;
}

/** Takes a while for many deals: numbers are made narrow, and SHA-256 goes over all bytes. */
export function storedSample(sample: PackedSample): StoredSample {
  const buffers = Array.from(buffersOf(sample), ([name, bytes]) => ({
    name,
    bytes,
    checksum: checksum(bytes),
  }));
  const layout = JSON.stringify(
    layoutOf(
      sample,
      buffers.map(({ name, bytes }) => ({ name, bytes: bytes.byteLength })),
    ),
  );
  return {
    layout,
    buffers,
    fingerprint: fingerprintOf(layout, new Map(buffers.map((buffer) => [buffer.name, buffer.checksum]))),
  };
}

/** SHA-256 over the layout and the buffers' checksums in the order of their names. */
export function fingerprintOf(layout: string, checksums: ReadonlyMap<string, Uint8Array>): string {
  const names = [...checksums.keys()].sort();
  return checksum(layout, ...names.flatMap((name) => [name, checksums.get(name)!])).toString('hex');
}
