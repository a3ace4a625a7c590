import type { z } from 'zod';
import { damaged } from '../refusals.ts';

/** Stored content as its schema reads it; refuses what no Yardstick would have written. */
export function parseOrDamaged<S extends z.ZodType>(schema: S, stored: unknown): z.infer<S> {
  const parsed = schema.safeParse(stored);
  if (!parsed.success) throw damaged();
  return parsed.data;
}
