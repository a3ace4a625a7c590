import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Condition, Definition } from '#shared/domain/definition/schema.ts';
import { temporaryFolder } from '../support/folder.ts';
import { done, hostIn } from '../support/host.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { chooseDefinition, eventually, goTo, STEPS, verdict, workshopMenu } from './support/room.ts';

const ACCOUNTS = ['Zanzibar Widgets', 'Quokka Holdings', 'Wombat Traders'];
const OWNERS = ['Annabel Planted', 'Bertram Planted'];
const PLANTED = /zanzibar|quokka|wombat|planted|numbat/i;

const field = (condition: object) => ({ kind: 'field', ...condition }) as Condition;
const ACCOUNT = field({ field: 'company', op: 'isAnyOf', values: [ACCOUNTS[0], 'Numbat Limited'] });
const OWNER = field({ field: 'owner', op: 'is', value: OWNERS[0] });
const MAIL = field({ field: 'email', op: 'containsAnyOf', match: 'text', values: ['wombat'] });
const LARGE = field({ field: 'employees', op: 'atLeast', value: 100 });

/** A definition with a name in every kind of condition that can hold one. */
function naming(name: string, side: Definition['side'], account: Condition): Definition {
  const stage = { owner: 'sales' as const, meaning: '', requiredFields: [], slaHours: 24, band: null };
  const rule = (id: string, words: string, when: Condition, points: number) => ({
    id,
    name: words,
    category: 'fit' as const,
    when,
    points,
  });
  return {
    format: 'yardstick.definition',
    version: 1,
    name,
    side,
    stages: [
      { id: 'lead', name: 'Lead', ...stage },
      { id: 'mql', name: 'MQL', ...stage },
      { id: 'sal', name: 'SAL', ...stage },
    ],
    transitions: [
      { id: 'up', kind: 'advance', from: 'lead', to: 'mql', when: { kind: 'all', of: [account, LARGE] } },
      { id: 'on', kind: 'advance', from: 'mql', to: 'sal', when: { kind: 'checklist', item: 'need' } },
      { id: 'out', kind: 'disqualify', from: 'lead', reason: 'small', when: MAIL },
    ],
    checklist: [{ id: 'need', name: 'Need', standIn: OWNER as never }],
    reasons: [{ id: 'small', name: 'Too small' }],
    scoring: {
      rules: [
        rule('target', 'Target account', account, 20),
        rule('rep', 'Best hands', OWNER, 10),
        rule('mail', 'Same group', MAIL, 5),
      ],
      groups: [],
      categories: {},
      total: {},
      bands: [],
    },
  };
}

/** A workshop whose deals, definitions and versions all name somebody. */
async function namingWorkshop(folder: string): Promise<string> {
  const path = join(folder, 'client.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'client' }));
  const rows = Array.from({ length: 60 }, (_, i) => {
    const account = ACCOUNTS[i % 3]!;
    const mail = `${OWNERS[0]!.split(' ')[0]}${i}@${account.split(' ')[0]}.test`;
    return `${i},${account},${mail},${i % 7 ? OWNERS[0] : OWNERS[1]},${i % 3 ? 'Lost' : 'Won'},${i * 10},${i * 9},2025-0${1 + (i % 9)}-03`;
  });
  // One row that is left out and is shown as it came, and a cell that can't be read.
  rows.push(`1,${ACCOUNTS[0]},,${OWNERS[0]},Won,,,`, `99,${ACCOUNTS[0]},,${OWNERS[1]},Won,numbat,7,`);
  const header = 'Deal ID,Company,Email,Owner,Status,Amount,Employees,Created';
  writeFileSync(join(folder, 'export.csv'), [header, ...rows].join('\n'));
  const place = host.places.register(join(folder, 'export.csv'));
  const { mapping } = await done(host.call('deals.preview', { place }));
  await done(host.call('deals.import', { place, mapping }));
  for (const { id } of await done(host.call('definitions.list', {})))
    await done(host.call('definitions.remove', { id }));
  const other = field({ field: 'company', op: 'isAnyOf', values: ACCOUNTS.slice(1) });
  const agreed = await done(
    host.call('definitions.create', { definition: naming('Agreed', 'agreed', ACCOUNT) }),
  );
  await done(host.call('definitions.create', { definition: naming('Marketing', 'marketing', other) }));
  await done(
    host.call('versions.save', { draft: agreed.id, name: 'First', reason: 'To begin', who: 'Grace' }),
  );
  const changed = naming('Agreed', 'agreed', field({ field: 'company', op: 'is', value: ACCOUNTS[2] }));
  await done(
    host.call('definitions.save', { id: agreed.id, revision: agreed.revision, definition: changed }),
  );
  await host.close();
  return path;
}

/** All that a person, by eye or by screen reader, can find on the screen. */
const everyWord = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const words = (root: Document): string =>
      [
        root.body.innerText,
        ...[...root.querySelectorAll('*')].flatMap((element) => [
          ...['aria-label', 'title', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
          element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : '',
        ]),
        ...[...root.querySelectorAll('iframe')].map(({ contentDocument }) =>
          contentDocument ? words(contentDocument) : '',
        ),
      ].join('\n');
    return words(document);
  });

