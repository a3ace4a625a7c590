import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Bridge } from '#shared/contract/bridge.ts';
import type { Args, MethodName, Result } from '#shared/contract/methods.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, verdict, wonCaptured } from './support/room.ts';

/** What the workshop's file says. */
async function inFile<M extends MethodName>(page: Page, method: M, args: Args<M>): Promise<Result<M>> {
  const answer = await page.evaluate(
    ([name, given]) =>
      (window as unknown as { api: Bridge }).api.methods[name as 'costs.read'](
        given as Args<'costs.read'>,
        'test',
      ),
    [method as string, args as object] as const,
  );
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as Result<M>;
}

async function openTab(page: Page, name: string): Promise<void> {
  await goTo(page, 'Compare');
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

const listed = (page: Page) => page.getByText(/^[\d,]+ listed$/);
const firstNumber = (text: string) => Number(/\d+/.exec(text.replaceAll(',', ''))?.[0]);
const finding = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

describeDesktop('comparing definitions', () => {
  test('a figure and a cell open the deals behind them', async () => {
    const { page, complaints } = await startDesktop();
    await openTab(page, 'Side by side');
    // A total is the list of its deals, by the definition that it is of.
    const totals = page.getByRole('table', { name: /^What each definition comes to/ });
    const money = totals
      .getByRole('row', { name: /^Money captured/ })
      .getByRole('button', { name: /^2\.7M/ });
    await money.click();
    await page.getByRole('main', { name: 'Simulate' }).waitFor();
    await page.getByRole('tab', { name: 'Sales', selected: true }).waitFor();
    const deals = page.getByRole('table', { name: 'Deals', exact: true });
    const caught = await wonCaptured(page);
    await eventually(() => deals.getAttribute('aria-rowcount')).toBe(String(caught + 1));
    const worth = deals.getByRole('columnheader', { name: 'Worth' });
    await eventually(() => worth.getAttribute('aria-sort')).toBe('descending');

    // So is a difference of the verdict, with the definitions between which it is.
    const junk = verdict(page).getByRole('button', { name: /against Today in Junk let in/ });
    await junk.click();
    await page.getByRole('button', { name: /^Only these are listed: Lost or Rejected only/ }).waitFor();
    await eventually(async () => firstNumber(await listed(page).innerText())).toBe(126);

    await page.getByText('Stage by stage', { exact: true }).click();
    const cell = page
      .getByRole('table', { name: /^The furthest stage/ })
      .getByRole('row', { name: /^SQL/ })
      .getByRole('button')
      .first();
    const promised = firstNumber(await cell.innerText());
    await cell.click();
    await eventually(async () => firstNumber(await listed(page).innerText())).toBe(promised);
    expect(complaints).toEqual([]);
  });

  test('a dispute becomes a clause: the smallest edit goes into the draft, with the dispute as its reason', async () => {
    const desktop = await startDesktop();
    const { page, complaints } = desktop;
    await openTab(page, 'Disagreements');
    await finding(page)
      .getByText(/deals would get to MQL with Marketing alone/)
      .waitFor();
    const parted = firstNumber(await finding(page).innerText());
    await page.getByRole('button', { name: `Only Marketing lets in ${parted}` }).waitFor();
    const row = page
      .getByRole('table', { name: /^Deals, most money first/ })
      .getByRole('row')
      .filter({ hasText: 'Won' })
      .first();
    const deal = await row.getByRole('button').innerText();
    await row.getByRole('button').click();
    const panel = page.getByRole('complementary');
    await panel.getByRole('heading', { name: deal }).waitFor();
    // Marketing lets the won deal in and sales does not, so what is to change is sales'.
    await eventually(() => panel.getByLabel('In Sales, it belongs at').inputValue()).toBe('MQL, or further');
    const proposal = panel
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'Take it' }) });
    await proposal.first().waitFor();
    await proposal.first().getByRole('button', { name: 'Take it' }).click();
    await page.getByRole('alert').filter({ hasText: 'Sales changed' }).first().waitFor();
    // They agree on it now, and perhaps on others.
    await eventually(async () => firstNumber(await finding(page).innerText())).toBeLessThan(parted);

    const [decision] = await inFile(page, 'decisions.list', {});
    expect(decision).toMatchObject({ what: `Where “${deal}” belongs`, options: [] });
    expect(decision?.why).toBe(`“${deal}” (won) belongs at MQL.`);
    const sales = (await inFile(page, 'definitions.list', {})).find(
      ({ definition }) => definition.name === 'Sales',
    );
    expect(decision?.draft).toBe(sales?.id);
    // The clause that was edited says why, where it stands.
    await eventually(async () => JSON.stringify(await inFile(page, 'definitions.list', {}))).toContain(
      `“${deal}” (won) belongs at MQL.`,
    );
    await page.getByRole('button', { name: /^Undo/ }).click();
    await eventually(async () => JSON.stringify(await inFile(page, 'definitions.list', {}))).not.toContain(
      `“${deal}” (won) belongs at MQL.`,
    );
    await eventually(() => inFile(page, 'decisions.list', {})).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('two definitions become the agreed one, clause by clause, each choice a decision with its reason', async () => {
    const { page, complaints } = await startDesktop();
    await openTab(page, 'Merge');
    await page.getByRole('button', { name: 'Begin the agreed definition' }).click();
    await finding(page)
      .getByText(/clauses of \d+ still to decide/)
      .waitFor();
    const open = firstNumber(await finding(page).innerText());
    await page.getByLabel('Who decides').fill('Ana and Sam');

    const clause = page.getByRole('listitem').filter({ hasText: 'open' }).first();
    const name = await clause.getByRole('heading').innerText();
    const own = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });
    const salesSays = own.getByRole('button', { name: /^Sales/ });
    // What the choice would do is said before it is made.
    await eventually(() => own.innerText()).toMatch(/won captured|junk let in|Changes no count|Moves/);
    await own.getByLabel(`Why, for ${name}`).fill('Sales has to live with it.');
    await salesSays.click();
    await own.getByText('decided').waitFor();
    await eventually(async () => firstNumber(await finding(page).innerText())).toBe(open - 1);
    const [decision] = await inFile(page, 'decisions.list', {});
    expect(decision).toMatchObject({ what: name, who: 'Ana and Sam', why: 'Sales has to live with it.' });
    expect(decision?.chosen).toMatch(/^Sales: /);
    expect(decision?.options.map(({ whose }) => whose)).toEqual(['Marketing', 'Sales']);

    // The choice and its decision are one step.
    await page.getByRole('button', { name: /^Undo/ }).click();
    await own.getByText('decided').waitFor({ state: 'detached' });
    await own.getByText('Stands for now').waitFor();
    await page.getByRole('button', { name: /^Redo/ }).click();
    await own.getByText('decided').waitFor();

    await goTo(page, 'Agree');
    await page.getByText('Sales has to live with it.').filter({ visible: true }).first().waitFor();

    // Each number of what a choice would do opens the deals that it would move.
    await openTab(page, 'Merge');
    const threshold = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Lead → MQL', exact: true }) });
    await threshold.scrollIntoViewIfNeeded();
    const missed = threshold.getByRole('button', { name: /^−\d+ won captured$/ });
    const promised = firstNumber(await missed.innerText());
    await missed.click();
    await page.getByText(/^Only these deals: won that would get in/).waitFor();
    const deals = page.getByRole('table', { name: 'Deals', exact: true });
    await eventually(() => deals.getAttribute('aria-rowcount')).toBe(String(promised + 1));
    expect(complaints).toEqual([]);
  });

  test('a sealed third is opened once, and the app remembers it over a restart', async () => {
    const desktop = await startDesktop();
    const { page } = desktop;
    await openTab(page, 'Side by side');
    await page.getByText('57 of 60 against 59 of 60').waitFor();
    const sealed = page.getByRole('region', { name: 'Sealed third' });
    await sealed.getByRole('button', { name: 'Put a third aside' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByLabel('Who does it?').fill('Fay');
    await asked.getByRole('button', { name: 'Put a third aside' }).click();
    await sealed.getByText(/put aside on .* by Fay\. No figure looks at them/).waitFor();
    // Two thirds of the sixty won deals are left to judge by.
    await eventually(() => verdict(page).innerText()).toMatch(/of 40/);
    await page.getByText('The third that was put aside is in none of them.').waitFor();
    await goTo(page, 'Evidence');
    await page.getByText(/^160 deals.* Another 80 were put aside on .* no figure looks at them/).waitFor();
    await openTab(page, 'Side by side');
    await sealed.getByRole('button', { name: 'Open them' }).click();
    await asked.getByLabel('Who does it?').fill('Both');
    await asked.getByRole('button', { name: 'Open them' }).click();
    const row = sealed.getByRole('row', { name: /^Sales/ });
    await row.getByText(/of 20/).first().waitFor();
    await eventually(() => verdict(page).innerText()).toMatch(/of 60/);
    expect(await page.getByText('is in none of them').count()).toBe(0);
    const onSealed = await row.innerText();

    await desktop.quit();
    const again = await startDesktop(desktop.dataFolder);
    await openTab(again.page, 'Side by side');
    const opened = again.page.getByRole('region', { name: 'Sealed third' });
    await opened.getByText(/put aside on .* by Fay, opened on .* by Both/i).waitFor();
    const same = opened.getByRole('row', { name: /^Sales/ });
    await eventually(() => same.innerText()).toBe(onSealed);
    expect(await opened.getByRole('button', { name: /^(Put a third aside|Open them)$/ }).count()).toBe(0);
    // The figure opens the deals behind it, and only those that were put aside.
    await same.getByRole('button').first().click();
    const deals = again.page.getByRole('table', { name: 'Deals', exact: true });
    const promised = Number(/(\d+) of 20/.exec(onSealed)?.[1]);
    await eventually(() => deals.getAttribute('aria-rowcount')).toBe(String(promised + 1));
    expect([...desktop.complaints, ...again.complaints]).toEqual([]);
  });

  test('what a mistake costs is said by each side without the other’s, and shows once both have', async () => {
    const { page, complaints } = await startDesktop();
    await openTab(page, 'What a mistake costs');
    const marketing = page.getByRole('region', { name: 'Marketing’s costs' });
    const sales = page.getByRole('region', { name: 'Sales’s costs' });
    const answer = async (side: typeof marketing, junk: string, missed: string) => {
      await side.getByLabel('A junk lead that is handed over costs').fill(junk);
      await side.getByLabel('A win that is missed costs').fill(missed);
      await side.getByRole('button', { name: 'That’s what it costs us' }).click();
    };
    // Covered while it is typed.
    expect(await marketing.getByLabel('A junk lead that is handed over costs').getAttribute('type')).toBe(
      'password',
    );
    await answer(marketing, '10', '4321');
    await marketing.getByText('Answered. It shows once both sides have.').waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/4,?321|432/);
    // Nor does the file give it away to whoever asks.
    expect((await inFile(page, 'costs.read', {})).costs).toBeNull();
    await answer(sales, '400', '800');
    await page.getByText('one missed win is worth 432.1 junk leads').waitFor();
    await page.getByText('one missed win is worth 2 junk leads').waitFor();
    await eventually(() => finding(page).innerText()).toMatch(/^Marketing’s costs speak for .*, sales’ for/);
    // Asked again, both begin anew; undo brings back what they had said, redo what was answered since.
    await page.getByRole('button', { name: 'Ask both again' }).press('Enter');
    await sales.waitFor();
    await answer(marketing, '10', '20');
    await marketing.getByText('Answered. It shows once both sides have.').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByText('one missed win is worth 432.1 junk leads').waitFor();
    await page.keyboard.press('ControlOrMeta+y');
    await marketing.getByText('Answered. It shows once both sides have.').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByText('one missed win is worth 2 junk leads').waitFor();
    const junk = page.getByRole('row', { name: /^Today/ }).getByRole('button', { name: '147' });
    await junk.click();
    const deals = page.getByRole('table', { name: 'Deals', exact: true });
    await eventually(() => deals.getAttribute('aria-rowcount')).toBe('148');
    expect(complaints).toEqual([]);
  });
});
