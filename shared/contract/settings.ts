/** What a workshop remembers about how the room looks at it; it travels in the workshop's file. */
import { z } from 'zod';
import { byName } from '../domain/by-name.ts';
import { agendaSchema } from './agenda.ts';
import { clientSchema } from './client.ts';
import { youngRuleSchema } from './young.ts';

export const settingsSchema = z.object({
  /** Name of the stage that the verdict speaks of; null: the one the app proposes. */
  verdictStage: z.string().min(1).max(200).nullable(),
  /** Id of the draft that was worked on last. */
  definition: z.string().min(1).max(100).nullable(),
  /** Id of the draft that it is compared with. */
  compareWith: z.string().min(1).max(100).nullable(),
  /** The day on which the definition is looked at again; null: a quarter after it was signed. */
  reviewOn: z.iso.date().nullable(),
  /** Who there is in sales for new leads: people, hours a week of each, hours that a lead takes; null: not said. */
  capacity: z
    .strictObject({
      people: z.number().int().min(1).max(1_000),
      hoursPerWeek: z.number().positive().max(168),
      hoursPerLead: z.number().positive().max(1_000),
    })
    .nullable(),
  /** By source, what it costs for each lead or a month, in the currency of the amounts. */
  channelCosts: byName(
    z.strictObject({ per: z.enum(['lead', 'month']), amount: z.number().min(0).max(1e12) }),
    z.string().min(1).max(200),
  ),
  /** The age in days under which open deals are too young to tell and left out; null: none is. */
  young: youngRuleSchema,
  agenda: agendaSchema,
  client: clientSchema,
  /** Minutes without a key or a movement after which a protected workshop locks itself; null: never. */
  lockAfter: z.number().int().min(1).max(480).nullable(),
  /** The share of MQLs that should become SQLs, as fractions of one; null: the usual. */
  qualifiedBand: z.strictObject({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) }).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;
