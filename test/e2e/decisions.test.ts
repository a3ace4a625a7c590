import { test } from 'vitest';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo } from './support/room.ts';

describeDesktop('a decision', () => {
  test('is added, removed and brought back by the keys alone', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Agree');
    await page.getByRole('button', { name: 'Add a decision' }).press('Enter');
    await page.getByLabel('What was contested').waitFor();
    await page.keyboard.type('Webinars');
    await page.keyboard.press('Tab');
    await page.keyboard.type('From twenty minutes on');
    await page.getByRole('button', { name: 'Keep the decision' }).press('Enter');
    const decided = page.getByRole('list', { name: 'Decisions' }).getByText('From twenty minutes on');
    await decided.waitFor();

    const remove = page.getByRole('button', { name: 'Remove the decision: Webinars' });
    await remove.press('Enter');
    await decided.waitFor({ state: 'detached' });
    const add = page.getByRole('button', { name: 'Add a decision' });
    await eventually(() => add.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('ControlOrMeta+z');
    await decided.waitFor();
    await page.keyboard.press('ControlOrMeta+y');
    await decided.waitFor({ state: 'detached' });
  });
});
