import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { DocumentFormat, Paper } from '#shared/contract/methods.ts';
import { documentFormatSchema, paperSchema } from '#shared/contract/methods.ts';
import { findDefinition } from '../definition.ts';
import { type Door, mustHaveFolder, openWorkshop, withDoor } from '../door.ts';
import { print, printJson } from '../output.ts';

interface Options {
  workshop: string;
  definition: string;
  format: DocumentFormat;
  paper: Paper;
  out: string;
  json?: true;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write the one page for a definition.')
    .requiredOption('-w, --workshop <file>', 'the workshop')
    .requiredOption('-d, --definition <name>', 'a definition’s name in the workshop, or a JSON file')
    .addOption(
      new Option('--format <format>', 'the kind of file')
        .choices(documentFormatSchema.options)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--paper <paper>', 'the size of the page').choices(paperSchema.options).default('A4'),
    )
    .requiredOption('-o, --out <file>', 'the file to write')
    .option('--json', 'print what was written as JSON')
    .action(exportPage);
}

const exportPage = ({ workshop, definition, format, paper, out, json }: Options): Promise<void> =>
  withDoor(async (door) => {
    await mustHaveFolder(out);
    await openWorkshop(door, workshop);
    const id = await draftFor(door, definition);
    const place = door.place(out);
    const { pages, notes } = await door.ask('document.export', { definition: id, format, paper, place });
    if (json) return printJson({ file: out, format, pages, notes });
    const length = pages === null ? '' : pages === 1 ? ', one page' : `, ${pages} pages`;
    print([`“${basename(out)}” is written${length}.`, ...notes].join('\n'));
  });

/** A page is about a draft. A definition from a file becomes one in a copy, so that the workshop stays as it is. */
async function draftFor(door: Door, word: string): Promise<string> {
  const named = await findDefinition(door, word);
  if ('draft' in named) return named.draft.id;
  await door.ask('workshop.saveAs', { place: door.place(door.temporary('copy.yardstick')) });
  return (await door.ask('definitions.create', { definition: named.file })).id;
}
