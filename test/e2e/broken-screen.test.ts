import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, STEPS, verdict, wonCaptured } from './support/room.ts';

/** Stands in what breaks the screen, and must stand in nothing that leaves the window. */
const CLIENT = 'Zanzibar Widgets';

describeDesktop('an error in a screen', () => {
  test('shows a card with details to copy and no client data, leaves the rest alone, and can be tried again', async () => {
    const { app, page, dataFolder } = await startDesktop();
    await eventually(() => wonCaptured(page)).toBeGreaterThan(30);

    // The host answers with a round whose name is none; what React throws of it has the client's name in it.
    await app.evaluate(({ ipcMain }, client) => {
      const CALL = 'yardstick:call';
      type Answer = (event: unknown, sent: { method: string }) => Promise<unknown>;
      const { _invokeHandlers: handlers } = ipcMain as unknown as { _invokeHandlers: Map<string, Answer> };
      const honest = handlers.get(CALL)!;
      const round = { id: 'r', name: { [client]: 1 }, createdAt: '', revealedAt: null };
      const broken = { ...round, categories: [], deals: [], participants: [] };
      let isBroken = true;
      Object.assign(globalThis, { repair: () => (isBroken = false) });
      handlers.set(CALL, async (event, sent) =>
        isBroken && sent.method === 'rounds.list' ? { ok: true, value: [broken] } : honest(event, sent),
      );
    }, CLIENT);
    await page
      .getByRole('navigation', { name: 'Steps of the workshop' })
      .getByRole('button', { name: 'Calibrate' })
      .click();
    const card = page.getByRole('alert').filter({ hasText: 'Calibrate ran into a problem' });
    await card.waitFor();
    expect(await card.innerText()).toContain('every edit is already in the workshop file');

    // What is copied tells the kind of error and where it came up, and nothing of the deals.
    await app.evaluate(({ clipboard }) => clipboard.writeText('nothing was copied'));
    await card.getByRole('button', { name: 'Copy details' }).click();
    const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
    await eventually(copied).toMatch(/^\w*Error\n {2}at .*\(\S+\.js:\d+:\d+\)/);
    expect(await copied()).not.toMatch(/Zanzibar|Widgets|yardstick\/|\/assets\//);

    // All other steps go on, and so does the verdict.
    for (const step of STEPS.filter((other) => other !== 'Calibrate')) {
      await goTo(page, step);
      expect(await page.getByText('ran into a problem').filter({ visible: true }).count(), step).toBe(0);
      expect(await verdict(page).isVisible(), step).toBe(true);
    }
    await goTo(page, 'Score');
    const bar = page.getByLabel('Threshold for MQL, in points', { exact: true });
    const captured = await wonCaptured(page);
    await bar.fill('90');
    await eventually(() => wonCaptured(page)).toBeLessThan(captured);

    // Tried again while it is still broken, the card comes back and offers to begin anew, which helps once it can.
    await goTo(page, 'Calibrate');
    await card.getByRole('button', { name: 'Try again' }).click();
    const anew = card.getByRole('button', { name: 'Load the window again' });
    await anew.waitFor();
    await app.evaluate(() => (globalThis as unknown as { repair(): void }).repair());
    await anew.click();
    await page
      .getByRole('main', { name: 'Calibrate' })
      .getByRole('button', { name: 'Begin the round' })
      .waitFor();
    await eventually(() => card.count()).toBe(0);
    expect(readFileSync(join(dataFolder, 'logs', 'yardstick.log'), 'utf8')).not.toContain('Zanzibar');
  });

  test('that lasts but a moment is over when the screen is tried again', async () => {
    const { page } = await startDesktop();
    await goTo(page, 'Flow');
    // Only the list of arrows puts arrows in order.
    await page.evaluate((client) => {
      const { toSorted } = Array.prototype;
      Object.assign(window, { repair: () => Object.assign(Array.prototype, { toSorted }) });
      Array.prototype.toSorted = function (this: unknown[], ...by) {
        if (this.some((each) => typeof each === 'object' && each && 'from' in each)) throw new Error(client);
        return toSorted.apply(this, by);
      };
    }, CLIENT);
    await page.getByText('List', { exact: true }).click();
    const card = page.getByRole('alert').filter({ hasText: 'Flow ran into a problem' });
    await card.waitFor();
    await page.evaluate(() => (window as unknown as { repair(): void }).repair());
    await card.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('List', { exact: true }).waitFor();
    await eventually(() => card.count()).toBe(0);
  });
});
