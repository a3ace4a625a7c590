/** Where the window stood last time, so that it comes back there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import * as z from 'zod/mini';

const size = z.int().check(z.minimum(1));
const stateSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: size, height: size }),
  maximized: z.boolean(),
});
type WindowState = z.infer<typeof stateSchema>;

const fileIn = (dataFolder: string) => join(dataFolder, 'window.json');

/** The remembered state; null where there is none, or where its screen is gone. */
export function readWindowState(dataFolder: string): WindowState | null {
  try {
    const state = stateSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
    return isOnAScreen(state.bounds) ? state : null;
  } catch {
    // A first start, or a file that is of no use any more: the window opens where it does by itself.
    return null;
  }
}

export function keepWindowState(window: BrowserWindow, dataFolder: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(fileIn(dataFolder), JSON.stringify(state));
    } catch (thrown) {
      console.warn('The window’s place could not be kept:', thrown);
    }
  });
}

/** A hundred points of the title bar are enough to get hold of it. */
function isOnAScreen({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const seen = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    return seen >= 100 && y >= workArea.y && y < workArea.y + workArea.height - 50;
  });
}
