import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { chooseDefinition, eventually, goTo } from './support/room.ts';

const panel = (page: Page) => page.getByRole('complementary');
const points = (page: Page, rule: string) => page.getByLabel(`Points of ${rule}`, { exact: true });
const findings = (page: Page) => page.getByRole('button', { name: /findings?$/ });
const findingsSaid = async (page: Page) => Number.parseInt(await findings(page).innerText(), 10);

async function definitionsMenu(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Definitions menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

describeDesktop('what became of a definition', () => {
  test('undo reaches back over a restart, across definitions', async () => {
    const first = await startDesktop();
    await goTo(first.page, 'Score');
    await chooseDefinition(first.page, 'Today');
    await points(first.page, 'Demo request').fill('25');
    await chooseDefinition(first.page, 'Sales');
    await points(first.page, 'Demo request').fill('35');
    await first.page.getByRole('button', { name: 'Undo: Points of “Demo request”' }).click();
    await eventually(() => points(first.page, 'Demo request').inputValue()).toBe('+30');
    await first.quit();

    const { page } = await startDesktop(first.dataFolder);
    await goTo(page, 'Score');
    await page.getByRole('button', { name: 'Undo: Points of “Demo request”' }).click();
    await chooseDefinition(page, 'Today');
    await eventually(() => points(page, 'Demo request').inputValue()).toBe('+20');
    await page.getByRole('button', { name: 'Redo: Points of “Demo request”' }).click();
    await page.getByRole('button', { name: 'Redo: Points of “Demo request”' }).click();
    await chooseDefinition(page, 'Sales');
    await eventually(() => points(page, 'Demo request').inputValue()).toBe('+35');
  });

  test('a version is saved with who and why, says what changed, and comes back as an edit', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Score');
    await chooseDefinition(page, 'Today');
    await definitionsMenu(page, /^History/);
    await panel(page).getByLabel('Name of the version').fill('As it is');
    await panel(page).getByLabel('Why').fill('To come back to.');
    await panel(page).getByLabel('Saved by').fill('Ana');
    await panel(page).getByRole('button', { name: 'Save version' }).click();
    await panel(page).getByText('Nothing has changed since “As it is”.').waitFor();
    await points(page, 'Demo request').fill('40');
    await panel(page).getByText('Points of “Demo request” 20 → 40').waitFor();
    await panel(page).getByRole('button', { name: 'Restore As it is' }).click();
    await eventually(() => points(page, 'Demo request').inputValue()).toBe('+20');
    await page.getByRole('button', { name: 'Undo: Restore “As it is”' }).click();
    await eventually(() => points(page, 'Demo request').inputValue()).toBe('+40');
    expect(complaints).toEqual([]);
  });

  test('findings are fixed, shown on deals, and set aside with a reason', async () => {
    const { page, complaints } = await startDesktop();
    await goTo(page, 'Flow');
    await chooseDefinition(page, 'Today');
    await findings(page).click();
    const before = await findingsSaid(page);
    await panel(page).getByRole('button', { name: 'Set 24 hours' }).click();
    await eventually(() => findingsSaid(page)).toBe(before - 1);
    await panel(page).getByRole('button', { name: 'Set aside…' }).first().click();
    await panel(page).getByLabel('Why does this not matter here?').fill('We buy clean lists.');
    await panel(page).getByRole('button', { name: 'Set aside', exact: true }).click();
    await eventually(() => findingsSaid(page)).toBe(before - 2);
    const show = panel(page)
      .getByRole('button', { name: /^Show \d+ deals$/ })
      .first();
    const deals = Number(/\d+/.exec(await show.innerText()));
    await show.click();
    await page.getByText(/^Only the deals behind this finding/).waitFor();
    const table = page.getByRole('table', { name: 'Deals', exact: true });
    await eventually(() => table.getAttribute('aria-rowcount')).toBe(String(deals + 1));
    await page.getByRole('button', { name: 'Show all deals' }).click();
    await eventually(() => table.getAttribute('aria-rowcount')).toBe('213');
    expect(complaints).toEqual([]);
  });

  test('a template becomes a definition over the sample’s fields, and says what it could not find', async () => {
    const { page, complaints } = await startDesktop();
    await definitionsMenu(page, /^From a template/);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Product-led/ }).click();
    await dialog.getByLabel('Name').fill('By the product');
    await dialog.getByRole('button', { name: /^Next/ }).click();
    await dialog
      .getByText('Usage limit reached: no such touchpoint, so what asks for it is unknown')
      .waitFor();
    await dialog.getByRole('button', { name: 'Add the definition' }).click();
    await page.getByRole('tab', { name: 'By the product', selected: true }).waitFor();
    await goTo(page, 'Score');
    await page.getByRole('region', { name: 'Intent' }).getByText('Nears the paid limit').waitFor();
    expect(complaints).toEqual([]);
  });
});
