/** Yardstick without a window. Exit codes: 0 done, 1 refused (why is on standard error), 2 wrong usage. */
import { Command, CommanderError } from 'commander';
import { asFailure } from '#shared/contract/failure.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addSample } from './commands/sample.ts';
import { addSimulate } from './commands/simulate.ts';

const REFUSED = 1;
const WRONG_USAGE = 2;

const program = new Command('yardstick')
  .description('Agree on what a qualified lead is, on deals that really ended. Nothing leaves this computer.')
  .exitOverride()
  .showHelpAfterError('Add --help for how it is used.')
  .addHelpText('after', '\nExit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong usage.');
for (const add of [addSample, addImport, addSimulate, addExplain, addExport]) add(program);

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
  } else {
    console.error(asFailure(error).message);
    process.exitCode = REFUSED;
  }
}
