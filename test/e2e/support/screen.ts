/**
 * A screen for the windows under test. On Linux without one, a virtual screen of our own is started before the first
 * test and ended after the last, so that plain `npm test` works on a machine that nobody sits at.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export default async function startScreen(): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return undefined;
  // It takes the first free number by itself, and writes it to the pipe once windows can be opened.
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await Promise.race([
    once(screen.stdio[3] as Readable, 'data').then(([bytes]) => String(bytes).trim()),
    // Not installed, or it ended at once: the tests of the window skip and say why.
    once(screen, 'error').then(() => null),
    once(screen, 'exit').then(() => null),
  ]).catch(() => null);
  if (!number) return undefined;
  process.env.DISPLAY = `:${number}`;
  return async () => {
    delete process.env.DISPLAY;
    const ended = once(screen, 'exit');
    screen.kill();
    await ended;
  };
}
