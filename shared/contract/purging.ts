/** The purge at the end of an engagement, and the certificate of it. */
import { z } from 'zod';
import { outcomeSchema } from './mapping.ts';

const count = z.number().int().min(0);
/** SHA-256, in hexadecimal. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const certificateSchema = z.object({
  format: z.literal('yardstick.certificate'),
  version: z.literal(1),
  workshop: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  /** What is gone. */
  removed: z.object({
    deals: count,
    touchpoints: count,
    /** Digest of the deals, as signatures name the data that they were given on. */
    sample: digest,
    /** The files from which the deals came; digest and size of each as it was kept. */
    files: z.array(z.object({ name: z.string(), bytes: count, digest })),
    rowsLeftOut: count,
    /** What the room had noted on deals. */
    annotations: count,
    mappings: count,
    /** Calibration rounds whose deals no longer have names. */
    rounds: count,
    backups: count,
  }),
  /** The aggregates that stay. */
  kept: z.object({
    outcomes: z.record(outcomeSchema, count),
    fields: z.array(z.object({ label: z.string(), filled: z.number() })),
    /** Saved versions, each with the fingerprint that it was signed by. */
    versions: z.array(z.object({ name: z.string(), fingerprint: digest, signedBy: z.array(z.string()) })),
    /** Pages as they were with their evidence, each with its digest. */
    pages: z.array(z.object({ title: z.string(), definition: digest, digest })),
  }),
  /** SHA-256 over the canonical JSON (RFC 8785) of all of the above. */
  fingerprint: digest,
});
export type Certificate = z.infer<typeof certificateSchema>;
