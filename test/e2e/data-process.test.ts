import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { dataProcess, describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, notice, workshopMenu } from './support/room.ts';

describeDesktop('the data process', () => {
  test('that crashes is started again, with the protected workshop open, and the user keeps working', async () => {
    const desktop = await startDesktop();
    const { page, answerDialog, dataFolder } = desktop;
    await answerDialog(join(temporaryFolder(), 'client.yardstick'));
    await workshopMenu(page, 'New workshop…');
    await page.getByText('No deals yet').waitFor();
    await workshopMenu(page, 'Protect with a passphrase…');
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse');
    await page.getByLabel('The same again').fill('correct horse');
    await page.getByRole('button', { name: 'Protect', exact: true }).click();
    await notice(page, 'The workshop is protected').waitFor();

    const pid = await dataProcess(desktop);
    process.kill(pid!, 'SIGKILL');
    await eventually(() => dataProcess(desktop)).not.toBe(pid);
    // Whatever is asked next starts it again; nobody is asked for the passphrase.
    await page.getByRole('button', { name: 'client', exact: true }).click();
    await page.getByLabel('Name of the workshop').fill('After the crash');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'After the crash', exact: true }).waitFor();
    await goTo(page, 'Score');
    expect(await page.getByLabel(/^Passphrase of/).count()).toBe(0);
    const log = readFileSync(join(dataFolder, 'logs', 'yardstick.log'), 'utf8');
    expect(log).toContain('A process ended: Utility');
    expect(log).not.toContain('client');
  });
});
