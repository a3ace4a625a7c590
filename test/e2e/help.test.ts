import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeBrowser, openInBrowser } from './support/browser.ts';
import { describeDesktop, root, startDesktop } from './support/desktop.ts';
import { eventually, goTo, workshopMenu } from './support/room.ts';

const helpOn = (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'Help' });
  return {
    dialog,
    pages: dialog.getByRole('navigation', { name: 'Pages of Help' }),
    reading: (title: string) => dialog.getByRole('region', { name: title, exact: true }),
    search: dialog.getByLabel('Search in Help'),
  };
};

describeDesktop('help', () => {
  test('opens at what it says of the step on the screen', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Calibrate');
    await page.keyboard.press('F1');
    const { reading } = helpOn(page);
    const section = reading('A workshop, from start to end').getByRole('heading', { name: 'Calibrate' });
    await eventually(() =>
      section.evaluate((heading) => {
        const { top } = heading.getBoundingClientRect();
        const box = heading.closest('section')!.getBoundingClientRect();
        return Math.abs(top - box.top) < 100;
      }),
    ).toBe(true);
  });

  test('is read, followed from page to page and searched by the keyboard alone', async () => {
    const { page, complaints } = await startDesktop();
    await page.keyboard.press('F1');
    const { dialog, pages, reading, search } = helpOn(page);
    await eventually(() => search.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('taken back yesterday');
    await dialog.getByRole('status').getByText('Nothing in Help says').waitFor();
    await search.fill('');
    await page.keyboard.type('takes the last edit back');
    await dialog.getByRole('link', { name: 'Everywhere' }).press('Enter');
    await reading('Keyboard').getByRole('row', { name: 'Ctrl + Z' }).first().waitFor();
    await eventually(() => pages.getByRole('link', { name: 'Keyboard' }).getAttribute('aria-current')).toBe(
      'page',
    );

    await pages.getByRole('link', { name: 'A workshop, from start to end' }).press('Enter');
    const first = reading('A workshop, from start to end');
    await eventually(() => first.evaluate((text) => text === document.activeElement)).toBe(true);
    const picture = first.getByAltText('verdict', { exact: false });
    await eventually(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(
      0,
    );
    await first.getByRole('link', { name: 'what the numbers mean' }).press('Enter');
    await reading('What the numbers mean').getByText('Junk let in', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Back to where you were' }).press('Enter');
    await first.waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => dialog.count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('maps every key that the menu has', async () => {
    const { app } = await startDesktop();
    const keys = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()!
        .items.flatMap(({ submenu }) => submenu?.items ?? [])
        .flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : [])),
    );
    expect(keys.length).toBeGreaterThan(7);
    const map = readFileSync(join(root, 'docs', 'keys.md'), 'utf8');
    for (const key of keys) {
      const written = key.replace('CmdOrCtrl', 'Ctrl').replaceAll('+', ' + ');
      expect(map, key).toContain(`\`${written}\``);
    }
  });

  test('is there as a folder of files, too', async () => {
    const { app } = await startDesktop();
    const opened = await app.evaluate(async ({ Menu, shell }) => {
      const paths: string[] = [];
      shell.openPath = async (path) => {
        paths.push(path);
        return '';
      };
      const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items.find(({ label }) => label === 'Folder of the documents')!.click();
      return paths;
    });
    expect(readdirSync(opened[0]!)).toContain('security.md');
  });
});

describeBrowser('help in a browser', () => {
  test('is the same', async () => {
    const { page, complaints } = await openInBrowser();
    await workshopMenu(page, 'Help');
    const { pages, reading } = helpOn(page);
    await pages.getByRole('link', { name: 'What stays where' }).click();
    await reading('What stays where').getByText('Yardstick never goes to the network.').waitFor();
    expect(complaints).toEqual([]);
  });
});
