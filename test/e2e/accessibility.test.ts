import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { writeDealsFile } from './support/deals-file.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, STEPS, workshopMenu } from './support/room.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What breaks WCAG 2.2 AA on the screen as it stands, one line for each element. */
async function violations(page: Page): Promise<string[]> {
  const tools = await page.context().newCDPSession(page);
  // By the developer tools, to which the page's content policy does not apply.
  await tools.send('Runtime.evaluate', { expression: `window.axe || (() => {${AXE}})()` });
  await tools.detach();
  // Colours on their way from one state to another have no contrast of their own.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // The page to be signed allows no scripts in it; it is the same whoever looks at it.
      iframes: false,
    });
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${help}. ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    );
  });
}

const SCHEMES = ['light', 'dark'] as const;

describeDesktop('every screen can be used by everybody', () => {
  test.each(SCHEMES)('the seven steps, %s', async (scheme) => {
    const { page } = await startDesktop();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
    for (const step of STEPS) {
      await goTo(page, step);
      expect.soft(await violations(page), step).toEqual([]);
    }
  });

  test.each(SCHEMES)('a round from its plan to its reveal, and a decision, %s', async (scheme) => {
    const { page } = await startDesktop();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
    await goTo(page, 'Calibrate');
    await page.getByLabel('How many deals').fill('2');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    const form = page.locator('form').filter({ hasText: 'What came back on paper' });
    for (const [name, letters] of ['AC', 'BC', 'CC'].entries()) {
      await form.getByLabel('Name').fill(`Person ${name}`);
      await form.getByLabel('Letters from the sheet').fill(letters);
      await form.getByRole('button', { name: 'Take the sheet in' }).click();
      await page.getByRole('row', { name: `Person ${name}` }).waitFor();
    }
    expect.soft(await violations(page), 'an open round').toEqual([]);
    await page.locator('form').filter({ hasText: 'Who is next?' }).getByLabel('Name').fill('Ada');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ada, deal 1 of 2' }).waitFor();
    await page.getByRole('heading', { name: 'What it did' }).waitFor();
    expect.soft(await violations(page), 'answering').toEqual([]);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Reveal the answers' }).click();
    await page.getByRole('region', { name: 'Most disputed deals' }).getByRole('button').first().waitFor();
    expect.soft(await violations(page), 'a revealed round').toEqual([]);
    await page.getByRole('button', { name: 'Remove this round' }).click();
    await page.getByRole('button', { name: 'Keep it' }).waitFor();
    expect.soft(await violations(page), 'what is asked before a round goes').toEqual([]);
    await page.getByRole('button', { name: 'Keep it' }).click();

    await goTo(page, 'Agree');
    await page.getByRole('button', { name: 'Add a decision' }).click();
    await page.getByLabel('What was contested').fill('Webinars');
    await page.getByLabel('What was decided').fill('From twenty minutes on');
    expect.soft(await violations(page), 'a decision that is written').toEqual([]);
    await page.getByRole('button', { name: 'Keep the decision' }).click();
    await page.getByRole('button', { name: 'Remove the decision: Webinars' }).waitFor();
    expect.soft(await violations(page), 'a decision').toEqual([]);
  });

  test.each(SCHEMES)('what opens beside and over them, %s', async (scheme) => {
    const { page, answerDialog } = await startDesktop();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();

    await goTo(page, 'Flow');
    await page.getByText('List', { exact: true }).click();
    expect.soft(await violations(page), 'flow as a list').toEqual([]);
    await page.getByRole('button', { name: /^MQL/ }).click();
    expect.soft(await violations(page), 'a stage').toEqual([]);
    await page
      .getByRole('list', { name: /^Arrows from Lead/ })
      .getByRole('button')
      .first()
      .click();
    expect.soft(await violations(page), 'an arrow').toEqual([]);

    await goTo(page, 'Score');
    await page
      .getByRole('region', { name: 'Intent' })
      .getByRole('button', { name: /^Demo request/ })
      .click();
    expect.soft(await violations(page), 'a rule').toEqual([]);

    await goTo(page, 'Simulate');
    const deals = page.getByRole('table', { name: 'Deals', exact: true });
    await deals.getByRole('row').nth(1).getByRole('button').click();
    await page.getByRole('complementary').waitFor();
    expect.soft(await violations(page), 'a deal').toEqual([]);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page
        .getByRole('tabpanel')
        .getByRole('heading')
        .or(page.getByRole('tabpanel').getByRole('table'))
        .first()
        .waitFor();
      expect.soft(await violations(page), await tab.innerText()).toEqual([]);
    }

    await page.getByRole('button', { name: 'Workshop menu' }).click();
    await page.getByRole('menuitem').first().waitFor();
    expect.soft(await violations(page), 'the workshop menu').toEqual([]);
    await page.keyboard.press('Escape');
    await workshopMenu(page, 'About Yardstick');
    await page.getByRole('button', { name: /^electron / }).click();
    await page.getByText('Copyright (c) Electron contributors').waitFor();
    expect.soft(await violations(page), 'about').toEqual([]);
    await page.keyboard.press('Escape');

    await workshopMenu(page, 'Help');
    const help = page.getByRole('dialog', { name: 'Help' });
    for (const title of ['A workshop, from start to end', 'Keyboard', 'The definition language, exactly']) {
      await help.getByRole('link', { name: title, exact: true }).click();
      await help.getByRole('region', { name: title, exact: true }).waitFor();
      expect.soft(await violations(page), `help: ${title}`).toEqual([]);
    }
    await help.getByLabel('Search in Help').fill('near miss');
    await help.getByRole('region', { name: 'Found in Help' }).waitFor();
    expect.soft(await violations(page), 'the search in help').toEqual([]);
    await page.keyboard.press('Escape');
    await eventually(() => help.count()).toBe(0);

    await page.getByRole('button', { name: 'Agenda', exact: true }).click();
    await page.getByRole('button', { name: 'Facilitator’s notes' }).click();
    expect.soft(await violations(page), 'the agenda').toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await goTo(page, 'Agree');
    await page.getByText('Next quarter', { exact: true }).click();
    await page.getByRole('region', { name: 'Turned down' }).waitFor();
    expect.soft(await violations(page), 'the next quarter').toEqual([]);

    const folder = temporaryFolder();
    await goTo(page, 'Evidence');
    await answerDialog(writeDealsFile(folder));
    await page.getByRole('button', { name: 'Import other deals' }).click();
    await page.getByRole('heading', { name: 'closed deals.csv', exact: true }).waitFor();
    expect.soft(await violations(page), 'an import').toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();

    await answerDialog(join(folder, 'new.yardstick'));
    await workshopMenu(page, 'New workshop');
    await page.getByText('No deals yet').waitFor();
    for (const step of STEPS) {
      await goTo(page, step);
      expect.soft(await violations(page), `${step}, empty`).toEqual([]);
    }

    await workshopMenu(page, 'Protect with a passphrase…');
    await page.getByLabel('Passphrase', { exact: true }).fill('abc');
    await page.getByLabel('The same again').fill('abd');
    await page.getByText('Guessed at once.').waitFor();
    expect.soft(await violations(page), 'a weak passphrase').toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await workshopMenu(page, 'Backups…');
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page
      .getByRole('button', { name: /^Restore/ })
      .first()
      .waitFor();
    expect.soft(await violations(page), 'the backups').toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await goTo(page, 'Evidence');
    await answerDialog(writeDealsFile(folder));
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('button', { name: /^Import [\d,]+ rows/ }).click();
    await page.getByText(/^1,000 rows = /).waitFor();
    await workshopMenu(page, 'Purge the deals…');
    await page.getByLabel('Type “purge” to go on').fill('purge');
    expect.soft(await violations(page), 'the purge').toEqual([]);
  });
});
