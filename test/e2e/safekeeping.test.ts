import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, notice, verdict, workshopMenu } from './support/room.ts';

const PASSPHRASE = 'correct horse battery staple';
const PLANTED = ['Zanzibar Widgets', 'ann.planted', 'Quokka Holdings'];

function writeDeals(folder: string): string {
  const path = join(folder, 'export.csv');
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${i},${PLANTED[i % 2 ? 0 : 2]},${PLANTED[1]}@acme.example,${i % 3 ? 'Lost' : 'Won'},${i * 10}`,
  );
  writeFileSync(path, ['Deal ID,Company,Email,Status,Amount', ...rows].join('\n'));
  return path;
}

async function newWorkshop(page: Page, answerDialog: (path: string) => Promise<void>, path: string) {
  await answerDialog(path);
  await workshopMenu(page, 'New workshop…');
  await page.getByText('No deals yet').waitFor();
  // It begins with a definition for each side.
  await eventually(() => page.getByRole('tab').count()).toBe(3);
}

/** Right after it was made, as the empty workshop offers. */
async function protect(page: Page) {
  await page.getByRole('button', { name: 'Protect the workshop with a passphrase' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Protect', exact: true }).click();
  await notice(page, 'The workshop is protected').waitFor();
}

const unlock = async (page: Page) => {
  await page.getByLabel('Passphrase of client.yardstick').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('button', { name: 'client', exact: true }).waitFor();
};

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** What was planted and stands in clear in a file, in either way that programs keep text in memory. */
const planted = (paths: string[]): string[] =>
  paths.flatMap((path) => {
    const bytes = readFileSync(path);
    return [...PLANTED, PASSPHRASE]
      .filter((name) => bytes.includes(name) || bytes.includes(Buffer.from(name, 'utf16le')))
      .map((name) => `${name} in ${path}`);
  });

describeDesktop('a workshop with a client’s deals', () => {
  test('locks itself, hides names, is purged, and leaves none of them on the disk', async () => {
    const folder = temporaryFolder();
    const { page, answerDialog, dataFolder, quit, complaints } = await startDesktop();
    await newWorkshop(page, answerDialog, join(folder, 'client.yardstick'));
    await protect(page);

    // Import, with names hidden.
    await answerDialog(writeDeals(folder));
    await page.getByRole('button', { name: 'Choose files…' }).click();
    const hidden = page.getByRole('region', { name: 'What stays out of the workshop' });
    await hidden.getByRole('button', { name: 'Hide names and e-mails' }).click();
    await hidden.getByLabel('How Email is hidden').waitFor();
    await eventually(() => page.getByRole('region', { name: 'Columns' }).innerText()).toMatch(
      /[0-9a-f]{16}@acme\.example/,
    );
    await page.getByRole('button', { name: 'Import 60 rows' }).click();
    await page
      .getByText('Hidden: “Company” as pseudonyms; “Email” as a keyed hash with the domain.', {
        exact: false,
      })
      .waitFor();

    // Lock by hand, then by itself.
    await workshopMenu(page, 'Lock it now');
    await unlock(page);
    await workshopMenu(page, 'Change the passphrase…');
    await page.getByLabel('Lock when nobody touches anything').selectOption({ label: 'after 5 minutes' });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.clock.install();
    await page.reload();
    await page.getByRole('button', { name: 'client', exact: true }).waitFor();
    await page.clock.runFor(4 * 60_000);
    expect(await page.getByLabel('Passphrase of client.yardstick').count()).toBe(0);
    await page.clock.runFor(2 * 60_000);
    await page.clock.resume();
    await unlock(page);

    // The end of the engagement.
    await goTo(page, 'Evidence');
    await workshopMenu(page, 'Purge the deals…');
    await page.getByLabel('Who purges them').fill('Fay');
    await page.getByLabel('Type “purge” to go on').fill('purge');
    await page.getByRole('button', { name: 'Purge the deals', exact: true }).click();
    const purged = page.getByRole('region', { name: 'Purged deals' });
    await purged.getByText('60 deals').waitFor();
    await purged.getByText('All fingerprints of the certificate are still right.').waitFor();
    await answerDialog(join(folder, 'certificate.html'));
    await purged.getByRole('button', { name: 'Save the certificate…' }).click();
    await notice(page, 'Saved the certificate').waitFor();
    await quit();
    expect(complaints).toEqual([]);

    const kept = [join(folder, 'client.yardstick'), join(folder, 'certificate.html')];
    expect(planted([...filesUnder(dataFolder), ...kept])).toEqual([]);
  });

  test('leaves none of them in clear when it crashes: in no dump, no temporary file, no list of files', async () => {
    const [folder, home, temporary] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    for (const name of ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'])
      vi.stubEnv(name, home);
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const dataFolder = join(home, 'app data');
    const { app, page, answerDialog, kill } = await startDesktop(dataFolder);
    await newWorkshop(page, answerDialog, join(folder, 'client.yardstick'));
    await protect(page);
    const deals = writeDeals(folder);
    await answerDialog(deals);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('button', { name: 'Import 60 rows' }).click();
    await page.getByText('60 rows = 60 deals').waitFor();
    await goTo(page, 'Simulate');
    await page.getByText(PLANTED[0]!).first().waitFor();

    // Both processes that hold names in memory die as by an error of their own.
    await app.evaluate(({ app: electron, BrowserWindow }) => {
      const gone: string[] = [];
      Object.assign(globalThis, { gone });
      electron.on('render-process-gone', (_event, _contents, { reason }) => gone.push(reason));
      electron.on('child-process-gone', (_event, { reason }) => gone.push(reason));
      const data = electron
        .getAppMetrics()
        .find(({ name, serviceName }) => [name, serviceName].includes('Yardstick data'));
      process.kill(data!.pid, 'SIGABRT');
      BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer();
    });
    await eventually(() =>
      app.evaluate(() => (globalThis as unknown as { gone: string[] }).gone.length),
    ).toBe(2);
    await kill();
    const left = [...filesUnder(home), ...filesUnder(temporary), ...filesUnder(folder)];
    expect(left.length).toBeGreaterThan(5);
    expect(left.filter((path) => path.endsWith('.dmp'))).toEqual([]);
    expect(planted(left.filter((path) => path !== deals))).toEqual([]);
    expect(planted([deals]).length).toBe(PLANTED.length);
  });

  test('is rescued by a backup when its file is damaged', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'client.yardstick');
    const first = await startDesktop();
    await newWorkshop(first.page, first.answerDialog, path);
    await first.quit();
    truncateSync(path, 6_000);
    const damaged = readFileSync(path);

    const { page, answerDialog } = await startDesktop(first.dataFolder);
    const dialog = page.getByRole('dialog', { name: 'Backups on this machine' });
    await dialog
      .getByText('“client.yardstick” is damaged and was left as it is.', { exact: false })
      .waitFor();
    await dialog
      .getByText(/no deals, 3 definitions/)
      .first()
      .waitFor();
    await answerDialog(join(folder, 'rescued.yardstick'));
    await dialog
      .getByRole('button', { name: /^Restore the backup/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'client', exact: true }).waitFor();
    await eventually(() => dialog.count()).toBe(0);
    expect(readFileSync(path).equals(damaged)).toBe(true);
    await verdict(page).waitFor();
  });
});
