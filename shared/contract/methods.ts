/**
 * The one map of everything Yardstick can do: method -> the shapes of its arguments and result.
 * The host does it, without knowing who asks; the window, the terminal and the loopback page ask.
 */
import { z } from 'zod';
import { definitionSchema, sideSchema } from '../domain/definition/schema.ts';
import { stepProgressSchema } from './agenda.ts';
import {
  annotationFieldSchema,
  annotationsSchema,
  annotationWriteSchema,
  newAnnotationFieldSchema,
} from './annotations.ts';
import { approvalSchema, newApprovalSchema } from './approvals.ts';
import { backupSchema } from './backups.ts';
import { logoFileSchema } from './client.ts';
import {
  COST_SIDES,
  decisionSchema,
  decisionWordsSchema,
  holdoutSchema,
  mistakeCostSchema,
  mistakeCostsSchema,
} from './deciding.ts';
import {
  dismissalSchema,
  journalStepSchema,
  newJournalStepSchema,
  versionSchema,
  versionWordsSchema,
} from './history.ts';
import { importPreviewSchema, importReportSchema } from './importing.ts';
import { correctionsSchema, knownSchema } from './known.ts';
import { fieldRoleSchema, fieldTypeSchema, mappingSchema } from './mapping.ts';
import { certificateSchema } from './purging.ts';
import { newRoundSchema, personNameSchema, roundSchema } from './rounds.ts';
import { settingsSchema } from './settings.ts';
import { explanationSchema, simulationRunSchema } from './simulating.ts';
import { youngRuleSchema } from './young.ts';

/** A file or folder that a person chose in a dialog of the shell: a name to show, never a path. */
export const placeSchema = z.string().min(1).max(100).brand('Place');
export type Place = z.infer<typeof placeSchema>;

const nothing = z.object({});

/** Never kept in clear, nor written anywhere. */
const passphraseSchema = z.string().min(1).max(1_000);

/** As the room calls them. */
const personSchema = z.string().trim().max(200);

export const paperSchema = z.enum(['A4', 'Letter']);
export type Paper = z.infer<typeof paperSchema>;
export const documentFormatSchema = z.enum(['pdf', 'html', 'docx', 'md']);
export type DocumentFormat = z.infer<typeof documentFormatSchema>;

export const workshopSchema = z.object({
  /** What the room calls it. */
  name: z.string(),
  fileName: z.string(),
  /** Whether its file is encrypted with a passphrase. */
  isProtected: z.boolean(),
  /** Whether this machine's keyring keeps the passphrase; null where the system has none that is safe. */
  isRemembered: z.boolean().nullable(),
  /** Whether this is the sample workshop's working copy. */
  isSample: z.boolean(),
  /** How many deals it holds; null before the first import. */
  deals: z.number().int().nullable(),
});
export type Workshop = z.infer<typeof workshopSchema>;

