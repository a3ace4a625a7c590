/** Opens an address in the person's browser, where the system has a way to. */
import { spawn } from 'node:child_process';

export function showInBrowser(address: string): void {
  const [program, ...args] = opener(address);
  if (!program) return;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  // A machine without an opener, or without a screen: the address is printed anyway.
  child.on('error', () => {});
  child.unref();
}

function opener(address: string): string[] {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  const hasScreen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasScreen ? ['xdg-open', address] : [];
}
