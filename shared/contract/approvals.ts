/** Signatures under a saved version of a definition. */
import { z } from 'zod';

export const APPROVER_SIDES = ['marketing', 'sales', 'revOps'] as const;
export const approverSideSchema = z.enum(APPROVER_SIDES);
export type ApproverSide = z.infer<typeof approverSideSchema>;

/** What stands in the place of a signature. A drawing is strokes in a box of 300 by 100, as an SVG path of M and L. */
export const signatureSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), text: z.string().trim().min(1).max(100) }),
  z.object({
    kind: z.literal('drawn'),
    path: z
      .string()
      .min(1)
      .max(20_000)
      .regex(/^[ML0-9 .]+$/),
  }),
]);
export type Signature = z.infer<typeof signatureSchema>;

const line = z.string().trim().min(1).max(100);

export const newApprovalSchema = z.object({
  /** Id of the saved version that is signed. */
  version: z.string(),
  name: line,
  role: line,
  side: approverSideSchema,
  signature: signatureSchema,
});
export type NewApproval = z.infer<typeof newApprovalSchema>;

export const approvalSchema = newApprovalSchema.extend({
  id: z.string(),
  /** ISO 8601, by the clock of the computer on which it was signed. */
  signedAt: z.string(),
  /** Fingerprint of the definition that was signed. */
  definition: z.string(),
  /** Fingerprint of the deals it was tested on; null where there were none. */
  data: z.string().nullable(),
});
export type Approval = z.infer<typeof approvalSchema>;
