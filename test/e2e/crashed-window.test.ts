import { expect, test } from 'vitest';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually } from './support/room.ts';

interface Noted {
  loads: number;
  asked: string[];
}

describeDesktop('a window that crashes', () => {
  test('comes back with the workshop; where it keeps crashing, the person decides', async () => {
    const { app } = await startDesktop();
    // A page that crashed is none to Playwright any more, so Electron is asked.
    await app.evaluate(({ BrowserWindow, dialog }) => {
      const noted: Noted = { loads: 0, asked: [] };
      Object.assign(globalThis, { noted });
      BrowserWindow.getAllWindows()[0]!.webContents.on('did-finish-load', () => noted.loads++);
      dialog.showMessageBox = async (...given: unknown[]) => {
        noted.asked.push((given.at(-1) as { message: string }).message);
        return { response: 0, checkboxChecked: false };
      };
    });
    const noted = () => app.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
    const shown = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript('document.body.innerText'),
      );
    const crash = async () => {
      const { loads } = await noted();
      const pid = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
      );
      process.kill(pid, 'SIGKILL');
      await eventually(async () => (await noted()).loads).toBe(loads + 1);
      await eventually(shown).toMatch(/Harbourline \(sample\)[\s\S]*Won captured/);
    };

    await crash();
    expect((await noted()).asked).toEqual([]);
    await crash();
    expect((await noted()).asked).toEqual(['Yardstick’s window crashed twice in a short time']);
  });
});
