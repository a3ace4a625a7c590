import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { readPdf } from '../host/exporting/pdf-text.ts';
import { temporaryFolder } from '../support/folder.ts';
import { describeBrowser, openInBrowser } from './support/browser.ts';
import { EXPECTED, FITTING_WON, writeDealsFile } from './support/deals-file.ts';
import { eventually, goTo, notice, wonCaptured } from './support/room.ts';

describeBrowser('the loopback page', () => {
  test('does the same as the window: deals in, a bar moved, the page out', async () => {
    const { page, complaints } = await openInBrowser();
    expect(await wonCaptured(page)).toBeGreaterThan(30);

    await goTo(page, 'Evidence');
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import other deals' }).click();
    await (await chosen).setFiles(writeDealsFile(temporaryFolder()));
    await page.getByRole('heading', { name: 'closed deals.csv', exact: true }).waitFor();
    await page.getByRole('button', { name: /^Import \d+ rows/ }).click();
    await page.getByText(/^1,000 rows = /).waitFor();

    await goTo(page, 'Score');
    await eventually(() => wonCaptured(page)).toBe(0);
    await page.getByLabel('Threshold for MQL, in points', { exact: true }).fill('33');
    await eventually(() => wonCaptured(page)).toBe(FITTING_WON);

    await goTo(page, 'Agree');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    const saved = await download;
    expect(basename(saved.suggestedFilename())).toMatch(/^Marketing.*\.pdf$/);
    const { pages } = await readPdf(new Uint8Array(readFileSync(await saved.path())));
    expect(pages[0]).toContain('at least 33');
    expect(pages[0]).toContain(`${FITTING_WON} of ${EXPECTED.won}`);
    await notice(page, 'is saved').waitFor();
    expect(complaints).toEqual([]);
  });

  test('opens for one browser: the printed address works once, and nothing is served without it', async () => {
    const { page, address } = await openInBrowser();
    const { origin } = new URL(address);
    expect(page.url()).toBe(`${origin}/`);
    expect((await fetch(address)).status).toBe(403);
    expect((await fetch(origin)).status).toBe(403);
    await page.reload();
    expect(await wonCaptured(page)).toBeGreaterThan(30);
  });
});
