/** The sample's own Marketing definition: a threshold is moved in each way that the window offers. */
import type { ElectronApplication, Page } from 'playwright-core';
import { type Bar, median, type Result } from '../report.ts';
import { costOfThreshold } from './trace.ts';

const DEALS = 240;
const TIMES = 30;
/** A frame at 60 a second. */
const MOST = 16;

/** From a click in a threshold to its verdict, on every screen that has thresholds. */
export async function measureThresholds(
  app: ElectronApplication,
  page: Page,
  go: (step: string) => Promise<void>,
): Promise<{ results: Result[]; bars: Bar[] }> {
  const results: Result[] = [];
  const bars: Bar[] = [];
  const measure = async (how: string, move: (up: boolean) => Promise<void>) => {
    const costs = await costOfThreshold(app, page, move, TIMES);
    const add = (contender: string, values: number[]) =>
      results.push({ contender, deals: DEALS, medianMs: median(values), runs: values.length });
    add(
      `${how}: script in the window until the verdict`,
      costs.map((cost) => cost.window),
    );
    add(
      `${how}: script in the engine until the verdict`,
      costs.map((cost) => cost.engine),
    );
    add(
      `${how}: script in the window until all is drawn`,
      costs.map((cost) => cost.all),
    );
    const sum = median(costs.map((cost) => cost.window + cost.engine));
    bars.push({
      bar: `${how}: under ${MOST} ms of script to the changed verdict, the sample’s Marketing definition`,
      measured: `${sum.toFixed(1)} ms`,
      isMet: costs.length === TIMES && sum < MOST,
    });
  };

  await go('Score');
  await page.getByRole('slider', { name: 'Threshold for MQL', exact: true }).focus();
  await measure('Score, handle by key', (up) => page.keyboard.press(up ? 'PageUp' : 'PageDown'));
  await measure(
    'Score, click',
    clicksOn(page, page.getByRole('textbox', { name: 'Threshold for MQL, in points', exact: true })),
  );
  await go('Flow');
  await page.locator('[data-transition="lead-mql"]').click();
  await measure(
    'Flow, click',
    clicksOn(page, page.getByRole('textbox', { name: 'Value', exact: true }).first()),
  );
  return { results, bars };
}

/** Clicks on the stepper beside a number. */
function clicksOn(page: Page, input: ReturnType<Page['locator']>) {
  const steppers = page
    .locator('.mantine-NumberInput-wrapper')
    .filter({ has: input })
    .locator('.mantine-NumberInput-control');
  return (up: boolean) => steppers.nth(up ? 0 : 1).click();
}
