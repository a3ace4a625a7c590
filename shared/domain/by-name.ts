import { z } from 'zod';

/** A record by names from outside. A CRM may have a status or a source `__proto__`, which `z.record` leaves out. */
export const byName = <T extends z.ZodType>(value: T, name: z.ZodString = z.string()) =>
  z
    .preprocess(
      (given) => (isRecord(given) ? renamed(given, PROTO, STAND_IN) : given),
      // A record and no map, because JSON Schema knows no maps.
      z.record(name, value),
    )
    .transform((values) => renamed(values, STAND_IN, PROTO));

const PROTO = '__proto__';
/** A name that nobody writes. */
const STAND_IN = '\u0000proto';

const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const renamed = <T>(values: Record<string, T>, from: string, to: string): Record<string, T> =>
  Object.hasOwn(values, from)
    ? Object.fromEntries(Object.entries(values).map(([name, value]) => [name === from ? to : name, value]))
    : values;
