/** A backup of a workshop, with what is in it. */
import { z } from 'zod';

export const backupSchema = z.object({
  /** Names it in calls. */
  id: z.string().min(1).max(200),
  at: z.iso.datetime(),
  /** The file that it is of. */
  fileName: z.string(),
  bytes: z.number().int(),
  isProtected: z.boolean(),
  /** Null where it holds none. */
  deals: z.number().int().nullable(),
  definitions: z.number().int(),
  versions: z.number().int(),
  signatures: z.number().int(),
});
export type Backup = z.infer<typeof backupSchema>;
