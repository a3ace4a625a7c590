import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, notice, workshopMenu } from './support/room.ts';

describeDesktop('what the room knows', () => {
  test('is written into the audit by the keyboard alone, completed by what was written before, and undone', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Evidence');
    await page.getByText('The won deals', { exact: true }).click();
    await page.getByLabel('Who answers').fill('Ana');
    await page.getByRole('button', { name: 'Column', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Trigger' }).click();

    const cells = page.getByRole('gridcell', { name: /^Trigger of/ });
    await cells.first().focus();
    await page.keyboard.type('New CFO');
    await page.keyboard.press('Enter');
    await eventually(() => cells.first().innerText()).toBe('New CFO');
    await page.keyboard.type('n');
    await page.keyboard.press('Enter');
    await eventually(() => cells.nth(1).innerText()).toBe('New CFO');
    await page.keyboard.press('ArrowUp');
    await page.getByText('answered by Ana').waitFor();

    // A year is typed digit by digit; each makes a date that is kept.
    const since = page.getByLabel('Known since');
    await since.focus();
    await page.keyboard.type('03012026');
    await eventually(() => since.inputValue()).toBe('2026-03-01');
    await page.keyboard.press('Escape');
    await cells.nth(1).focus();
    await page.keyboard.press('Delete');
    await eventually(() => cells.nth(1).innerText()).toBe('…');
    await page.keyboard.press('Control+z');
    await eventually(() => cells.nth(1).innerText()).toBe('New CFO');
    expect(complaints).toEqual([]);
  });

  test('is taken back in its own workshop alone, not in another client’s file of the same name', async () => {
    const folder = temporaryFolder();
    const [one, other] = ['one', 'other'].map((client) => join(folder, client, 'workshop.yardstick'));
    for (const client of ['one', 'other']) mkdirSync(join(folder, client));
    const { page, answerDialog } = await startDesktop();
    for (const path of [other!, one!]) {
      await answerDialog(path);
      await workshopMenu(page, 'Save a copy as');
      await notice(page, 'Saved as a copy').waitFor();
    }
    await goTo(page, 'Evidence');
    await page.getByText('The won deals', { exact: true }).click();
    await page.getByLabel('Who answers').fill('Ana');
    await page.getByRole('button', { name: 'Column', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Trigger' }).click();
    const bar = page.getByRole('region', { name: 'What the room knows' });
    await bar.getByRole('button', { name: /^Undo: / }).waitFor();

    await answerDialog(other!);
    await workshopMenu(page, 'Open workshop');
    await page.getByText('The won deals', { exact: true }).click();
    await bar.getByRole('button', { name: 'Nothing to undo' }).waitFor();
  });

  test('is a field like any other: what we have counts it', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Evidence');
    await page.getByText('The won deals', { exact: true }).click();
    await page.getByLabel('Who answers').fill('Ana');
    await page.getByRole('button', { name: 'Column', exact: true }).click();
    await page.getByRole('menuitem', { name: 'A column of our own…' }).click();
    await page.getByLabel('What is asked').fill('Budget was set aside');
    await page.getByRole('button', { name: 'Add the column' }).click();
    const first = page.getByRole('gridcell', { name: /^Budget was set aside of/ }).first();
    await first.focus();
    await page.keyboard.type('yes');
    await page.keyboard.press('Enter');
    await eventually(() => first.innerText()).toBe('yes');
    await page.getByText('What we have', { exact: true }).click();
    const row = page.getByRole('row', { name: /^Budget was set aside/ });
    await eventually(() => row.getByLabel('When Budget was set aside was known').inputValue()).toBe(
      'only at the end',
    );
    expect(complaints).toEqual([]);
  });
});
