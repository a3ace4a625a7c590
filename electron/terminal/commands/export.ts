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
  format: DocumentFormat | typeof PACK;
  paper: Paper;
  out: string;
  json?: true;
}

/** No page but the zip for the CRM's admin. */
const PACK = 'pack';

export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write the one page for a definition, or the pack for the CRM admin.')
    .requiredOption('-w, --workshop <file>', 'the workshop')
    .requiredOption('-d, --definition <name>', 'a definition’s name in the workshop, or a JSON file')
    .addOption(
      new Option('--format <format>', 'the kind of file')
        .choices([...documentFormatSchema.options, PACK])
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
    if (format === PACK) return await exportPack(door, id, out, json);
    const place = door.place(out);
    const { pages, notes } = await door.ask('document.export', { definition: id, format, paper, place });
    if (json) return printJson({ file: out, format, pages, notes });
    const length = pages === null ? '' : pages === 1 ? ', one page' : `, ${pages} pages`;
    print([`“${basename(out)}” is written${length}.`, ...notes].join('\n'));
  });

async function exportPack(door: Door, id: string, out: string, json: true | undefined): Promise<void> {
  const { files, unsupported } = await door.ask('pack.export', { definition: id, place: door.place(out) });
  if (json) return printJson({ file: out, format: PACK, files, unsupported });
  const gaps = unsupported
    .filter(({ what }) => what.length > 0)
    .map(
      ({ target, what }) =>
        `${target}: ${what.length} ${what.length === 1 ? 'thing' : 'things'} it can’t hold`,
    );
  print(
    [`“${basename(out)}” is written, ${files.length} files; its README.md says what each is.`, ...gaps].join(
      '\n',
    ),
  );
}

/** A page is about a draft. A definition from a file becomes one in a copy, so that the workshop stays as it is. */
async function draftFor(door: Door, word: string): Promise<string> {
  const named = await findDefinition(door, word);
  if ('draft' in named) return named.draft.id;
  await door.ask('workshop.saveAs', { place: door.place(door.temporary('copy.yardstick')) });
  return (await door.ask('definitions.create', { definition: named.file })).id;
}
