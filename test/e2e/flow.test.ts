import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { chooseDefinition, eventually, goTo, wonCaptured } from './support/room.ts';

/** Tabs on until what has the focus answers to this name, as a person without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  for (let presses = 0; presses < 80; presses++) {
    if (name.test(await focused())) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The focus never came to ${name}.`);
}

const stageName = (page: Page) => page.getByRole('complementary').getByRole('textbox', { name: 'Name' });
const undo = (page: Page, what = '') => page.getByRole('button', { name: `Undo: ${what}` });
const redo = (page: Page) => page.getByRole('button', { name: /^Redo: / });

describeDesktop('the flow', () => {
  test('can be read and changed without a mouse', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Flow');

    await tabTo(page, /^Stage MQL/);
    await page.keyboard.press('Enter');
    await eventually(() => stageName(page).inputValue()).toBe('MQL');
    await stageName(page).fill('Handed over');
    await page
      .getByRole('group', { name: /^Stage Handed over/ })
      .or(page.getByLabel(/^Stage Handed over/))
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'Close' }).press('Enter');
    await tabTo(page, /^Recycle: /);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { name: 'Recycle from SAL' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('what it changes is taken back and done again, from definition to definition', async () => {
    const { page, complaints } = await startDesktop();
    const captured = await wonCaptured(page);
    await goTo(page, 'Flow');
    await page.getByText('List', { exact: true }).click();
    await page.getByRole('button', { name: /^MQL/ }).click();
    await stageName(page).fill('Handed over');

    await chooseDefinition(page, 'Sales');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Lead' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('heading', { name: 'Advance from Lead' }).waitFor();
    await undo(page).waitFor();
    const arrows = page.getByRole('list', { name: /^Arrows from Lead/ }).getByRole('listitem');
    const withOneMore = await arrows.count();

    await undo(page).click();
    await eventually(() => arrows.count()).toBe(withOneMore - 1);
    await undo(page, 'Name of a stage').click();
    await page.getByRole('tab', { name: 'Marketing', selected: true }).waitFor();
    await page.getByRole('button', { name: /^MQL/ }).waitFor();
    await eventually(() => page.getByRole('button', { name: 'Nothing to undo' }).isVisible()).toBe(true);
    await eventually(() => wonCaptured(page)).toBe(captured);

    await redo(page).click();
    await page.getByRole('button', { name: /^Handed over/ }).waitFor();
    await redo(page).click();
    await page.getByRole('tab', { name: 'Sales', selected: true }).waitFor();
    await eventually(() => arrows.count()).toBe(withOneMore);
    expect(complaints).toEqual([]);
  });

  test('an arrow’s rule is built from what the deals know, and the verdict follows', async () => {
    const { page, complaints } = await startDesktop();
    const captured = await wonCaptured(page);
    await goTo(page, 'Flow');
    await page.getByText('List', { exact: true }).click();
    const out = page
      .getByRole('list', { name: /^Arrows from Lead/ })
      .getByRole('button')
      .filter({ hasText: /student/i });
    await out.click();
    await page.getByRole('complementary').getByRole('button', { name: 'Remove this arrow' }).click();
    await eventually(() => out.count()).toBe(0);
    await undo(page).click();
    await eventually(() => out.count()).toBe(1);
    await eventually(() => wonCaptured(page)).toBe(captured);
    expect(complaints).toEqual([]);
  });
});