describeDesktop('names on the projector', () => {
  test('while they are hidden, none is on any screen', async () => {
    const folder = temporaryFolder();
    const path = await namingWorkshop(folder);
    const { page, answerDialog, complaints } = await startDesktop();
    await answerDialog(path);
    await workshopMenu(page, 'Open workshop…');
    await page.getByRole('button', { name: 'client', exact: true }).waitFor();
    await chooseDefinition(page, 'Agreed');
    await goTo(page, 'Score');
    await page.getByText(`Company is ${ACCOUNTS[2]}`).first().waitFor();
    await page.getByRole('button', { name: 'Hide names and amounts' }).click();
    await eventually(() => page.getByText('Company is Account 3').count()).toBeGreaterThan(0);

    const found: string[] = [];
    const look = async (where: string) => {
      await verdict(page).waitFor();
      await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0);
      const lines = (await everyWord(page)).split('\n').filter((line) => PLANTED.test(line));
      found.push(...new Set(lines.map((line) => `${where}: ${line.trim().slice(0, 200)}`)));
    };
    const lookAtTabs = async (where: string) => {
      for (const tab of await page.getByRole('main').getByRole('tab').all()) {
        await tab.click();
        await page.getByRole('tabpanel').first().waitFor();
        await look(`${where}, ${await tab.innerText()}`);
      }
    };
    for (const step of STEPS) {
      await goTo(page, step);
      for (const more of await page.getByRole('main').locator('summary').filter({ visible: true }).all())
        await more.click();
      await look(step);
      await lookAtTabs(step);
    }

    // A rule in both forms, its values offered.
    await goTo(page, 'Score');
    await page.getByRole('button', { name: /^Target account/ }).click();
    const panel = page.getByRole('complementary');
    await panel.getByLabel('Value', { exact: true }).click();
    await page.getByRole('option', { name: /^Account 1/ }).waitFor();
    await look('a rule');
    await page.getByRole('option', { name: /^Account 1/ }).click();
    await page.getByText('Company is Account 1').first().waitFor();
    await panel.getByRole('button', { name: 'Type it' }).click();
    await eventually(() => panel.getByLabel(/, typed$/).inputValue()).toBe('Company is Account 1');
    await look('a rule, typed');

    // An arrow, the checklist, findings, versions, a deal's story, the log of decisions.
    await goTo(page, 'Flow');
    await page.getByText('List', { exact: true }).click();
    await look('flow as a list');
    await page.getByRole('button', { name: /Lists/ }).click();
    await page.getByRole('menuitem', { name: /Checklist/ }).click();
    await look('the checklist');
    await page
      .getByRole('button', { name: /^(No findings|\d+ findings?)/ })
      .first()
      .click();
    await look('findings');
    await page.getByRole('button', { name: 'Definitions menu' }).click();
    await page.getByRole('menuitem', { name: 'History and versions' }).click();
    await panel.getByText('First').first().waitFor();
    await look('versions');
    await goTo(page, 'Simulate');
    await page
      .getByRole('table', { name: 'Deals', exact: true })
      .getByRole('row')
      .nth(1)
      .getByRole('button')
      .click();
    await panel.waitFor();
    await look('a deal');
    await goTo(page, 'Compare');
    await page.getByRole('tab', { name: 'Merge' }).click();
    await look('the merge');
    await goTo(page, 'Agree');
    await page.frameLocator('iframe').getByText('Company is').first().waitFor();
    await look('the page');
    expect(found).toEqual([]);

    // Shown again, the edit made under a pseudonym is of the name itself.
    await page.getByRole('button', { name: 'Names and amounts are hidden: show them' }).click();
    await goTo(page, 'Score');
    await page.getByText(`Company is ${ACCOUNTS[0]}`).first().waitFor();
    expect(complaints).toEqual([]);
  });
});
