import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readPdf } from '../host/exporting/pdf-text.ts';
import { temporaryFolder } from '../support/folder.ts';
import { BAD_ROWS, EXPECTED, FITTING_WON, writeDealsFile } from './support/deals-file.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import {
  chooseDefinition,
  eventually,
  goTo,
  hasFocus,
  notice,
  total,
  verdict,
  wonCaptured,
} from './support/room.ts';

const mqlBar = (page: Page) => page.getByLabel('Threshold for MQL, in points', { exact: true });

async function seesTheImport(page: Page): Promise<void> {
  const { rows, won, lost, rejected, open, duplicates, leftOut } = EXPECTED;
  const deals = won + lost + rejected + open;
  expect(deals + duplicates + leftOut).toBe(rows);
  await page
    .getByText(`1,000 rows = ${deals} deals + ${duplicates} duplicates + ${leftOut} left out`)
    .waitFor();
  expect(await total(page, 'Won')).toBe(String(won));
  expect(await total(page, 'Lost')).toBe(String(lost));
  expect(await total(page, 'Rejected')).toBe(String(rejected));
  expect(await total(page, 'Open')).toBe(String(open));
}

describeDesktop('a workshop on an export of a thousand rows', () => {
  test('from the file to the signed page, and over a restart', async () => {
    const folder = temporaryFolder();
    const desktop = await startDesktop();
    const { page, answerDialog, complaints } = desktop;

    // The file is read, and what was guessed of it is corrected.
    await answerDialog(writeDealsFile(folder));
    await goTo(page, 'Evidence');
    await page.getByRole('button', { name: 'Import other deals' }).click();
    await page.getByRole('heading', { name: 'closed deals.csv', exact: true }).waitFor();
    await eventually(() =>
      page.getByRole('region', { name: 'First rows of the file' }).getByRole('row').count(),
    ).toBeGreaterThan(5);
    const role = page.getByRole('combobox', { name: 'Part of Figure in a deal' });
    await eventually(() => role.inputValue()).toBe('A fact about the deal');
    await role.click();
    await page.getByRole('option', { name: 'What it is worth' }).click();
    const ghosted = page.getByRole('radiogroup', { name: 'What Ghosted means' });
    await eventually(() => ghosted.getByRole('radio', { name: 'Leave out' }).isChecked()).toBe(true);
    await ghosted.getByText('Lost').click();
    await page.getByText('3 rows will be left out').waitFor();
    await page.getByRole('button', { name: 'Import 997 rows' }).click();

    // The totals add up, and each row that is no deal says why.
    await seesTheImport(page);
    await page.getByText('Why rows were left out').click();
    for (const { row, reason } of BAD_ROWS) {
      const said = page
        .getByRole('row')
        .filter({ has: page.getByRole('cell', { name: row.toLocaleString('en'), exact: true }) });
      expect(await said.innerText(), `row ${row}`).toContain(reason);
    }
    await page.getByRole('row', { name: /^Figure ?What it is worth/ }).waitFor();

    // The bar is moved, by typing and by keys, and the verdict follows.
    await chooseDefinition(page, 'Marketing');
    await goTo(page, 'Score');
    await eventually(() => mqlBar(page).inputValue()).toBe('55');
    await eventually(() => wonCaptured(page)).toBe(0);
    await mqlBar(page).fill('36');
    await eventually(() => page.getByRole('button', { name: /^Undo: Threshold for MQL/ }).count()).toBe(1);
    expect(await wonCaptured(page)).toBe(0);
    const slider = page.getByRole('slider', { name: 'Threshold for MQL', exact: true });
    await slider.press('ArrowLeft');
    await eventually(() => wonCaptured(page)).toBe(FITTING_WON);
    await slider.press('ArrowRight');
    await eventually(() => wonCaptured(page)).toBe(0);
    for (let bar = 36; bar > 33; bar--) await slider.press('ArrowLeft');
    await eventually(() => wonCaptured(page)).toBe(FITTING_WON);
    await eventually(() => mqlBar(page).inputValue()).toBe('33');
    await eventually(() => verdict(page).innerText()).toContain(`of ${EXPECTED.won}`);

    // The export knows no touchpoints: the room takes out the rules that ask for what it can't show.
    for (const rule of [
      'Trial start',
      'Teammate invited',
      'Stayed 20 minutes',
      'Two people of the company',
    ]) {
      await page.getByRole('button', { name: new RegExp(`^${rule}`) }).click();
      await page.getByRole('button', { name: 'Remove this rule' }).click();
      await page.getByRole('button', { name: new RegExp(`^Undo: Remove “${rule}`) }).waitFor();
    }

    // The page to sign says so, on either paper.
    await goTo(page, 'Agree');
    for (const [paper, width] of [
      ['A4', 595],
      ['Letter', 612],
    ] as const) {
      const path = join(folder, `${paper}.pdf`);
      await answerDialog(path);
      await page.getByRole('radiogroup', { name: 'Paper' }).getByText(paper).click();
      await page.getByRole('button', { name: 'Save as PDF' }).click();
      await notice(page, `${paper}.pdf is saved`).waitFor();
      const { pages, size } = await readPdf(new Uint8Array(readFileSync(path)));
      expect(pages).toHaveLength(1);
      expect(Math.round(size[2]!)).toBe(width);
      expect(pages[0]).toContain('at least 33');
      expect(pages[0]).not.toContain('at least 55');
      expect(pages[0]).toContain(`${FITTING_WON} of ${EXPECTED.won}`);
    }
    const html = join(folder, 'page.html');
    await answerDialog(html);
    await page.getByRole('button', { name: 'Save as…', exact: true }).click();
    await page.getByRole('menuitem', { name: 'HTML…' }).click();
    await notice(page, 'page.html is saved').waitFor();
    expect(readFileSync(html, 'utf8')).toContain('at least 33');
    expect(readFileSync(html, 'utf8')).not.toContain('at least 55');

    // Started again, the room is where it was.
    await desktop.quit();
    const again = await startDesktop(desktop.dataFolder);
    await again.page.getByRole('main', { name: 'Agree' }).waitFor();
    await again.page.getByRole('tab', { name: 'Marketing', selected: true }).waitFor();
    await eventually(() => wonCaptured(again.page)).toBe(FITTING_WON);
    await goTo(again.page, 'Score');
    await eventually(() => mqlBar(again.page).inputValue()).toBe('33');
    await goTo(again.page, 'Evidence');
    await seesTheImport(again.page);
    expect([...complaints, ...again.complaints]).toEqual([]);
  });

  test('an import that is cancelled leaves the deals that were there, and the keyboard where it was at work', async () => {
    const { page, answerDialog } = await startDesktop();
    await goTo(page, 'Evidence');
    const before = await total(page, 'Won');
    await answerDialog(writeDealsFile(temporaryFolder()));
    await page.getByRole('button', { name: 'Import other deals' }).press('Enter');
    await page.getByRole('heading', { name: 'closed deals.csv', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.getByRole('button', { name: 'Cancel' }).evaluate(hasFocus)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Evidence' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.getByRole('button', { name: 'Type or paste…' }).evaluate(hasFocus)).toBe(true);
    expect(await total(page, 'Won')).toBe(before);
  });
});

describeDesktop('a file beside deals that are here', () => {
  test('is read alone where it is of other deals, though its columns are called as theirs', async () => {
    const { page, answerDialog, complaints } = await startDesktop();
    const folder = temporaryFolder();
    const choose = async (name: string, lines: readonly string[]) => {
      writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
      await answerDialog(join(folder, name));
      await page.getByRole('button', { name: 'Import other deals' }).click();
      await page.getByRole('heading', { name, exact: true }).waitFor();
    };
    await goTo(page, 'Evidence');
    await choose('deals.csv', [
      'Deal ID,Deal name,Status,Created',
      '1,Acme,Won,2026-01-01',
      '2,Beta,Lost,2026-01-02',
    ]);
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows = 2 deals').waitFor();
    await choose('stages.csv', [
      'Opportunity ID,From stage,To stage,Last modified',
      'A,,Proposal,2026-02-01',
      'A,Proposal,Closed won,2026-02-02',
      'B,,Closed lost,2026-02-03',
    ]);
    await eventually(() => page.getByRole('checkbox', { name: 'deals.csv' }).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Import 3 rows' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describeDesktop('a file of thousands of columns', () => {
  test('can be looked through, and comes in', async () => {
    const { page, answerDialog, complaints } = await startDesktop();
    const path = join(temporaryFolder(), 'wide.csv');
    const columns = Array.from({ length: 5000 }, (_, i) => i + 1);
    const row = (id: string, cell: (column: number) => unknown) => [id, ...columns.map(cell)].join(',');
    writeFileSync(
      path,
      [row('Deal ID', (i) => `Answer ${i}`), row('D-1', (i) => i % 7), row('D-2', (i) => i % 5)].join('\n'),
    );
    await answerDialog(path);
    await goTo(page, 'Evidence');
    await page.getByRole('button', { name: 'Import other deals' }).click();
    const last = page.getByRole('textbox', { name: 'What Answer 5000 is called' });
    const table = page.getByRole('region', { name: 'Columns' }).getByRole('table');
    expect(await table.getAttribute('aria-rowcount')).toBe('5002');
    await eventually(() => table.getByRole('row').count()).toBeLessThan(200);
    await page.getByRole('textbox', { name: 'Find a column' }).fill('answer 5000');
    await last.fill('The last answer');
    await page.getByRole('textbox', { name: 'Find a column' }).fill('');
    await page.getByRole('region', { name: 'First rows', exact: true }).scrollIntoViewIfNeeded();
    await eventually(() => last.inputValue()).toBe('The last answer');
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows = 2 deals + 0 duplicates + 0 left out').waitFor();
    await page.getByRole('textbox', { name: 'Find a field' }).fill('last answer');
    await page.getByRole('row', { name: /^The last answer/ }).waitFor();
    expect(complaints).toEqual([]);
  });
});

const paste = (cell: Locator, text: string) =>
  cell.evaluate((into, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    into.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

describeDesktop('deals without an export', () => {
  test('are pasted from a spreadsheet, and read as a file would be', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Evidence');
    await page.getByRole('button', { name: 'Type or paste…' }).click();
    await paste(
      page.getByLabel('Header 1'),
      'Deal ID\tStatus\tSource\nP-1\tWon\tFair\nP-2\tLost\t"Web, paid"\nP-3\tWon\tFair\n',
    );
    await page.getByRole('button', { name: 'Import 3 rows' }).click();
    await page.getByText('3 rows = 3 deals + 0 duplicates + 0 left out').waitFor();
    expect(await total(page, 'Won')).toBe('2');
    expect(complaints).toEqual([]);
  });

  test('are pasted below headers that are there, with columns that are not there yet', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Evidence');
    await page.getByRole('button', { name: 'Type or paste…' }).click();
    const line = (i: number) =>
      `Deal ${i}\tAcme\tFair\twon\t2026-01-0${i}\t2026-02-0${i}\t${i}000\t"Ann\nBob"`;
    await paste(
      page.getByLabel('Deal of deal 1'),
      `${Array.from({ length: 8 }, (_, i) => line(i + 1)).join('\n')}\n`,
    );
    await page.getByLabel('Header 7').fill('Amount');
    await page.getByLabel('Header 8').fill('People');
    await page.getByRole('button', { name: 'Go on with 8 deals' }).click();
    await page.getByText('Ann Bob').first().waitFor();
    await page.getByRole('button', { name: 'Import 8 rows' }).click();
    await page.getByText('8 rows = 8 deals + 0 duplicates + 0 left out').waitFor();
    expect(complaints).toEqual([]);
  });

  test('have fields with names of databases, as long as they come, on a page that is as wide as the window', async () => {
    const { app, page } = await startDesktop();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    await goTo(page, 'Evidence');
    await page.getByRole('button', { name: 'Type or paste…' }).click();
    const name = 'declared_product_catalog_size_of_the_seller_before_signing';
    await paste(page.getByLabel('Header 1'), `Deal ID\tStatus\t${name}\nP-1\tWon\tFair\nP-2\tLost\tFair\n`);
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    const field = page.getByRole('rowheader', { name });
    await field.waitFor();
    const sideways = await field.evaluate((cell) => {
      let around = cell.parentElement!;
      while (getComputedStyle(around).overflowX !== 'auto') around = around.parentElement!;
      return around.scrollWidth - around.clientWidth;
    });
    expect(sideways).toBeLessThanOrEqual(0);
  });

  test('are typed, a line for each', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Evidence');
    await page.getByRole('button', { name: 'Type or paste…' }).click();
    for (const [line, ended] of ['won', 'lost to a competitor'].entries()) {
      await page.getByLabel(`Deal of deal ${line + 1}`).fill(`Company ${line + 1}`);
      await page.getByLabel(`How it ended of deal ${line + 1}`).fill(ended);
    }
    await page.getByRole('button', { name: 'Go on with 2 deals' }).click();
    await page.getByRole('button', { name: 'Import 2 rows' }).click();
    await page.getByText('2 rows = 2 deals + 0 duplicates + 0 left out').waitFor();
    expect(await total(page, 'Won')).toBe('1');
    expect(await total(page, 'Lost')).toBe('1');
    expect(complaints).toEqual([]);
  });
});

describeDesktop('a file that is no export', () => {
  const BAD_FILES: { name: string; sentence: string; make: (path: string) => void }[] = [
    { name: 'empty.csv', sentence: 'is empty', make: (path) => writeFileSync(path, '') },
    {
      name: 'picture.csv',
      sentence: 'is not a text file',
      make: (path) => writeFileSync(path, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
    },
    {
      name: 'headers.csv',
      sentence: 'no rows under them',
      make: (path) => writeFileSync(path, 'Deal,Stage\n'),
    },
    { name: 'column.csv', sentence: 'only one column', make: (path) => writeFileSync(path, 'Deal\nA\nB\n') },
    { name: 'folder.csv', sentence: 'is a folder', make: (path) => mkdirSync(path) },
    { name: 'line.csv', sentence: 'Row 2 of the file has', make: (path) => writeLongLine(path, 200) },
    ...(process.getuid?.() === 0 || process.platform === 'win32'
      ? []
      : [
          {
            name: 'locked.csv',
            sentence: 'permission',
            make: (path: string) => {
              writeFileSync(path, 'Deal,Stage\n1,Won\n');
              chmodSync(path, 0);
            },
          },
        ]),
  ];

  test('gets a sentence of its own, and changes nothing', async () => {
    const folder = temporaryFolder();
    const { page, answerDialog } = await startDesktop();
    await goTo(page, 'Evidence');
    const before = await total(page, 'Won');
    for (const { name, sentence, make } of BAD_FILES) {
      const path = join(folder, name);
      make(path);
      await answerDialog(path);
      await page.getByRole('button', { name: 'Import other deals' }).click();
      const problem = notice(page, `${name} could not be read`);
      expect(await problem.innerText(), name).toContain(sentence);
      await problem.getByRole('button', { name: 'Close' }).click();
      await problem.waitFor({ state: 'detached' });
      expect(await total(page, 'Won'), name).toBe(before);
    }
  });
});

/** Headers, and then one row of so many megabytes without an end. */
function writeLongLine(path: string, megabytes: number): void {
  const file = openSync(path, 'w');
  const piece = Buffer.alloc(1 << 20, 'x');
  writeSync(file, 'Deal,Stage\n1,');
  for (let i = 0; i < megabytes; i++) writeSync(file, piece);
  closeSync(file);
}
