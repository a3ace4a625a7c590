/** Chromium's own sandbox for a window under test, also where the tests run as root, whom Chromium refuses it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binary } from './desktop.ts';

const ORDINARY = ['--user', '--map-user=1000', '--map-group=1000', '--'];

/** Whether this machine lets an ordinary person's processes be sandboxed. */
export const canSandbox: boolean =
  process.platform !== 'linux' || spawnSync('unshare', [...ORDINARY, 'true']).status === 0;

/** How to start the window in the sandbox; `folder` takes a script where one is needed. */
export function sandboxed(folder: string): { sandboxed: boolean; command?: string } {
  if (!canSandbox) return { sandboxed: false };
  if (process.getuid?.() !== 0) return { sandboxed: true };
  const command = join(folder, 'as-an-ordinary-person.sh');
  writeFileSync(command, `#!/bin/sh\nexec unshare ${ORDINARY.join(' ')} '${binary}' "$@"\n`);
  chmodSync(command, 0o755);
  return { sandboxed: true, command };
}

/** What Linux lets a process do: `filtered` where each of its system calls is checked (seccomp). */
export const systemCalls = (pid: number): 'filtered' | 'free' =>
  /^Seccomp:\s*2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) ? 'filtered' : 'free';
