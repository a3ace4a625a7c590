import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, wonCaptured, workshopIsOpen } from './support/room.ts';

const RULE = 'Industry that moves goods';
const points = (page: Page) => page.getByLabel(`Points of ${RULE}`, { exact: true });
const shown = async (page: Page) => Number((await points(page).inputValue()).replace('−', '-'));
const undo = (page: Page) => page.getByRole('button', { name: /^(Undo: |Nothing to undo)/ });

/** The mouse goes down on the points and so far sideways, and stays down. */
async function dragPoints(page: Page, pixels: number): Promise<void> {
  await points(page).scrollIntoViewIfNeeded();
  const box = (await points(page).boundingBox())!;
  const [x, y] = [box.x + box.width / 3, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  // Past the slack, from which on it is a drag, and from there the way.
  await page.mouse.move(x + Math.sign(pixels) * 5, y);
  await page.mouse.move(x + Math.sign(pixels) * 5 + pixels, y, { steps: 6 });
}

describeDesktop('the points of a rule', () => {
  test('are dragged sideways with the verdict, as one step of undo', async () => {
    const { page, complaints } = await startDesktop();
    const captured = await wonCaptured(page);
    await goTo(page, 'Score');
    const before = await shown(page);

    await dragPoints(page, -60);
    await eventually(() => shown(page)).toBe(before - 15);
    await eventually(() => wonCaptured(page)).toBeLessThan(captured);
    await page.mouse.up();
    await eventually(() => shown(page)).toBe(before - 15);

    await eventually(() => undo(page).getAttribute('aria-label')).toBe(`Undo: Points of “${RULE}”`);
    await undo(page).click();
    await eventually(() => shown(page)).toBe(before);
    await eventually(() => wonCaptured(page)).toBe(captured);
    await eventually(() => undo(page).getAttribute('aria-label')).toBe('Nothing to undo');
    expect(complaints).toEqual([]);
  });

  test('are what they were when the drag is given up by Escape', async () => {
    const { page } = await startDesktop();
    const captured = await wonCaptured(page);
    await goTo(page, 'Score');
    const before = await shown(page);

    await dragPoints(page, -60);
    await eventually(() => shown(page)).toBe(before - 15);
    await page.keyboard.press('Escape');
    await eventually(() => shown(page)).toBe(before);
    await page.mouse.move(10, 10);
    await page.mouse.up();
    await eventually(() => shown(page)).toBe(before);
    await eventually(() => wonCaptured(page)).toBe(captured);
    await eventually(() => undo(page).getAttribute('aria-label')).toBe('Nothing to undo');
  });

  test('go by fives with Shift, by the keys as by dragging, and a click is there to type', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Score');
    const before = await shown(page);

    await page.keyboard.down('Shift');
    await dragPoints(page, 8);
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await eventually(() => shown(page)).toBe(before + 10);

    await points(page).focus();
    await page.keyboard.press('ArrowUp');
    await eventually(() => shown(page)).toBe(before + 11);
    await page.keyboard.press('Shift+ArrowDown');
    await eventually(() => shown(page)).toBe(before + 6);

    await points(page).blur();
    await points(page).click();
    await page.keyboard.type('25');
    await eventually(() => shown(page)).toBe(25);
  });

  test('changed step by step, there and back, have the verdict that they have when the workshop is opened anew', async () => {
    const desktop = await startDesktop();
    const press = async (page: Page, key: string, step: number) => {
      await points(page).focus();
      for (let press = 1; press <= 3; press += 1) {
        const from = await shown(page);
        await page.keyboard.press(key);
        await eventually(() => shown(page)).toBe(from + step);
      }
    };
    const captured = await wonCaptured(desktop.page);
    await goTo(desktop.page, 'Score');
    const before = await shown(desktop.page);
    await press(desktop.page, 'Shift+ArrowDown', -5);
    await eventually(() => wonCaptured(desktop.page)).toBeLessThan(captured);
    await desktop.quit();

    const { page } = await startDesktop(desktop.dataFolder);
    await workshopIsOpen(page);
    await goTo(page, 'Score');
    expect(await shown(page)).toBe(before - 15);
    const fewer = await wonCaptured(page);
    await press(page, 'Shift+ArrowUp', 5);
    await eventually(() => wonCaptured(page)).toBe(captured);
    await press(page, 'Shift+ArrowDown', -5);
    await eventually(() => wonCaptured(page)).toBe(fewer);
  });
});

describeDesktop('a threshold', () => {
  test('goes past another one, dragged in one go or key by key', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Score');
    const handles = page.getByRole('slider', { name: /^Threshold for/ });
    const values = async () =>
      (await handles.evaluateAll((all) =>
        all.map((one) => Number(one.getAttribute('aria-valuenow'))),
      )) as number[];
    const before = await values();
    const moving = before.indexOf(Math.min(...before));
    const others = before.filter((_, i) => i !== moving);
    const name = (await handles.nth(moving).getAttribute('aria-label'))!;
    const handle = page.getByRole('slider', { name, exact: true });
    const now = async () => Number(await handle.getAttribute('aria-valuenow'));

    await handle.scrollIntoViewIfNeeded();
    const box = (await handle.boundingBox())!;
    const [x, y] = [box.x + 12, box.y + box.height - 8];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 400, y, { steps: 40 });
    await page.mouse.up();
    await eventually(now).toBeGreaterThan(Math.max(...others));

    await handle.focus();
    for (let press = 0; press < 30 && (await now()) >= Math.min(...others); press += 1) {
      const from = await now();
      await page.keyboard.press('PageDown');
      await eventually(now).toBe(from - 10);
    }
    await eventually(() => handle.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('is called by its whole name in a small window', async () => {
    const { app, page } = await startDesktop();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    await goTo(page, 'Score');
    const name = page.getByText('MQL from Content syndication', { exact: true });
    await name.waitFor();
    await eventually(() => name.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(
      0,
    );
    const one = page.getByText('MQL from Referral', { exact: true });
    const height = (of: Locator) => of.evaluate((label) => label.getBoundingClientRect().height);
    expect(await height(name)).toBe(await height(one));
  });

  test('has a label on the drawing that is as wide as its words, in large type too', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Score');
    const handles = page.getByRole('slider', { name: /^Threshold for/ });
    const rest = () =>
      handles.evaluateAll((all) =>
        all.map((handle) => {
          const [tag, words] = [handle.querySelector('rect:last-of-type'), handle.querySelector('text')];
          return tag!.getBoundingClientRect().width - words!.getBoundingClientRect().width;
        }),
      );
    for (const large of [false, true]) {
      if (large) await page.getByRole('button', { name: 'Larger type for the projector' }).click();
      await handles.first().waitFor();
      await eventually(async () => (await rest()).every((px) => px > 10 && px < 20)).toBe(true);
    }
  });
});
