/** Where the app's own files are where Electron doesn't say so: the folder that the desktop app has too. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder that the environment names, as tests do and people who carry their data with them; else the usual one. */
export const dataFolder = (): string => process.env.YARDSTICK_DATA || usualFolder();

function usualFolder(): string {
  const { platform, env } = process;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Yardstick');
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Yardstick');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Yardstick');
}