/** A draft that people edit. */
export const draftSchema = z.object({
  id: z.string(),
  /** Grows with each saved edit; an edit of an older one is refused, so that nothing is overwritten unseen. */
  revision: z.number().int(),
  definition: definitionSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const fieldSchema = z.object({
  key: z.string(),
  label: z.string(),
  type: fieldTypeSchema,
  role: fieldRoleSchema.nullable(),
  stage: z.string().nullable(),
  known: knownSchema,
});

/** Which buffers make up the sample; each is fetched once by `sample.buffers` and put together by `fromBuffers`. */
export const sampleManifestSchema = z.object({
  /** Changes whenever the sample does, or what the room says of when its fields were known or which deals are too young. */
  fingerprint: z.string(),
  deals: z.number().int(),
  asOf: z.number(),
  timeZone: z.string(),
  /** As they were imported. */
  fields: z.array(fieldSchema),
  /** By field key, what the room says of when a field was known instead. */
  corrections: correctionsSchema,
  /** Which open deals are too young to tell and left out of what is counted. */
  young: youngRuleSchema,
  touchpointTypes: z.array(z.string()),
  buffers: z.array(z.object({ name: z.string(), bytes: z.number().int() })),
});
export type SampleManifest = z.infer<typeof sampleManifestSchema>;

const purgeSchema = z.object({ certificate: certificateSchema, verifies: z.boolean() });
/** What is imported: chosen files, and beside them files that earlier imports brought. */
const chosenFilesSchema = z.object({
  place: placeSchema.optional(),
  others: z.array(placeSchema).max(200).optional(),
  /** Names of files that the workshop keeps; a chosen file of the same name takes the kept one's place. */
  keep: z.array(z.string()).optional(),
});

export const METHODS = {
  /** The workshop that is open, or null. */
  'workshop.current': { args: nothing, result: workshopSchema.nullable() },
  /**
   * Opens the workshop that was open last, else the sample workshop; where the last one can't be opened, the
   * sample, and `notice` says why. What is open already stays open.
   */
  'workshop.resume': {
    /** `place`: the workshop that a start names, instead of the one that was open last. */
    args: z.object({ place: placeSchema.optional() }),
    result: z.object({
      workshop: workshopSchema,
      notice: z.string().nullable(),
      /** The workshop that should be open, where it waits for its passphrase. */
      locked: z.object({ place: placeSchema, fileName: z.string() }).nullable(),
      /** The same, where it is damaged: there may be backups of it. */
      damaged: z.object({ place: placeSchema, fileName: z.string() }).nullable(),
    }),
  },
  /** Opens the sample workshop's working copy; `fresh` makes a new copy and leaves the old one where it is. */
  'workshop.openSample': { args: z.object({ fresh: z.boolean() }), result: workshopSchema },
  'workshop.create': {
    args: z.object({ place: placeSchema, name: z.string().min(1).max(200) }),
    result: workshopSchema,
  },
  'workshop.open': {
    args: z.object({
      place: placeSchema,
      passphrase: passphraseSchema.optional(),
      /** Leaves the passphrase to the system's keyring, so that it is not asked for again on this machine. */
      remember: z.boolean().optional(),
    }),
    result: workshopSchema,
  },
  /** Encrypts the workshop's file with a passphrase, changes it, or by null takes it off. */
  'workshop.protect': {
    args: z.object({ passphrase: passphraseSchema.nullable(), remember: z.boolean().optional() }),
    result: workshopSchema,
  },
  /** Takes the open workshop's passphrase out of the system's keyring. */
  'workshop.forgetPassphrase': { args: nothing, result: workshopSchema },
  /**
   * Closes a protected workshop, whose passphrase is then needed again, remembered or not; null where the workshop has
   * no passphrase and so stays open.
   */
  'workshop.lock': { args: nothing, result: z.object({ fileName: z.string() }).nullable() },
  /** Copies the open workshop to another file and goes on in the copy. */
  'workshop.saveAs': { args: z.object({ place: placeSchema }), result: workshopSchema },
  'workshop.rename': { args: z.object({ name: z.string().min(1).max(200) }), result: workshopSchema },

  /** The backups of the open workshop, or of the file at a place, the newest first. */
  'backups.list': {
    args: z.object({ place: placeSchema.optional() }),
    result: z.object({
      backups: z.array(backupSchema),
      /** Why the last one could not be made; null where it was. */
      problem: z.string().nullable(),
    }),
  },
  /** Backs the open workshop up now, if it changed since the last backup. */
  'backups.make': { args: nothing, result: nothing },
  /** Puts a copy of a backup at a place; nothing is opened by it. */
  'backups.restore': {
    args: z.object({ backup: z.string().min(1).max(200), place: placeSchema }),
    result: z.object({ fileName: z.string() }),
  },

  /** The certificate of the last purge, and whether its fingerprints are still right; null where there was none. */
  'purge.read': { args: nothing, result: purgeSchema.nullable() },
  /** Takes the deals, their files and all backups out of the workshop for good; pages and signatures stay. */
  'purge.run': { args: z.object({ by: personSchema }), result: purgeSchema },
  'purge.export': { args: z.object({ place: placeSchema }), result: z.object({ fileName: z.string() }) },

  'settings.get': { args: nothing, result: settingsSchema },
  /** Changes the given settings and leaves the others; returns all of them. */
  'settings.set': { args: settingsSchema.partial(), result: settingsSchema },

  /** What each step of the workshop has left behind so far. */
  'agenda.progress': { args: nothing, result: z.array(stepProgressSchema) },

  /** Reads a picture that was chosen as the client's logo; refused where it isn't one. */
  'client.readLogo': { args: z.object({ place: placeSchema }), result: logoFileSchema },

  /**
   * Reads a file, and the `others` that belong to it, and guesses how they are to be read, by what the workshop
   * remembers of files with the same headers; with a mapping, shows them as that mapping reads them.
   */
  'deals.preview': {
    args: chosenFilesSchema.extend({ mapping: mappingSchema.optional() }),
    result: importPreviewSchema,
    progress: true,
  },
  /**
   * Imports the files as the workshop's sample, all of it or nothing; replaces a sample that is there, and
   * remembers the mapping.
   */
  'deals.import': {
    args: chosenFilesSchema.extend({ mapping: mappingSchema }),
    result: importReportSchema,
    progress: true,
  },
  /** The files that the workshop's deals came from, as it keeps them, in their order. */
  'deals.files': {
    args: nothing,
    result: z.array(z.object({ fileName: z.string(), addedAt: z.string().nullable() })),
  },
  /** Takes deals that were pasted or typed, a line each under a line of headers, to be read as a file is. */
  'deals.paste': {
    args: z.object({ text: z.string().min(1).max(50_000_000) }),
    result: z.object({ place: placeSchema, name: z.string() }),
  },
  /** The report of the import that made the sample; null before the first, and in the sample workshop. */
  'deals.report': { args: nothing, result: importReportSchema.nullable() },
  /** Writes the rows that became no deals to a CSV file, each with its number and its reason. */
  'deals.exportLeftOut': {
    args: z.object({ place: placeSchema }),
    result: z.object({ fileName: z.string(), rows: z.number().int() }),
  },

  'sample.manifest': { args: nothing, result: sampleManifestSchema.nullable() },
  /** The bytes of the named buffers, one after the other. */
  'sample.buffers': {
    args: z.object({ fingerprint: z.string(), names: z.array(z.string()) }),
    result: z.instanceof(Uint8Array),
  },
  /** The same of all buffers in the manifest's order; null before the first import, or where there are more than `most`. */
  'sample.whole': { args: z.object({ most: z.number().int() }), result: z.instanceof(Uint8Array).nullable() },
  /** Puts what the room says of when fields were known in place of what it said before; `{}`: as they were imported. */
  'sample.correct': { args: z.object({ corrections: correctionsSchema }), result: sampleManifestSchema },

  /** What the room adds about deals: its fields, and the answer that stands for each deal. */
  'annotations.list': { args: nothing, result: annotationsSchema },
  'annotations.addField': { args: newAnnotationFieldSchema, result: annotationFieldSchema },
  /** Sets a field aside with its answers; `annotations.restoreField` brings both back. */
  'annotations.removeField': { args: z.object({ key: z.string() }), result: nothing },
  'annotations.restoreField': { args: z.object({ key: z.string() }), result: nothing },
  /** Writes answers in one go, all of them or none; `write` is what takes them back. */
  'annotations.write': { args: annotationWriteSchema, result: z.object({ write: z.number().int() }) },
  /** Takes back what was written in one go: the answers before it stand again. */
  'annotations.takeBack': { args: z.object({ write: z.number().int() }), result: nothing },

  'definitions.list': { args: nothing, result: z.array(draftSchema) },
  'definitions.create': { args: z.object({ definition: definitionSchema }), result: draftSchema },
  'definitions.save': {
    args: z.object({ id: z.string(), revision: z.number().int(), definition: definitionSchema }),
    result: draftSchema,
  },
  'definitions.remove': { args: z.object({ id: z.string() }), result: nothing },

  /** Saves the draft, as it is in the file, as a version that never changes. */
  'versions.save': { args: versionWordsSchema.extend({ draft: z.string() }), result: versionSchema },
  /** The versions of a draft, newest first. */
  'versions.list': { args: z.object({ draft: z.string() }), result: z.array(versionSchema) },

  /** The steps of undo and redo, oldest first. */
  'journal.list': { args: nothing, result: z.array(journalStepSchema) },
  /** Adds an edit, newest of all: what was undone before it can't be redone any more. */
  'journal.add': { args: newJournalStepSchema, result: nothing },
  /** An edit was undone or redone; `definition` is where the step leads now, if it is one of a definition. */
  'journal.turn': {
    args: z.object({
      position: z.number().int().min(1),
      undone: z.boolean(),
      definition: definitionSchema.optional(),
    }),
    result: nothing,
  },
  /** The newest edit was given up before it was done: it is no step of undo, nor of redo. */
  'journal.drop': { args: z.object({ position: z.number().int().min(1) }), result: nothing },

  /** Sets a finding of the linter aside for a draft. */
  'lint.dismiss': {
    args: dismissalSchema.omit({ at: true }).extend({ draft: z.string() }),
    result: nothing,
  },
  'lint.restore': { args: z.object({ draft: z.string(), finding: z.string() }), result: nothing },
  'lint.dismissed': { args: z.object({ draft: z.string() }), result: z.array(dismissalSchema) },

  /** What a definition says of the deals: all together, and with `deals` of each. */
  'simulation.run': {
    args: z.object({
      definition: definitionSchema,
      deals: z.boolean(),
      /** Which open deals are too young to tell; as the workshop has it, unless given. */
      young: youngRuleSchema.optional(),
    }),
    result: simulationRunSchema,
  },
  /** Why a deal, named by its id, landed where it did. */
  'simulation.explain': {
    args: z.object({ definition: definitionSchema, deal: z.string() }),
    result: explanationSchema,
  },

  'rounds.list': { args: nothing, result: z.array(roundSchema) },
  'rounds.create': { args: newRoundSchema, result: roundSchema },
  /** Takes a person into a round; `participant` is the id under which answers are given. */
  'rounds.join': {
    args: z.object({ round: z.string(), name: personNameSchema, side: sideSchema }),
    result: z.object({ participant: z.string(), round: roundSchema }),
  },
  /** Takes a person out of a round before the reveal; `rounds.readmit` brings them back with their answers. */
  'rounds.dismiss': { args: z.object({ participant: z.string() }), result: nothing },
  'rounds.readmit': { args: z.object({ participant: z.string() }), result: nothing },
  /** Which deals a person has answered so far, never how; refused once that person is done. */
  'rounds.answered': { args: z.object({ participant: z.string() }), result: z.array(z.boolean()) },
  'rounds.answer': {
    args: z.object({
      participant: z.string(),
      /** Position of the deal in the round. */
      deal: z.number().int().min(0),
      /** Index into the round's categories. */
      answer: z.number().int().min(0).nullable(),
    }),
    result: nothing,
  },
  'rounds.finish': { args: z.object({ participant: z.string() }), result: nothing },
  /** Writes the round for paper, as PDF: a sheet for each person, and one with a line for the name where it is empty. */
  'rounds.exportSheets': {
    args: z.object({
      round: z.string(),
      people: z
        .array(personNameSchema.or(z.literal('')))
        .min(1)
        .max(50),
      paper: paperSchema,
      place: placeSchema,
    }),
    result: z.object({ fileName: z.string(), pages: z.number().int(), notes: z.array(z.string()) }),
  },
  /** Takes in what a person wrote on a sheet, typed as letters (see `readPaperAnswers`), all of it or nothing. */
  'rounds.enterSheet': {
    args: z.object({
      round: z.string(),
      name: personNameSchema,
      side: sideSchema,
      typed: z.string().max(1_000),
    }),
    result: roundSchema,
  },
  /** Shows all answers, once two people are done; from then on they stay. */
  'rounds.reveal': { args: z.object({ round: z.string() }), result: roundSchema },
  /** Sets a round aside with its answers; `rounds.restore` brings both back. */
  'rounds.remove': { args: z.object({ round: z.string() }), result: nothing },
  'rounds.restore': { args: z.object({ round: z.string() }), result: nothing },

  /** What was contested and how it was decided, newest last. */
  'decisions.list': { args: nothing, result: z.array(decisionSchema) },
  /** Keeps a decision; an earlier one on the same subject of the draft gives way to it. */
  'decisions.put': { args: decisionWordsSchema, result: decisionSchema },
  /** Puts a decision back as it was, in place of one on the same subject. */
  'decisions.restore': { args: decisionSchema, result: nothing },
  'decisions.remove': { args: z.object({ id: z.string() }), result: nothing },

  /** What a mistake costs, once both sides have said it. */
  'costs.read': { args: nothing, result: mistakeCostsSchema },
  'costs.answer': {
    args: z.object({ side: z.enum(COST_SIDES), cost: mistakeCostSchema }),
    result: mistakeCostsSchema,
  },
  /** Both sides begin anew: what they said is set aside. */
  'costs.askAgain': { args: nothing, result: z.object({ asking: z.number().int() }) },
  /** Takes back that both were asked again; `costs.restoreAsking` brings the newer answers back. */
  'costs.removeAsking': { args: z.object({ asking: z.number().int() }), result: nothing },
  'costs.restoreAsking': { args: z.object({ asking: z.number().int() }), result: nothing },

  /** The third of the deals that was put aside; null where none was. */
  'holdout.read': { args: nothing, result: holdoutSchema.nullable() },
  /** Puts a third of the deals aside: from now on nothing looks at them until they are opened. Once for a sample. */
  'holdout.seal': { args: z.object({ who: personSchema }), result: holdoutSchema },
  /** Opens what was put aside, for good. */
  'holdout.open': { args: z.object({ who: personSchema }), result: holdoutSchema },

  /** The signatures under the versions of a draft. */
  'approvals.list': { args: z.object({ draft: z.string() }), result: z.array(approvalSchema) },
  /** Signs a saved version: binds it by its fingerprint, and by that of the deals it was tested on. */
  'approvals.sign': { args: newApprovalSchema, result: approvalSchema },
  /** Writes the day on which a definition is looked at again as an event for a calendar. */
  'review.export': {
    args: z.object({ definition: z.string(), on: z.iso.date(), place: placeSchema }),
    result: nothing,
  },

  /** Writes a picture of a chart: an SVG as text, a PNG in Base64. */
  'charts.save': {
    args: z.object({
      place: placeSchema,
      picture: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('svg'), content: z.string().min(1).max(20_000_000) }),
        z.object({ kind: z.literal('png'), content: z.base64().min(1).max(30_000_000) }),
      ]),
    }),
    result: nothing,
  },

  /** The one page for a definition, as one HTML file without scripts. */
  'document.preview': {
    args: z.object({
      definition: z.string(),
      paper: paperSchema,
      /** Whether names in its rules give way to the pseudonyms that the screen shows. */
      namesHidden: z.boolean().optional(),
    }),
    result: z.object({ html: z.string(), notes: z.array(z.string()) }),
  },
  'document.export': {
    args: z.object({
      definition: z.string(),
      paper: paperSchema,
      format: documentFormatSchema,
      place: placeSchema,
    }),
    result: z.object({
      fileName: z.string(),
      pages: z.number().int().nullable(),
      notes: z.array(z.string()),
    }),
  },
  /**
   * Writes the pack for the CRM's admin as a zip: the definition for databases, rule engines and CRMs, with test
   * leads. `unsupported` says what each target can't express; the pack's README says it too.
   */
  'pack.export': {
    args: z.object({ definition: z.string(), place: placeSchema }),
    result: z.object({
      fileName: z.string(),
      files: z.array(z.string()),
      unsupported: z.array(z.object({ target: z.string(), what: z.array(z.string()) })),
    }),
  },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType; progress?: true }>;

export type MethodName = keyof typeof METHODS;
export type Args<M extends MethodName> = z.infer<(typeof METHODS)[M]['args']>;
export type Result<M extends MethodName> = z.infer<(typeof METHODS)[M]['result']>;

export const progressSchema = z.object({
  /** 0 to 1; null while the whole is not known. */
  share: z.number().nullable(),
  /** What is being done, for people. */
  label: z.string(),
});
export type Progress = z.infer<typeof progressSchema>;
