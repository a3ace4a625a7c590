import { expect, test } from 'vitest';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { eventually, goTo, verdict } from './support/room.ts';

describeDesktop('a calibration round', () => {
  test('is blind: nothing else is in reach, and what was answered is out of sight after a restart', async () => {
    const first = await startDesktop();
    const { page } = first;
    await goTo(page, 'Calibrate');
    const size = page.getByLabel('How many deals');
    expect(await size.inputValue()).toBe('12');
    await size.fill('4');
    await page.getByText('With fewer than 8, one answer', { exact: false }).waitFor();
    await size.fill('9');
    await eventually(() => page.getByRole('status').filter({ hasText: 'fewer than' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Begin the round' }).click();
    const form = page.locator('form').filter({ hasText: 'Who is next?' });
    await form.getByLabel('Name').fill('Ada');
    await form.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'Ada, deal 1 of 9' }).waitFor();
    await page.keyboard.press('3');
    await page.getByRole('heading', { name: 'Ada, deal 2 of 9' }).waitFor();

    // Neither keys nor tabbing lead to what the deals came to.
    await page.keyboard.press('ControlOrMeta+4');
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[inert]') ?? null)).toBeNull();
    }
    await page.getByRole('heading', { name: 'Ada, deal 2 of 9' }).waitFor();
    for (const around of [page.getByRole('navigation').first(), verdict(page)])
      expect(await around.evaluate((element) => element.closest('[inert]') !== null)).toBe(true);
    await first.quit();

    // Whoever goes on in Ada's name sees that the first deal is answered, not how.
    const again = await startDesktop(first.dataFolder);
    await goTo(again.page, 'Calibrate');
    await again.page.getByRole('button', { name: '1 of 9: go on' }).click();
    await again.page.getByRole('heading', { name: 'Ada, deal 2 of 9' }).waitFor();
    await again.page.keyboard.press('ArrowLeft');
    await again.page
      .getByText('Answered before the pause, and out of sight since.', { exact: false })
      .waitFor();
    expect(await again.page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect([...first.complaints, ...again.complaints]).toEqual([]);
  });
});
