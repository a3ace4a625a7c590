/** A sample as a workshop keeps it. */
import {
  buffersOf,
  layoutOf,
  type PackedColumn,
  type PackedSample,
  type Part,
  partsOf,
} from '#shared/domain/sample/buffers.ts';
import { checksum } from './checksum.ts';

export interface StoredSample {
  /** What the sample is besides its buffers (`SampleLayout`), as JSON. */
  layout: string;
  buffers: { name: string; bytes: Uint8Array; checksum: Uint8Array }[];
  /** Equal for equal samples alone. */
  fingerprint: string;
}

/** A column's buffers, each with its checksum. */
export type StoredColumn = { part: Part; checksum: Uint8Array }[];

export const storedColumn = (column: PackedColumn): StoredColumn =>
  Array.from(partsOf(column), (part) => ({ part, checksum: checksum(part[1]) }));

/**
 * Takes a while for many deals: numbers are made narrow, and SHA-256 goes over all bytes. `columns`: those that were made
 * ready before.
 */
export function storedSample(
  sample: PackedSample,
  columns: ReadonlyMap<PackedColumn, StoredColumn> = new Map(),
): StoredSample {
  const made = new Map(Array.from(columns, ([column, parts]) => [column, parts.map(({ part }) => part)]));
  const sums = new Map([...columns.values()].flat().map((stored) => [stored.part[1], stored.checksum]));
  const buffers = Array.from(buffersOf(sample, made), ([name, bytes]) => ({
    name,
    bytes,
    checksum: sums.get(bytes) ?? checksum(bytes),
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
