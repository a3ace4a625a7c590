/** The sample is on the screen before the engine and the data process are there: nothing of it may be a mere picture. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { temporaryFolder } from '../support/folder.ts';
import { dataProcess, describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, verdict, wonCaptured, workshopMenu } from './support/room.ts';

describeDesktop('the first moments of a start', () => {
  test('show what the engine says when it is there', async () => {
    const { page, complaints } = await startDesktop();
    const shown = await verdict(page).innerText();
    await page.getByText(/deals, up to/).waitFor();
    await goTo(page, 'Compare');
    await page
      .getByText(/Won captured/)
      .last()
      .waitFor();
    expect(await verdict(page).innerText()).toBe(shown);
    expect(complaints).toEqual([]);
  });

  test('answer a key at once, and keep what it did', async () => {
    const first = await startDesktop();
    await first.page.keyboard.press('Control+3');
    await first.page.getByRole('main', { name: 'Score' }).waitFor();
    await first.quit();

    const again = await startDesktop(first.dataFolder);
    const threshold = again.page.getByLabel('Threshold for MQL, in points', { exact: true });
    const captured = await wonCaptured(again.page);
    await threshold.fill('90');
    await eventually(() => wonCaptured(again.page)).toBeLessThan(captured);
    const changed = await wonCaptured(again.page);
    await again.quit();

    const { page } = await startDesktop(first.dataFolder);
    await eventually(() =>
      page.getByLabel('Threshold for MQL, in points', { exact: true }).inputValue(),
    ).toBe('90');
    await eventually(() => wonCaptured(page)).toBe(changed);
  });

  test('keep the last edit before a window that is closed at once', async () => {
    const first = await startDesktop();
    await first.page.keyboard.press('Control+3');
    await first.page.getByLabel('Threshold for MQL, in points', { exact: true }).fill('90');
    await first.quit();
    const { page } = await startDesktop(first.dataFolder);
    await eventually(() =>
      page.getByLabel('Threshold for MQL, in points', { exact: true }).inputValue(),
    ).toBe('90');
  });

  test('show the workshop that the start names, and no other before it', async () => {
    const dataFolder = temporaryFolder();
    const path = join(temporaryFolder(), 'client.yardstick');
    const client = await WorkshopFile.create(path, (workshop) => workshop.settings.rename('Client'));
    client.close();
    const { page } = await startDesktop(dataFolder, path);
    await page.getByRole('button', { name: 'Client' }).waitFor();
    // Whatever shows the sample makes a copy of it to work in.
    expect(readdirSync(dataFolder)).not.toContain('Sample workshop.yardstick');
  });

  test('outlive a data process that crashes in them', async () => {
    const desktop = await startDesktop();
    const { page } = desktop;
    const captured = await wonCaptured(page);
    await eventually(() => dataProcess(desktop)).toBeGreaterThan(0);
    process.kill((await dataProcess(desktop))!, 'SIGKILL');
    await goTo(page, 'Score');
    const threshold = page.getByLabel('Threshold for MQL, in points', { exact: true });
    await threshold.fill('90');
    await eventually(() => wonCaptured(page)).toBeLessThan(captured);
    await desktop.quit();
    const { page: again } = await startDesktop(desktop.dataFolder);
    await eventually(() =>
      again.getByLabel('Threshold for MQL, in points', { exact: true }).inputValue(),
    ).toBe('90');
  });

  test('go on in the workshop that is opened in them', async () => {
    const { page, answerDialog, dataFolder, quit } = await startDesktop();
    await answerDialog(join(temporaryFolder(), 'acme.yardstick'));
    await workshopMenu(page, 'New workshop');
    await page.getByRole('button', { name: 'acme', exact: true }).waitFor();
    await quit();
    const { page: again } = await startDesktop(dataFolder);
    await again.getByRole('button', { name: 'acme', exact: true }).waitFor();
    await again.getByText('No deals yet').waitFor();
  });
});
