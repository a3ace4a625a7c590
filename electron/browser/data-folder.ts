/** Where the app's own files are where no shell says so: the folder that the desktop app has too. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function defaultDataFolder(): string {
  const { platform, env } = process;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Yardstick');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Yardstick');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Yardstick');
}
