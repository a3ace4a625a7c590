import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, hasFocus, notice, total, workshopMenu } from './support/room.ts';

/** Drops files upon the page as the system does when a person lets them go there. */
async function drop(page: Page, files: string[]): Promise<void> {
  const box = (await page.getByRole('main').boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const chromium = await page.context().newCDPSession(page);
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    chromium.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  await send('dragEnter');
  await send('dragOver');
  await page.getByText('Drop the files to read them').waitFor();
  await send('drop');
  await page.getByText('Drop the files to read them').waitFor({ state: 'detached' });
}

/** Writes files of such lines into a folder of their own; their paths. */
function fileWriter() {
  const folder = temporaryFolder();
  return (name: string, lines: readonly string[]): string => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
}

const isUnfoldedAtOnce = async (line: HTMLElement) => {
  line.click();
  await Promise.resolve();
  return line.parentElement!.querySelector('input') !== null;
};

describeDesktop('files that are dropped', () => {
  test('are read together, and further ones beside them while they are looked at', async () => {
    const { page, complaints } = await startDesktop();
    const file = fileWriter();
    await goTo(page, 'Evidence');
    await drop(page, [
      file('deals.csv', [
        'Deal ID,Status,Created,Email',
        '1,Won,2026-01-01,a@x.com',
        '2,Lost,2026-01-02,b@x.com',
      ]),
      file('events.csv', [
        'Email,Event,Time',
        'a@x.com,Demo request,2025-12-01',
        'c@x.com,Webinar,2025-12-02',
      ]),
    ]);
    await page.getByRole('heading', { name: 'deals.csv', exact: true }).waitFor();
    await page.getByRole('region', { name: 'events.csv' }).waitFor();
    await drop(page, [file('people.csv', ['Email,Job title', 'a@x.com,CFO', 'b@x.com,CTO'])]);
    await page.getByRole('region', { name: 'people.csv' }).waitFor();
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows = 2 deals + 0 duplicates + 0 left out').waitFor();
    expect(await total(page, 'Touchpoints')).toBe('1');
    await page.getByRole('row', { name: /^Job title/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('are a line each where they are many, and what is left out can be taken in by keyboard', async () => {
    const { page, complaints } = await startDesktop();
    const file = fileWriter();
    await goTo(page, 'Evidence');
    await drop(page, [
      file('deals.csv', ['Deal ID,Status,Account', 'D1,Won,Northwind', 'D2,Lost,Fabrikam']),
      file('accounts.csv', ['Account,Industry', 'Northwind,Retail', 'Fabrikam,Energy']),
      ...Array.from({ length: 9 }, (_, i) =>
        file(`settings ${i}.csv`, ['Setting,Chosen on', `Colour ${i},2026-01-0${i + 1}`]),
      ),
      file('remarks.csv', [
        'Account,Remark,Written',
        'Northwind,Keen,2026-01-05',
        'Northwind,Won,2026-01-06',
      ]),
    ]);
    const tables = page.getByRole('region', { name: 'Other tables', exact: true });
    await tables.getByText('“Account” is “Account” of deals.csv · 100\u00a0% match, 2 of 2 values').waitFor();
    await eventually(() => tables.getByText('Left out', { exact: true }).count()).toBe(10);
    expect((await tables.boundingBox())!.height).toBeLessThan(11 * 70 + 350);
    // What is left out says why, and its choices are a key away.
    const remarks = page.getByRole('region', { name: 'remarks.csv' });
    await remarks.getByText('Several of its rows belong to one deal, and none says when.').waitFor();
    const line = remarks.locator('summary');
    // They are there before the next key, however quickly it comes.
    expect(await line.evaluate(isUnfoldedAtOnce)).toBe(true);
    await line.press('Enter');
    const holds = page.getByRole('combobox', { name: 'What remarks.csv holds' });
    await holds.waitFor({ state: 'detached' });
    await line.press('Enter');
    await page.keyboard.press('Tab');
    expect(await holds.evaluate(hasFocus)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Touchpoints' }).click();
    await remarks.getByText('50\u00a0% match, 1 of 2 values').waitFor();
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows = 2 deals').waitFor();
    await eventually(() => total(page, 'Touchpoints')).toBe('2');
    await page.getByText(/^9 tables left out: settings 0\.csv \(1 row\)/).waitFor();
    expect(complaints).toEqual([]);
  });

  test('go along from the sample to a workshop of their own, and are not shown in that of another client', async () => {
    const { page, answerDialog, complaints } = await startDesktop();
    const file = fileWriter();
    const inNewWorkshop = async (name: string) => {
      await answerDialog(join(temporaryFolder(), `${name}.yardstick`));
      await workshopMenu(page, 'New workshop…');
      await page.getByRole('button', { name, exact: true }).waitFor();
    };
    await goTo(page, 'Evidence');
    await drop(page, [file('northwind.csv', ['Deal ID,Status', '1,Won', '2,Lost'])]);
    await page.getByText(/^You are in the sample workshop/).waitFor();
    await inNewWorkshop('northwind');
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows = 2 deals + 0 duplicates + 0 left out').waitFor();
    await drop(page, [file('january.csv', ['Deal ID,Status', '3,Won'])]);
    await page.getByRole('button', { name: 'Import 3 rows' }).waitFor();
    await inNewWorkshop('fabrikam');
    await page.getByText('No deals yet').waitFor();
    expect(await page.getByText('january.csv').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('are read wherever they are dropped, and a workshop is opened', async () => {
    const { page, answerDialog, complaints } = await startDesktop();
    const folder = temporaryFolder();
    const [workshop, deals] = [join(folder, 'client.yardstick'), join(folder, 'deals.csv')];
    writeFileSync(deals, 'Deal ID,Status\n1,Won\n2,Lost\n');
    await answerDialog(workshop);
    await workshopMenu(page, 'New workshop…');
    await page.getByText('No deals yet').waitFor();
    await workshopMenu(page, 'Open the sample workshop');
    await page.getByRole('button', { name: 'client', exact: true }).waitFor({ state: 'detached' });
    await goTo(page, 'Score');
    await drop(page, [workshop]);
    await page.getByRole('button', { name: 'client', exact: true }).waitFor();
    await goTo(page, 'Flow');
    await drop(page, [deals]);
    await page.getByRole('button', { name: 'Import 2 rows' }).waitFor();
    expect(await page.getByText('You are in the sample workshop').count()).toBe(0);
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows = 2 deals + 0 duplicates + 0 left out').waitFor();
    expect(complaints).toEqual([]);
  });

  test('tell why they can’t be read, and change nothing', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Evidence');
    const before = await total(page, 'Won');
    await drop(page, [temporaryFolder()]);
    await notice(page, /could not be read/)
      .getByText('is a folder')
      .waitFor();
    expect(await total(page, 'Won')).toBe(before);
  });
});

describeDesktop('tasks beside the deals', () => {
  test('count once they are done, and those that are planned if the room says so', async () => {
    const { page, complaints } = await startDesktop();
    const folder = temporaryFolder();
    const [deals, tasks] = ['deals.csv', 'tasks.csv'].map((name) => join(folder, name));
    writeFileSync(deals!, 'Deal ID,Status,Created\n1,Won,2026-01-01\n2,Lost,2026-01-02\n');
    writeFileSync(
      tasks!,
      'Deal ID,Type,Due date,Date,Task status\n1,Call,,2026-01-03,Completed\n2,Call,,2026-01-04,Not started\n',
    );
    const bring = async (count: (planned: Locator) => Promise<void>, said: string) => {
      await drop(page, [deals!, tasks!]);
      const planned = page.getByRole('checkbox', { name: 'Not started, 1 row' });
      await planned.waitFor();
      await page.getByText('You are in the sample workshop').waitFor();
      await count(planned);
      await page.getByRole('button', { name: 'Import 2 rows' }).click();
      await page.getByText('2 rows = 2 deals').waitFor();
      await eventually(() => total(page, 'Touchpoints')).toBe(said);
    };
    await goTo(page, 'Evidence');
    await bring((planned) => eventually(() => planned.isChecked()).toBe(false), '1');
    await page.getByText('Planned or called off, and so not counted: 1 (row 3).').waitFor();
    await bring((planned) => planned.check(), '2');
    // The workshop remembers it for the next export.
    await bring((planned) => eventually(() => planned.isChecked()).toBe(true), '2');
    expect(complaints).toEqual([]);
  });
});
