/** The checksum of ZIP archives: CRC-32 (ISO 3309). Electron 25's Node has none; newer ones do it faster. */
import * as zlib from 'node:zlib';

const POLYNOMIAL = 0xedb88320;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** Goes on from the sum of what came before; begins with 0. */
export const crc32: (bytes: Uint8Array, before: number) => number = zlib.crc32 ?? slowCrc32;

export function slowCrc32(bytes: Uint8Array, before: number): number {
  let sum = ~before;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}
