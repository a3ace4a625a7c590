/** When fields were known: see `Known` and `Correction` of a sample. */
import { z } from 'zod';
import { byName } from '../domain/by-name.ts';

export const knownSchema = z.enum(['start', 'end', 'dated']);

export const correctionSchema = z.union([knownSchema, z.object({ since: z.string().min(1) })]);

/** By field key. */
export const correctionsSchema = byName(correctionSchema);
