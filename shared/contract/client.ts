/** The company that the workshop is for, as its documents show it. */
import { z } from 'zod';

/** A picture as PNG in Base64, whatever it was chosen as, so that each form of a document can show it. */
export const logoSchema = z.strictObject({
  png: z.base64().min(1).max(1_000_000),
  /** Pixels. */
  width: z.number().int().min(1).max(4_000),
  height: z.number().int().min(1).max(4_000),
});
export type Logo = z.infer<typeof logoSchema>;

export const clientSchema = z.strictObject({
  /** Empty: the workshop's name stands for it. */
  name: z.string().trim().max(100),
  logo: logoSchema.nullable(),
});
export type Client = z.infer<typeof clientSchema>;

/** What a logo can be chosen as. */
export const logoFileSchema = z.object({
  mime: z.enum(['image/png', 'image/jpeg', 'image/svg+xml']),
  content: z.base64(),
});
export type LogoFile = z.infer<typeof logoFileSchema>;
