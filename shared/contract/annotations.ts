/** What the room adds about deals: fields of its own, and an answer of somebody for a deal. */
import { z } from 'zod';
import { fieldTypeSchema } from './mapping.ts';

/** As the room calls them. */
const whoSchema = z.string().trim().min(1).max(200);

/** A text, a number, an answer, or a day (`2026-03-01`), as the type of the field asks. */
export const annotationValueSchema = z.union([z.string().trim().min(1).max(2_000), z.number(), z.boolean()]);
export type AnnotationValue = z.infer<typeof annotationValueSchema>;

/** A day in the workshop's time zone. */
const daySchema = z.iso.date();

export const annotationFieldSchema = z.object({
  /** Unlike any key of an imported field. */
  key: z.string(),
  label: z.string().trim().min(1).max(200),
  type: fieldTypeSchema,
  by: whoSchema,
  at: z.string(),
});
export type AnnotationField = z.infer<typeof annotationFieldSchema>;

export const annotationSchema = z.object({
  /** The CRM's id of the deal, so that an answer outlives the next import. */
  deal: z.string(),
  field: z.string(),
  value: annotationValueSchema,
  /** Since when it was known; null: only at the deal's end. */
  since: daySchema.nullable(),
  by: whoSchema,
  at: z.string(),
});
export type Annotation = z.infer<typeof annotationSchema>;

export const newAnnotationFieldSchema = z.object({
  label: annotationFieldSchema.shape.label,
  type: fieldTypeSchema,
  who: whoSchema,
});

/** An answer given, or (`value` null) taken away. */
export const annotationEditSchema = annotationSchema
  .pick({ deal: true, field: true, since: true })
  .extend({ value: annotationValueSchema.nullable() });
export type AnnotationEdit = z.infer<typeof annotationEditSchema>;

export const annotationWriteSchema = z.object({
  who: whoSchema,
  edits: z.array(annotationEditSchema).min(1).max(100_000),
});

export const annotationsSchema = z.object({
  fields: z.array(annotationFieldSchema),
  answers: z.array(annotationSchema),
});
export type Annotations = z.infer<typeof annotationsSchema>;
