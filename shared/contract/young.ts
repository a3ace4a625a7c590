/** Which open deals are too young to tell: see `YoungRule` of a sample. */
import { z } from 'zod';

export const youngRuleSchema = z.union([z.literal('usual'), z.number().int().min(1).max(3_650), z.null()]);
