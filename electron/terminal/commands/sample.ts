import type { Command } from 'commander';
import { Refusal } from '#shared/contract/failure.ts';
import { exists, mustHaveFolder, withDoor } from '../door.ts';
import { print, printJson } from '../output.ts';

interface Options {
  out: string;
  json?: true;
}

export function addSample(program: Command): void {
  program
    .command('sample')
    .description('Write the sample workshop to a new file.')
    .requiredOption('-o, --out <file>', 'the workshop to write')
    .option('--json', 'print what was written as JSON')
    .action(writeSample);
}

async function writeSample({ out, json }: Options): Promise<void> {
  if (await exists(out)) {
    throw new Refusal('cannotWrite', `“${out}” is there already and stays as it is. Choose another name.`);
  }
  await mustHaveFolder(out);
  await withDoor(async (door) => {
    await door.ask('workshop.openSample', { fresh: true });
    const { name, deals } = await door.ask('workshop.saveAs', { place: door.place(out) });
    const definitions = (await door.ask('definitions.list', {})).map(({ definition }) => definition.name);
    if (json) return printJson({ workshop: out, name, deals, definitions });
    print(
      `“${out}” holds the sample workshop: ${deals} deals, and the definitions ${definitions.join(', ')}.`,
    );
  });
}
