import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, verdict, wonCaptured } from './support/room.ts';

const ROWS = 400_000;

async function writeLongFile(folder: string): Promise<string> {
  const path = join(folder, 'long.csv');
  const file = createWriteStream(path);
  file.write('Deal ID,Company,Status,Created,Amount\n');
  for (let i = 0; i < ROWS; i++) {
    file.write(
      `D-${i},Company ${i * 7919},${i % 3 === 0 ? 'Won' : 'Lost'},2025-0${(i % 9) + 1}-11,${i * 31}\n`,
    );
  }
  await finished(file.end());
  return path;
}

describeDesktop('the app killed in the middle of an import', () => {
  test('opens again with the deals that were there, or with all of the new ones', async () => {
    const first = await startDesktop();
    const { page, answerDialog } = first;
    const before = await wonCaptured(page);
    await goTo(page, 'Score');
    await page.getByLabel('Threshold for MQL, in points', { exact: true }).fill('60');
    await eventually(() => wonCaptured(page)).not.toBe(before);
    const edited = await wonCaptured(page);

    await goTo(page, 'Evidence');
    await answerDialog(await writeLongFile(temporaryFolder()));
    await page.getByRole('button', { name: 'Import other deals' }).click();
    await page.getByRole('button', { name: 'Import 400,000 rows' }).click();
    const progress = page.getByRole('progressbar', { name: 'How far the file has been read' });
    await eventually(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
    await first.kill();

    const again = await startDesktop(first.dataFolder);
    await eventually(() => verdict(again.page).innerText()).toMatch(/Won captured.*of (60|133,334)\b/s);
    if ((await verdict(again.page).innerText()).includes('of 60')) {
      await eventually(() => wonCaptured(again.page)).toBe(edited);
    }
    await goTo(again.page, 'Score');
    const bar = again.page.getByLabel('Threshold for MQL, in points', { exact: true });
    await eventually(() => bar.inputValue()).toBe('60');
    await goTo(again.page, 'Evidence');
    await again.page.getByText(/^(240|400,000) deals, /).waitFor();
    expect(again.complaints).toEqual([]);
  });
});
