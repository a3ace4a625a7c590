import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { temporaryFolder } from '../support/folder.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, verdict } from './support/room.ts';

/** Somebody takes the laptop and puts both deals of a round of two. */
async function classifyTwo(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: 'Who is next?' }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `${name}, deal 1 of 2` }).waitFor();
  await page.keyboard.press('3');
  await page.keyboard.press('4');
}

describeDesktop('a calibration round', () => {
  test('is blind: nothing else is in reach, and what was answered is out of sight after a restart', async () => {
    const first = await startDesktop();
    const { app, page } = first;
    await goTo(page, 'Calibrate');
    const size = page.getByLabel('How many deals');
    expect(await size.inputValue()).toBe('12');
    await size.fill('4');
    await page.getByText('With fewer than 8, one answer', { exact: false }).waitFor();
    await size.fill('9');
    await eventually(() => page.getByRole('status').filter({ hasText: 'fewer than' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Begin the round' }).click();
    const form = page.locator('form').filter({ hasText: 'Who is next?' });
    await form.getByLabel('Name').fill('Ada');
    await form.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'Ada, deal 1 of 9' }).waitFor();
    const deal = page.getByRole('region', { name: 'The deal' });
    await deal.evaluate((sheet) => {
      sheet.style.height = '5rem';
      sheet.style.flex = 'none';
      sheet.style.minHeight = '0';
      sheet.scrollTop = 50;
    });
    expect(await deal.evaluate(({ scrollTop }) => scrollTop)).toBe(50);
    await page.keyboard.press('3');
    await page.getByRole('heading', { name: 'Ada, deal 2 of 9' }).waitFor();
    await eventually(() => deal.evaluate(({ scrollTop }) => scrollTop)).toBe(0);

    // Neither the window's menu nor keys nor tabbing lead to what the deals came to.
    await chooseInMenu(app, 'Import deals…');
    await page.keyboard.press('ControlOrMeta+4');
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[inert]') ?? null)).toBeNull();
    }
    await page.getByRole('heading', { name: 'Ada, deal 2 of 9' }).waitFor();
    for (const around of [page.getByRole('navigation').first(), verdict(page)])
      expect(await around.evaluate((element) => element.closest('[inert]') !== null)).toBe(true);
    await first.quit();

    // Whoever goes on in Ada's name sees that the first deal is answered, not how.
    const again = await startDesktop(first.dataFolder);
    await goTo(again.page, 'Calibrate');
    await again.page.getByRole('button', { name: '1 of 9: go on' }).click();
    await again.page.getByRole('heading', { name: 'Ada, deal 2 of 9' }).waitFor();
    await again.page.keyboard.press('ArrowLeft');
    await again.page
      .getByText('Answered before the pause, and out of sight since.', { exact: false })
      .waitFor();
    await eventually(() => again.page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect([...first.complaints, ...again.complaints]).toEqual([]);
  });

  test('goes from one person to the next by the keys alone', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Calibrate');
    await page.getByLabel('How many deals').fill('2');
    await page.getByRole('button', { name: 'Begin the round' }).press('Enter');
    for (const name of ['Ada', 'Ben']) {
      await classifyTwo(page, name);
      const done = page.getByRole('button', { name: 'Done: hand the laptop on' });
      await eventually(() => done.isEnabled()).toBe(true);
      // Past the pause.
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    const ben = page.getByRole('row', { name: /^Ben/ });
    await ben.getByText('done').waitFor();
    await page.getByRole('button', { name: 'Take Ben out of the round' }).press('Enter');
    await ben.waitFor({ state: 'detached' });
    await eventually(() => page.getByRole('button', { name: 'Reveal the answers' }).isDisabled()).toBe(true);
    await page.keyboard.press('ControlOrMeta+z');
    await ben.getByText('done').waitFor();
  });

  test('is removed once that was asked, and comes back as it was', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Calibrate');
    await page.getByLabel('How many deals').fill('2');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    for (const name of ['Ada', 'Ben']) {
      await classifyTwo(page, name);
      await page.getByRole('button', { name: 'Done: hand the laptop on' }).click();
    }
    await page.getByRole('button', { name: 'Reveal the answers' }).click();
    const finding = page.getByRole('heading', { name: 'Two people give the same answer' });
    await finding.waitFor();
    const remove = page.getByRole('button', { name: 'Remove this round' });
    await remove.press('Enter');
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    await eventually(() => page.getByRole('button', { name: 'Keep it' }).count()).toBe(0);
    await remove.press('Enter');
    await page.getByRole('button', { name: 'Remove it' }).press('Enter');
    await page.getByRole('button', { name: 'Begin the round' }).waitFor();
    await page.getByRole('button', { name: 'Undo: “Round 1” removed' }).click();
    await finding.waitFor();
    await page.getByRole('row', { name: /Ben/ }).first().waitFor();
  });

  test('that is open lets an earlier one be looked at, and tells nothing of its own', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Calibrate');
    await page.getByLabel('How many deals').fill('2');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    for (const name of ['Ada', 'Ben']) {
      await classifyTwo(page, name);
      await page.getByRole('button', { name: 'Done: hand the laptop on' }).click();
    }
    await page.getByRole('button', { name: 'Reveal the answers' }).click();
    await page.getByRole('button', { name: 'Another round' }).click();
    await page.getByLabel('How many deals').fill('2');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    await classifyTwo(page, 'Cleo');
    await page.getByRole('button', { name: 'Done: hand the laptop on' }).click();

    const rounds = page.getByRole('combobox', { name: 'Round' });
    await eventually(() => rounds.inputValue()).toBe('Round 2 (open)');
    await rounds.click();
    await page.getByRole('option', { name: 'Round 1' }).click();
    await page.getByRole('heading', { name: 'Two people give the same answer' }).waitFor();
    await page.getByRole('row', { name: /Ben/ }).first().waitFor();
    await eventually(() => page.getByRole('main').getByText('Cleo').count()).toBe(0);
    await page.getByRole('button', { name: 'Back to the open round' }).press('Enter');
    await page.getByRole('row', { name: /^Cleo/ }).getByText('done').waitFor();
    await page.getByRole('heading', { name: 'Who is next?' }).waitFor();
  });

  test('of twelve people and twenty deals shows who agrees with whom without scrolling sideways', async () => {
    const { app, page } = await startDesktop();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    await goTo(page, 'Calibrate');
    await page.getByLabel('How many deals').fill('20');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    const form = page.locator('form').filter({ hasText: 'What came back on paper' });
    const people = 'Ana Ben Cleo Dev Eleni Farid Gwendolyn Hugo Ines Jonas Kim Lars'.split(' ');
    for (const [person, name] of people.entries()) {
      const letters = Array.from({ length: 20 }, (_, deal) => 'ABCDEFG'[(deal + person) % 7]).join('');
      await form.getByLabel('Name').fill(`${name} Featherstone`);
      await form.getByLabel('Letters from the sheet').fill(letters);
      await form.getByRole('button', { name: 'Take the sheet in' }).click();
      await eventually(() => page.getByRole('cell', { name: 'done' }).count()).toBe(person + 1);
    }
    await page.getByRole('button', { name: 'Reveal the answers' }).click();
    const disputed = page.getByRole('region', { name: 'Most disputed deals' });
    await eventually(() => disputed.getByRole('row').count()).toBe(21);
    // Each of the twelve is named once for each deal, under the stage that they gave.
    expect(
      await disputed
        .getByRole('row')
        .nth(1)
        .getByTitle(/Featherstone$/)
        .count(),
    ).toBe(12);
    for (const name of ['Who agrees with whom', 'Most disputed deals']) {
      const table = page.getByRole('region', { name }).getByRole('table');
      const sideways = await table.evaluate(
        ({ parentElement: area }) => area!.scrollWidth - area!.clientWidth,
      );
      expect(sideways, name).toBe(0);
    }
    const main = page.getByRole('main').locator('> div > div').first();
    expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  test('is not broken off by a workshop that is opened meanwhile: it waits for the laptop', async () => {
    const path = join(temporaryFolder(), 'client.yardstick');
    const client = await WorkshopFile.create(path, (workshop) => workshop.settings.rename('Client'));
    client.close();
    const { app, page, answerDialog } = await startDesktop();
    await answerDialog(path);
    await goTo(page, 'Calibrate');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    await page.getByRole('heading', { name: 'Who is next?' }).waitFor();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ada, deal 1 of 12' }).waitFor();
    await chooseInMenu(app, 'Open…');
    await page.keyboard.press('3');
    await page.getByRole('heading', { name: 'Ada, deal 2 of 12' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Client', exact: true }).waitFor();
  });
});

/** Chooses an item of the window's own menu, as by its keys. */
const chooseInMenu = (app: ElectronApplication, name: string) =>
  app.evaluate(({ BrowserWindow, Menu }, chosen) => {
    const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
    const [window] = BrowserWindow.getAllWindows();
    items.find(({ label }) => label === chosen)!.click(undefined, window);
  }, name);
