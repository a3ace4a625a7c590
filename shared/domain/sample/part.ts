/** A part of a sample: some of its deals, as a sample of their own. */
import {
  type Bitmap,
  type Column,
  hasBit,
  newBitmap,
  type Sample,
  setBit,
  type Touchpoints,
} from './sample.ts';

/**
 * The deals at the given positions, in their order. Dictionaries, the sample's own date and its time zone stay; what
 * other deals of an account did is known only as far as those deals are in the part.
 */
export function partOf(sample: Sample, deals: Uint32Array): Sample {
  return {
    ...sample,
    deals: deals.length,
    places: deals.map((deal) => sample.places?.[deal] ?? deal),
    columns: new Map([...sample.columns].map(([key, column]) => [key, columnPart(column, deals)])),
    outcome: Uint8Array.from(deals, (deal) => sample.outcome[deal]!),
    createdAt: numbers(sample.createdAt, deals),
    closedAt: numbers(sample.closedAt, deals),
    touchpoints: touchpointPart(sample.touchpoints, deals),
  };
}

function columnPart(column: Column, deals: Uint32Array): Column {
  const knownAt = column.knownAt && { knownAt: numbers(column.knownAt, deals) };
  switch (column.kind) {
    case 'text':
      return { ...column, ...knownAt, codes: Uint32Array.from(deals, (deal) => column.codes[deal]!) };
    case 'number':
      return {
        ...column,
        ...knownAt,
        values: numbers(column.values, deals),
        missing: bits(column.missing, deals),
      };
    case 'date':
      return {
        ...column,
        ...knownAt,
        values: numbers(column.values, deals),
        missing: bits(column.missing, deals),
        dayOnly: bits(column.dayOnly, deals),
      };
    case 'boolean':
      return {
        ...column,
        ...knownAt,
        values: bits(column.values, deals),
        missing: bits(column.missing, deals),
      };
  }
}

const numbers = (values: Float64Array, deals: Uint32Array): Float64Array =>
  Float64Array.from(deals, (deal) => values[deal]!);

function bits(values: Bitmap, deals: Uint32Array): Bitmap {
  const result = newBitmap(deals.length);
  deals.forEach((deal, place) => {
    if (hasBit(values, deal)) setBit(result, place);
  });
  return result;
}

function touchpointPart(touchpoints: Touchpoints, deals: Uint32Array): Touchpoints {
  const { start, type, types, at, value, person, people } = touchpoints;
  const starts = new Uint32Array(deals.length + 1);
  deals.forEach((deal, place) => {
    starts[place + 1] = starts[place]! + start[deal + 1]! - start[deal]!;
  });
  const count = starts[deals.length]!;
  const part: Touchpoints = {
    start: starts,
    type: new Uint16Array(count),
    types,
    at: new Float64Array(count),
    value: new Float64Array(count),
    person: new Uint32Array(count),
    people,
  };
  deals.forEach((deal, place) => {
    const [from, to] = [start[deal]!, start[deal + 1]!];
    part.type.set(type.subarray(from, to), starts[place]!);
    part.at.set(at.subarray(from, to), starts[place]!);
    part.value.set(value.subarray(from, to), starts[place]!);
    part.person.set(person.subarray(from, to), starts[place]!);
  });
  return part;
}
