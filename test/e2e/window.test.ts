import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { type Desktop, dataProcess, describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, notice, type Step, verdict, wonCaptured, workshopMenu } from './support/room.ts';

describeDesktop('the window', () => {
  test('opens on the sample workshop, with its definitions and the verdict in sight', async () => {
    const { page, complaints } = await startDesktop();
    for (const name of ['Today', 'Marketing', 'Sales']) {
      expect(await page.getByRole('tab', { name }).count(), name).toBe(1);
    }
    await eventually(() => wonCaptured(page)).toBeGreaterThan(30);
    for (const figure of ['Junk', 'Work a week', 'MQL → SAL']) {
      expect(await verdict(page).getByText(figure).isVisible(), figure).toBe(true);
    }
    expect(complaints).toEqual([]);
    // What the engine's second thread needs.
    expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('function');
  });

  test('a figure of the verdict explains itself while the mouse rests on it', async () => {
    const { page } = await startDesktop();
    const explanation = page.getByRole('tooltip', { name: /would never have got to/ });
    await verdict(page).getByText('Won captured').hover();
    await explanation.waitFor();
    await verdict(page).getByText('Work a week').hover();
    await eventually(() => explanation.count()).toBe(0);
  });

  test('a hint goes when what it explains is pressed: nothing covers the menu that opens', async () => {
    const { page } = await startDesktop();
    const more = page.getByRole('button', { name: 'Definitions menu' });
    await more.hover();
    await page.getByRole('tooltip').waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: 'From a template…' }).waitFor();
    await eventually(() => page.getByRole('tooltip').count()).toBe(0);
  });

  test('on a small projector no figure’s name is cut, with large type neither, and the page can be saved', async () => {
    const { app, page } = await startDesktop();
    const size = (width: number) =>
      app.evaluate(({ BrowserWindow }, w) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, 800), width);
    const steps = page.getByRole('navigation', { name: 'Steps of the workshop' });
    const cut = () =>
      verdict(page)
        .locator('[data-figure] span')
        .evaluateAll((parts) => parts.filter((part) => part.scrollWidth > part.clientWidth + 1).length);
    await size(1024);
    await steps.getByRole('button', { name: 'Unfold the steps' }).waitFor();
    await eventually(cut).toBe(0);
    await steps.getByRole('button', { name: 'Unfold the steps' }).click();
    await steps.getByText('Evidence', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Larger type for the projector' }).click();
    await steps.getByRole('button', { name: 'Unfold the steps' }).waitFor();
    await eventually(cut).toBe(0);
    await size(1280);
    await page.keyboard.press('Control+7');
    const save = page.getByRole('button', { name: 'Save as PDF…' });
    await save.waitFor();
    await eventually(cut).toBe(0);
    const { x, width } = (await save.boundingBox())!;
    const side = (await page.getByRole('complementary').boundingBox())!;
    expect(x + width).toBeLessThan(side.x);
  });

  test('what a step shows stays where it is when there is more of it than fits', async () => {
    const { app, page } = await startDesktop();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    const right = async (step: Step) => {
      await goTo(page, step);
      const head = page.getByRole('heading', { level: 1 }).locator('xpath=../..');
      return Math.round(await head.evaluate((element) => element.getBoundingClientRect().right));
    };
    const short = await right('Calibrate');
    expect(await right('Simulate')).toBe(short);
  });

  test('leads past what stands on every screen into a step’s own work, by its keys or by the first stop', async () => {
    const { page } = await startDesktop();
    const isInWork = () => page.evaluate(() => document.activeElement?.closest('main *') !== null);
    await page.keyboard.press('Control+3');
    await page.getByRole('button', { name: 'Score bands' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await isInWork()).toBe(true);

    await page.reload();
    await page.getByRole('button', { name: 'Score bands' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await isInWork()).toBe(true);
  });

  test('rings what has the focus, fields too', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Calibrate');
    for (const field of [page.getByLabel('Name', { exact: true }), page.getByLabel('How many deals')]) {
      await field.focus();
      expect(await field.evaluate((element) => getComputedStyle(element).outlineWidth)).toBe('2px');
      expect(await field.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    }
  });

  test('goes to a step by its keys, and keeps dark and large type over a restart', async () => {
    const first = await startDesktop();
    await first.page.keyboard.press('Control+4');
    await first.page.getByRole('main', { name: 'Simulate' }).waitFor();
    await first.page.getByRole('button', { name: 'Dark' }).click();
    await first.page.getByRole('button', { name: 'Larger type for the projector' }).click();
    await first.quit();

    const { page } = await startDesktop(first.dataFolder);
    await page.getByRole('main', { name: 'Simulate' }).waitFor();
    await page.getByRole('button', { name: 'Light' }).waitFor();
    const larger = page.getByRole('button', { name: 'Larger type for the projector', pressed: true });
    await larger.waitFor();
    const size = () =>
      page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
    const presented = await size();
    await larger.click();
    await eventually(size).toBe(presented / 1.25);
  });

  test('a menu that was left by the keys is closed when its step is shown again', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Flow');
    const lists = page.getByRole('button', { name: 'Lists' });
    await lists.click();
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('Control+4');
    await page.getByRole('main', { name: 'Simulate' }).waitFor();
    await page.keyboard.press('Control+2');
    await lists.waitFor();
    expect(await lists.getAttribute('aria-expanded')).toBe('false');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  });
});

