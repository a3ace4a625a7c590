import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallDefinition } from '../support/definitions.ts';
import { temporaryFolder } from '../support/folder.ts';
import { done, hostIn } from '../support/host.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { chooseDefinition, eventually, goTo, workshopMenu } from './support/room.ts';

const HEADER = 'Deal ID,Status,Reason,Employees,Created,Closed';

/** Sixty deals: of the won ones so many are large, and twelve are turned down. */
function writeQuarter(path: string, first: number, large: number, again: string[] = []): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const isWon = i < 30;
    const status = isWon ? 'Won' : i < 42 ? 'Rejected' : 'Lost';
    const size = (isWon ? i : i - 30) < (isWon ? large : 30 - large) ? 500 : 20;
    // All of them closed in the same weeks, so that only the file tells the quarters apart.
    return `${first + i},${status},${status === 'Rejected' ? 'No budget' : ''},${size},2026-01-05,2026-02-${10 + (i % 9)}`;
  });
  writeFileSync(path, [HEADER, ...rows, ...again].join('\n'));
  return path;
}

/** A workshop on one quarter's deals, its definition signed. */
async function signedWorkshop(folder: string): Promise<string> {
  const path = join(folder, 'client.yardstick');
  const host = hostIn(folder);
  await done(host.call('workshop.create', { place: host.places.register(path), name: 'client' }));
  const place = host.places.register(writeQuarter(join(folder, 'first quarter.csv'), 1, 28));
  const { mapping } = await done(host.call('deals.preview', { place }));
  await done(host.call('deals.import', { place, mapping }));
  const definition = { ...smallDefinition('Agreed'), side: 'agreed' as const };
  const draft = await done(host.call('definitions.create', { definition }));
  const version = await done(
    host.call('versions.save', { draft: draft.id, name: 'First', reason: 'Agreed', who: 'Grace' }),
  );
  const signature = { kind: 'typed' as const, text: 'Grace' };
  const signer = { version: version.id, name: 'Grace', role: 'VP', side: 'marketing' as const, signature };
  await done(host.call('approvals.sign', signer));
  await host.close();
  return path;
}

describeDesktop('the next quarter', () => {
  test('is told by its import, says what no longer pays, and begins a round', async () => {
    const folder = temporaryFolder();
    const path = await signedWorkshop(folder);
    const { page, answerDialog, complaints } = await startDesktop();
    await answerDialog(path);
    await workshopMenu(page, 'Open workshop…');
    await page.getByRole('button', { name: 'client', exact: true }).waitFor();

    // The new export brings sixty deals, and one that was there before.
    await goTo(page, 'Evidence');
    const again = ['7,Lost,,500,2026-01-05,2026-02-11'];
    await answerDialog(writeQuarter(join(folder, 'second quarter.csv'), 101, 15, again));
    await page.getByRole('button', { name: 'Import other deals' }).click();
    await page.getByRole('checkbox', { name: /^first quarter\.csv, of / }).waitFor();
    await page.getByRole('button', { name: 'Import 121 rows' }).click();
    await page.getByText('121 rows = 120 deals + 1 duplicate').waitFor();

    await chooseDefinition(page, 'Agreed');
    await goTo(page, 'Agree');
    await page.getByRole('radiogroup', { name: 'What is shown' }).getByText('Next quarter').click();
    const came = (file: string) => page.getByRole('checkbox', { name: file });
    await came('second quarter.csv').waitFor();
    expect([
      await came('first quarter.csv').isChecked(),
      await came('second quarter.csv').isChecked(),
    ]).toEqual([false, true]);
    await page
      .getByText('60 new deals (30 won) beside 60 deals from before (29 won).', { exact: false })
      .waitFor();
    await page.getByRole('heading', { name: '1 rule of 1 no longer pays' }).waitFor();
    const rules = page.getByRole('region', { name: 'Rules' });
    await eventually(() => rules.getByRole('row', { name: /^Large enough/ }).innerText()).toContain(
      'no longer pays',
    );

    // The room may take another import for new, or a day.
    await came('first quarter.csv').check();
    await page.getByText('120 new deals', { exact: false }).waitFor();
    await came('first quarter.csv').uncheck();
    await page.getByText('By day', { exact: true }).click();
    await page.getByLabel('New are the deals that ended since').fill('2026-02-18');
    await page.getByText('12 new deals', { exact: false }).waitFor();
    await page.getByText('By import', { exact: true }).click();
    await page.getByText('60 new deals', { exact: false }).waitFor();

    // Who was turned down, one by one; then a round begins there.
    const down = page.getByRole('region', { name: 'Turned down' });
    await down
      .getByRole('row', { name: /^No budget/ })
      .getByRole('button', { name: '12' })
      .click();
    await page.getByRole('main', { name: 'Simulate' }).waitFor();
    await page.getByText('New deals turned down: No budget').waitFor();
    await goTo(page, 'Agree');
    await page.getByRole('radiogroup', { name: 'What is shown' }).getByText('Next quarter').click();
    await page.getByRole('button', { name: 'Begin a new round on these deals' }).click();
    await page.getByRole('main', { name: 'Calibrate' }).waitFor();
    await page.getByText('New in second quarter.csv').first().waitFor();
    await eventually(() => complaints).toEqual([]);
  });
});
