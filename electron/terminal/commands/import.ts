import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { Refusal } from '#shared/contract/failure.ts';
import type { ImportReport } from '#shared/contract/importing.ts';
import { type Mapping, mappingSchema } from '#shared/contract/mapping.ts';
import { describeShare } from '#shared/domain/definition/wording.ts';
import { type Door, exists, mustExist, mustHaveFolder, openWorkshop, readJson, withDoor } from '../door.ts';
import { print, printJson, table, tell } from '../output.ts';
import { type TooYoung, tooYoungOption } from '../too-young.ts';

interface Options {
  workshop?: string;
  mapping?: string;
  add?: true;
  tooYoung?: TooYoung;
  printMapping?: true;
  json?: true;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description(
      'Import deals from the files of a CRM export into a workshop; makes the workshop if it is not there.',
    )
    .argument('<file...>', 'the export: CSV files or Excel workbooks; several are joined')
    .option('-w, --workshop <file>', 'the workshop (required, unless --print-mapping)')
    .option('-m, --mapping <file>', 'what each column and status value means; guessed if not given')
    .option('--add', 'keep the files that the workshop’s deals came from, and read these with them')
    .addOption(
      tooYoungOption(
        'from now on leave out open deals younger than that: a number of days, “usual” or “none”',
      ),
    )
    .option('--print-mapping', 'print the guessed mapping as JSON, to correct it, and import nothing')
    .option('--json', 'print the report as JSON')
    .action(async (files: string[], options: Options, command: Command) => {
      if (options.workshop === undefined && !options.printMapping)
        command.error(
          'error: name the workshop with --workshop, or ask for the mapping with --print-mapping',
        );
      await importDeals(files, options);
    });
}

async function importDeals(files: string[], options: Options): Promise<void> {
  for (const file of files) await mustExist(file, 'file');
  if (options.workshop !== undefined) await mustHaveFolder(options.workshop);
  const given = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  await withDoor(async (door) => {
    const [place, ...others] = files.map((file) => door.place(file));
    const read = { place: place!, ...(others.length > 0 && { others }) };
    const guess = async (keep: string[] = []) =>
      door.ask('deals.preview', { ...read, keep, ...(given && { mapping: given }) });
    if (options.printMapping) return printJson((await guess()).mapping);
    const report = await importInto(door, options.workshop!, async () => {
      const kept = options.add ? await door.ask('deals.files', {}) : [];
      const keep = kept.map(({ fileName }) => fileName);
      const imported = await door.ask('deals.import', {
        ...read,
        keep,
        mapping: (await guess(keep)).mapping,
      });
      if (options.tooYoung) await door.ask('settings.set', options.tooYoung);
      return imported;
    });
    if (options.json) printJson(report);
    else print(inWords(report, options.workshop!));
  });
}

/** A new workshop takes its name only once the deals are in it. */
async function importInto(
  door: Door,
  path: string,
  importing: () => Promise<ImportReport>,
): Promise<ImportReport> {
  if (await exists(path)) {
    await openWorkshop(door, path);
    const report = await importing();
    const { problem } = await door.ask('backups.list', {});
    if (problem !== null) tell(`The deals that were there could not be backed up before. ${problem}`);
    return report;
  }
  const name = basename(path, extname(path));
  await door.ask('workshop.create', { place: door.place(door.temporary('new.yardstick')), name });
  const report = await importing();
  await door.ask('workshop.saveAs', { place: door.place(path) });
  return report;
}

async function readMapping(path: string): Promise<Mapping> {
  const read = mappingSchema.safeParse(await readJson(path, 'mapping'));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  throw new Refusal(
    'badInput',
    `“${basename(path)}” is no mapping that can be used. ${where}${issue?.message ?? ''}. Make a new one with --print-mapping.`,
  );
}

function inWords(report: ImportReport, workshop: string): string {
  const { won = 0, lost = 0, rejected = 0, open = 0 } = report.outcomes;
  const leftOut = report.leftOut + report.duplicates;
  return [
    `${report.deals} deals of ${report.rows} rows are now in ${workshop}: ${won} won, ${lost} lost, ${rejected} rejected, ${open} open.`,
    ...report.files.map(({ name, rows, deals }) => `  ${name}: ${rows} rows, ${deals} deals`),
    ...(leftOut > 0
      ? [
          `${report.leftOut} rows were left out, ${report.duplicates} were duplicates:`,
          ...report.reasons
            .slice(0, 10)
            .map(({ row, reason, file }) => `  ${file ? `${file}, ` : ''}row ${row}: ${reason}`),
          ...(leftOut > 10 ? ['  … --json lists them all.'] : []),
        ]
      : []),
    '',
    table(
      ['Field', 'Type', 'Role', 'Filled'],
      report.fields.map(({ label, type, role, filled }) => [label, type, role ?? '', describeShare(filled)]),
    ),
    ...(report.tables.length === 0
      ? []
      : [
          '',
          table(
            ['File', 'Read as', 'Rows', 'Of deals', 'Touchpoints'],
            report.tables.map((one) =>
              [one.name, one.kind, one.rows, one.matched, one.touchpoints].map(String),
            ),
          ),
        ]),
    ...report.notes.map((note) => `\n${note}`),
  ].join('\n');
}
