/** What the people of a workshop do in the window, each in a sentence. */
import type { Locator, Page } from 'playwright-core';
import { type Hand, mouse } from './hands.ts';
import { chooseDefinition, eventually, notice } from './room.ts';

export const panel = (page: Page): Locator => page.getByRole('complementary');

export interface Rule {
  category: 'Fit' | 'Engagement' | 'Intent' | 'Negative';
  name: string;
  points: number;
  typed: string;
}

/** Somebody writes a side's definition: its rules, and what it takes to get from one stage to the next. */
export async function writesADefinition(
  page: Page,
  name: string,
  rules: readonly Rule[],
  steps: readonly { from: string; to: string; typed: string }[],
): Promise<void> {
  const hand = mouse(page);
  await chooseDefinition(page, name);
  await hand.go('Score');
  for (const rule of rules) {
    await hand.press(new RegExp(`^Add a rule to ${rule.category}$`));
    await panel(page).getByRole('heading', { name: 'Rule', exact: true }).waitFor();
    await hand.write(/^Name$/, rule.name);
    await hand.write(/^Points of this rule$/, String(rule.points));
    await types(page, hand, rule.typed);
  }
  await hand.go('Flow');
  for (const { from, to, typed } of steps) {
    await hand.connect(from, to);
    await panel(page)
      .getByRole('heading', { name: new RegExp(` from ${from}$`) })
      .waitFor();
    await types(page, hand, typed);
    await page.keyboard.press('Escape');
    await eventually(() => panel(page).count()).toBe(0);
  }
}

async function types(page: Page, hand: Hand, criterion: string): Promise<void> {
  await hand.press(/^Type it$/);
  await hand.write(/, typed$/, criterion);
  await page.keyboard.press('Escape');
}

/** A person answers on the laptop, by number keys, and hands it on. */
export async function answersOnTheLaptop(
  page: Page,
  who: { name: string; side: 'Marketing' | 'Sales' },
  keys: string,
): Promise<void> {
  const form = page.locator('form').filter({ hasText: 'Who is next?' });
  await form.getByLabel('Name').fill(who.name);
  await form.getByText(who.side, { exact: true }).click();
  await form.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: `${who.name}, deal 1 of ${keys.length}` }).waitFor();
  for (const [i, key] of [...keys].entries()) {
    await page.keyboard.press(key);
    const shown = Math.min(i + 2, keys.length);
    await page.getByRole('heading', { name: `${who.name}, deal ${shown} of ${keys.length}` }).waitFor();
  }
  await page.getByRole('button', { name: 'Done: hand the laptop on' }).click();
  await page.getByRole('rowheader', { name: who.name }).waitFor();
}

/** What somebody wrote on paper is typed in. */
export async function answersOnPaper(
  page: Page,
  who: { name: string; side: 'Marketing' | 'Sales' },
  letters: string,
): Promise<void> {
  const paper = page.getByRole('region', { name: 'On paper' });
  await paper.getByLabel('Name', { exact: true }).fill(who.name);
  await paper.getByRole('radiogroup', { name: 'Side' }).getByText(who.side).click();
  await paper.getByLabel('Letters from the sheet').fill(letters);
  await paper.getByRole('button', { name: 'Take the sheet in' }).click();
  await page.getByRole('rowheader', { name: who.name }).waitFor();
}

/** The room opens the dearest deal on which the sides part, and takes the smallest change that settles it. */
export async function settlesADispute(page: Page): Promise<void> {
  const deals = page.getByRole('region', { name: 'Deals' });
  await deals.getByRole('row').nth(1).getByRole('button').click();
  const settle = panel(page).getByRole('region', { name: 'Settle it' });
  const take = settle.getByRole('button', { name: 'Take it' }).first();
  await take.click();
  const told = notice(page, /^(Marketing|Sales) changed/);
  await told.waitFor();
  await told.getByRole('button').click();
  await eventually(() => told.count()).toBe(0);
}

/** Somebody signs the version on the screen, by name. */
export async function signs(
  page: Page,
  who: { name: string; role: string; side: 'Marketing' | 'Sales' },
): Promise<void> {
  const form = panel(page)
    .locator('form')
    .filter({ has: page.getByRole('button', { name: 'Sign', exact: true }) });
  await form.getByLabel('Name', { exact: true }).fill(who.name);
  await form.getByLabel('Role').fill(who.role);
  await form.getByRole('radiogroup', { name: 'Side' }).getByText(who.side, { exact: true }).click();
  await form.getByRole('button', { name: 'Sign', exact: true }).click();
  await panel(page).getByRole('list', { name: 'Signatures' }).getByText(who.name).first().waitFor();
}

/** The page of the definition on the screen is saved in a form. */
export async function savesThePage(
  page: Page,
  answerDialog: (path: string) => Promise<void>,
  path: string,
  form: 'PDF' | 'Word…' | 'HTML…' | 'Markdown…' | 'Pack for the CRM admin…',
): Promise<void> {
  await answerDialog(path);
  if (form === 'PDF') await page.getByRole('button', { name: 'Save as PDF' }).click();
  else {
    await page.getByRole('button', { name: 'Save as…', exact: true }).click();
    await page.getByRole('menuitem', { name: form }).click();
  }
  await notice(page, `${path.split(/[\\/]/).at(-1)} is saved`).waitFor();
}
