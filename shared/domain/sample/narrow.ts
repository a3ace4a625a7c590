/**
 * Numbers in as few bytes as hold them all, as the workshop's file keeps them: codes of a column seldom need four bytes
 * each, counts and days never eight. How many bytes each takes is told by how many all of them take, so that numbers in
 * their full width are read all the same.
 */

export type Codes = Uint8Array | Uint16Array | Uint32Array;

type Width = 1 | 2 | 4;
/** Of each width, in bytes, the largest number; among numbers that may be NaN it stands for that. */
const LARGEST = { 1: 0xff, 2: 0xffff, 4: 0xffff_ffff } as const;
/** How many milliseconds one is of instants of each width: those of eight bytes are milliseconds. */
const UNITS = { 2: 86_400_000, 4: 1_000 } as const;

/** The kind of array that holds whole numbers up to the largest, or any numbers where that is infinite, in fewest bytes. */
export function narrowest(largest: number) {
  if (largest < LARGEST[1]) return Uint8Array;
  if (largest < LARGEST[2]) return Uint16Array;
  return largest < LARGEST[4] ? Uint32Array : Float64Array;
}

/** Codes that are narrow already stay so. */
export function narrowCodes(codes: Codes): Codes {
  if (!(codes instanceof Uint32Array)) return codes;
  let largest = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i]! > largest) largest = codes[i]!;
  if (largest <= LARGEST[1]) return new Uint8Array(codes);
  return largest <= LARGEST[2] ? new Uint16Array(codes) : codes;
}

/** Any numbers, NaN too; those that are narrow already stay so. */
export function narrowNumbers(numbers: Codes | Float64Array): Codes | Float64Array {
  if (!(numbers instanceof Float64Array)) return numbers;
  const counts = countsOf(numbers, 1);
  return counts ? new (narrowest(counts.largest))(counts.units) : numbers;
}

/** Instants, NaN for none. */
export function narrowInstants(instants: Float64Array): Codes | Float64Array {
  const days = countsOf(instants, UNITS[2]);
  if (days && days.largest < LARGEST[2]) return new Uint16Array(days.units);
  return countsOf(instants, UNITS[4])?.units ?? instants;
}

/** What was made narrow, in full width; undefined where the bytes don't divide into so many numbers. */
export function wideCodes(bytes: Uint8Array, length: number): Uint32Array | undefined {
  const codes = narrowOf(bytes, length);
  return codes && (codes instanceof Uint32Array ? codes : new Uint32Array(codes));
}

export function wideNumbers(bytes: Uint8Array, length: number): Float64Array | undefined {
  const codes = narrowOf(bytes, length);
  return codes ? wide(codes, 1) : doublesOf(bytes, length);
}

export function wideInstants(bytes: Uint8Array, length: number): Float64Array | undefined {
  const codes = narrowOf(bytes, length);
  if (!codes) return doublesOf(bytes, length);
  const width = codes.BYTES_PER_ELEMENT;
  return width === 1 ? undefined : wide(codes, UNITS[width as keyof typeof UNITS]);
}

/**
 * The numbers as multiples of a unit, and the largest of them; null where one is no such multiple of 32 bits. NaN has all
 * bits set, so that it has them in fewer bits too.
 */
function countsOf(numbers: Float64Array, unit: number): { units: Uint32Array; largest: number } | null {
  const units = new Uint32Array(numbers.length);
  const each = 1 / unit;
  let largest = 0;
  for (let i = 0; i < units.length; i++) {
    const number = numbers[i]!;
    if (Number.isNaN(number)) {
      units[i] = LARGEST[4];
      continue;
    }
    const count = (number * each + 0.5) >>> 0;
    if (count * unit !== number || (count === 0 && Object.is(number, -0))) return null;
    units[i] = count;
    if (count > largest) largest = count;
  }
  return largest < LARGEST[4] ? { units, largest } : null;
}

function wide(units: Codes, unit: number): Float64Array {
  const numbers = new Float64Array(units.length);
  const none = LARGEST[units.BYTES_PER_ELEMENT as Width];
  for (let i = 0; i < numbers.length; i++) numbers[i] = units[i] === none ? Number.NaN : units[i]! * unit;
  return numbers;
}

/** The bytes as so many numbers of up to four bytes; undefined where they are none. */
function narrowOf(bytes: Uint8Array, length: number): Codes | undefined {
  const width = length === 0 && bytes.byteLength === 0 ? 4 : bytes.byteLength / length;
  if (width !== 1 && width !== 2 && width !== 4) return undefined;
  return numbersOver(bytes, width, length);
}

function doublesOf(bytes: Uint8Array, length: number): Float64Array | undefined {
  if (bytes.byteLength !== length * Float64Array.BYTES_PER_ELEMENT) return undefined;
  const { buffer, byteOffset } = aligned(bytes, Float64Array.BYTES_PER_ELEMENT);
  return new Float64Array(buffer, byteOffset, length);
}

/** The bytes as numbers of that width. Copies only what doesn't stand where such numbers may. */
export function numbersOver<W extends Width>(
  bytes: Uint8Array,
  width: W,
  length: number,
): { 1: Uint8Array; 2: Uint16Array; 4: Uint32Array }[W];
export function numbersOver(bytes: Uint8Array, width: Width, length: number): Codes {
  const { buffer, byteOffset } = aligned(bytes, width);
  if (width === 1) return new Uint8Array(buffer, byteOffset, length);
  if (width === 2) return new Uint16Array(buffer, byteOffset, length);
  return new Uint32Array(buffer, byteOffset, length);
}

const aligned = (bytes: Uint8Array, width: number): Uint8Array =>
  bytes.byteOffset % width === 0 ? bytes : bytes.slice();
