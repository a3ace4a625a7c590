import { z } from 'zod';

/** A record by names from outside. A CRM may have a status `__proto__`, which `z.record` leaves out. */
export const byName = <T extends z.ZodType>(value: T) =>
  z
    .preprocess(
      (given) => (isRecord(given) ? new Map(Object.entries(given)) : given),
      z.map(z.string(), value),
    )
    .transform((values) => Object.fromEntries(values));

const isRecord = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