describeDesktop('about', () => {
  test('tells the version, and the licence of each package that is shipped', async () => {
    const { app, page } = await startDesktop();
    await workshopMenu(page, 'About Yardstick');
    const about = page.getByRole('dialog', { name: 'About Yardstick' });
    await about.getByText('Version 0.1.0').waitFor();
    await about.getByRole('button', { name: /^better-sqlite3-multiple-ciphers/ }).press('Enter');
    await about.getByText('Copyright (c) 2017 Joshua Wise').waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => about.count()).toBe(0);
    // The keyboard goes on where the menu was opened.
    const menu = page.getByRole('button', { name: 'Workshop menu' });
    await eventually(() => menu.evaluate((button) => button === document.activeElement)).toBe(true);

    await app.evaluate(({ Menu, BrowserWindow }) => {
      const help = Menu.getApplicationMenu()!.items.find(({ role }) => role === 'help');
      const item = help!.submenu!.items.find(({ label }) => label === 'About Yardstick');
      item!.click(undefined, BrowserWindow.getAllWindows()[0]);
    });
    await about.waitFor();
  });
});

describeDesktop('workshops', () => {
  test('a new one is a file, renamed, copied and opened again', async () => {
    const folder = temporaryFolder();
    const { page, answerDialog, complaints } = await startDesktop();
    await answerDialog(join(folder, 'acme.yardstick'));
    await workshopMenu(page, 'New workshop');
    await page.getByText('No deals yet').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'sample workshop' }).click();
    await page.getByText('Touchpoints').waitFor();
    await answerDialog(join(folder, 'acme.yardstick'));
    await workshopMenu(page, 'Open workshop');

    await page.getByRole('button', { name: 'acme', exact: true }).click();
    await page.getByLabel('Name of the workshop').fill('Acme, spring');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Acme, spring' }).waitFor();

    await answerDialog(join(folder, 'copy.yardstick'));
    await workshopMenu(page, 'Save a copy as');
    await notice(page, 'Saved as a copy').waitFor();
    await page.getByRole('button', { name: 'Acme, spring' }).click();
    await page.getByLabel('Name of the workshop').fill('The copy');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'The copy' }).waitFor();

    await answerDialog(join(folder, 'acme.yardstick'));
    await workshopMenu(page, 'Open workshop');
    await page.getByRole('button', { name: 'Acme, spring' }).waitFor();

    await answerDialog(null);
    await workshopMenu(page, 'New workshop');
    await eventually(() => page.getByRole('button', { name: 'Acme, spring' }).isVisible()).toBe(true);
    expect(readFileSync(join(folder, 'copy.yardstick')).subarray(0, 15).toString()).toBe('SQLite format 3');
    expect(complaints).toEqual([]);
  });

  test('the sample comes back as it was, whatever was done to its copy, which stays too', async () => {
    const { page, dataFolder } = await startDesktop();
    await goTo(page, 'Score');
    const threshold = page.getByLabel('Threshold for MQL, in points', { exact: true });
    const original = await threshold.inputValue();
    const captured = await wonCaptured(page);
    await threshold.fill('90');
    await eventually(() => wonCaptured(page)).toBeLessThan(captured);

    await workshopMenu(page, 'Start a fresh sample workshop');
    await eventually(() => threshold.inputValue()).toBe(original);
    await eventually(() => wonCaptured(page)).toBe(captured);
    expect(existsSync(join(dataFolder, 'Sample workshop.yardstick'))).toBe(true);
    expect(existsSync(join(dataFolder, 'Sample workshop 2.yardstick'))).toBe(true);
  });

  test('a file that is no workshop gets a sentence, and the open one stays', async () => {
    const { page, answerDialog } = await startDesktop();
    const captured = await wonCaptured(page);
    await answerDialog(join(import.meta.dirname, 'window.test.ts'));
    await workshopMenu(page, 'Open workshop');
    await notice(page, 'The workshop could not be opened').waitFor();
    expect(await wonCaptured(page)).toBe(captured);
  });

  describe.skipIf(process.platform === 'win32')('while another one is being opened', () => {
    test('nothing reaches the one before it, a sign says so, and the focus comes back', async () => {
      const desktop = await startDesktop();
      const { page } = desktop;
      await goTo(page, 'Score');
      const simulate = page.getByRole('button', { name: 'Simulate' });
      const goOn = await holdData(desktop);
      const menu = page.getByRole('button', { name: 'Workshop menu' });
      await menu.press('Enter');
      await page.getByRole('menuitem', { name: 'Start a fresh sample workshop' }).press('Enter');
      await page.getByRole('status').getByText('Opening').waitFor();
      await page.keyboard.press('Control+4');
      await simulate.click({ force: true });
      expect(await page.getByRole('main', { name: 'Score' }).count()).toBe(1);

      goOn();
      await eventually(() => page.getByRole('status').getByText('Opening').count()).toBe(0);
      await eventually(() => menu.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Control+4');
      await page.getByRole('main', { name: 'Simulate' }).waitFor();
    });

    test('what was edited last in the one before goes into its file first', async () => {
      const desktop = await startDesktop();
      const { page, answerDialog } = desktop;
      const path = join(temporaryFolder(), 'copy.yardstick');
      await answerDialog(path);
      await workshopMenu(page, 'Save a copy as');
      await notice(page, 'Saved as a copy').waitFor();
      await goTo(page, 'Score');
      const threshold = page.getByLabel('Threshold for MQL, in points', { exact: true });
      const original = await threshold.inputValue();
      const goOn = await holdData(desktop);
      await threshold.fill('90');
      await threshold.fill('91');
      await workshopMenu(page, 'Open the sample workshop');
      goOn();
      await eventually(() => threshold.inputValue()).toBe(original);

      await workshopMenu(page, 'Open workshop');
      await eventually(() => threshold.inputValue()).toBe('91');
    });
  });

  test('what is edited last is in the file, however soon the window is closed', async () => {
    const desktop = await startDesktop();
    await goTo(desktop.page, 'Score');
    const threshold = desktop.page.getByLabel('Threshold for MQL, in points', { exact: true });
    const goOn = await holdData(desktop);
    for (const points of ['88', '89', '90']) await threshold.fill(points);
    const gone = desktop.quit();
    goOn();
    await gone;
    const { page } = await startDesktop(desktop.dataFolder);
    await eventually(() =>
      page.getByLabel('Threshold for MQL, in points', { exact: true }).inputValue(),
    ).toBe('90');
  });
});

/** Holds the data process, as a slow disk does, until the answer is called. */
async function holdData(desktop: Desktop): Promise<() => void> {
  await eventually(() => dataProcess(desktop)).toBeGreaterThan(0);
  const id = (await dataProcess(desktop))!;
  process.kill(id, 'SIGSTOP');
  return () => void process.kill(id, 'SIGCONT');
}
