/** The workshop itself: who is in the room, how long each step is to take and took, and what it has left behind. */
import { z } from 'zod';
import { STEPS } from '../domain/agenda/steps.ts';
import { APPROVER_SIDES } from './approvals.ts';

export const stepSchema = z.enum(STEPS);

export const attendeeSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  side: z.enum([...APPROVER_SIDES, 'facilitator']),
});
export type Attendee = z.infer<typeof attendeeSchema>;

/** Minutes and notes only of the steps for which the facilitator has said some. */
export const agendaSchema = z.strictObject({
  minutes: z.partialRecord(stepSchema, z.number().int().min(0).max(600)),
  notes: z.partialRecord(stepSchema, z.string().max(4_000)),
  sittings: z
    .array(z.strictObject({ step: stepSchema, from: z.iso.datetime(), to: z.iso.datetime().nullable() }))
    .max(1_000),
  people: z.array(attendeeSchema).max(100),
});
export type Agenda = z.infer<typeof agendaSchema>;

export const stepProgressSchema = z.object({ step: stepSchema, isDone: z.boolean(), found: z.string() });
