/** Measuring inside the window, with what Chromium itself keeps count of. */
import type { Locator, Page } from 'playwright-core';

interface Kept {
  frames: number[];
  verdictAt: number;
  pressedAt: number;
}
type KeepingWindow = Window & { bench: Kept };

/** From now on the page keeps key presses, drags and changes of the verdict. */
export async function keepCount(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: Kept = { frames: [], verdictAt: 0, pressedAt: 0 };
    Object.assign(window, { bench: kept });
    window.addEventListener(
      'keydown',
      (event) => {
        kept.pressedAt = event.timeStamp;
      },
      true,
    );
    window.addEventListener(
      'pointermove',
      (event) => {
        if (event.buttons !== 0) kept.pressedAt = event.timeStamp;
      },
      true,
    );
    const strip = document.querySelector('section[aria-label="Verdict"]');
    new MutationObserver(() => {
      kept.verdictAt = performance.now();
    }).observe(strip!, { subtree: true, childList: true, characterData: true });
  });
}

/** Keys that are pressed in turn, and how long somebody looks at each verdict before the next, in milliseconds. */
interface Pressing {
  keys: readonly string[];
  pause: number;
}

/** There and back, each key as soon as the verdict of the one before stands. */
const THERE_AND_BACK: Pressing = { keys: ['PageUp', 'PageDown'], pause: 0 };

/**
 * Moves a threshold by keys. Of each press, the milliseconds until the verdict stood changed in the page, and those
 * that the window's own script ran for it.
 */
export async function verdictAfterKeys(
  page: Page,
  presses: number,
  { keys, pause }: Pressing = THERE_AND_BACK,
): Promise<{ verdict: number[]; script: number[] }> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable');
  const scriptTime = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'ScriptDuration')!.value;
  };
  const handle = page.getByRole('slider', { name: /^Threshold for/ }).first();
  await handle.focus();
  await page.waitForTimeout(POINTED_AT);
  const verdict: number[] = [];
  const script: number[] = [];
  // The first presses warm up what a person has long used by then.
  for (let press = -4; press < presses; press++) {
    await page.waitForTimeout(pause);
    const before = await scriptTime();
    await page.keyboard.press(keys[(press + 4) % keys.length]!);
    const waited = await verdictStands(page);
    if (press < 0) continue;
    verdict.push(waited);
    script.push((await scriptTime()) - before);
  }
  await tools.detach();
  return { verdict, script };
}

/** The milliseconds from the last key or move of a drag to the verdict, once it stands. */
async function verdictStands(page: Page): Promise<number> {
  await page.waitForFunction(() => {
    const { verdictAt, pressedAt } = (window as unknown as KeepingWindow).bench;
    return verdictAt > pressedAt;
  });
  return page.evaluate(() => {
    const { verdictAt, pressedAt } = (window as unknown as KeepingWindow).bench;
    return verdictAt - pressedAt;
  });
}

/** How long somebody points at something before turning it, in milliseconds. */
const POINTED_AT = 1_000;

const SLACK = 6;

/**
 * Drags something sideways, to and fro, each time by so many pixels and as soon as the verdict of the move before
 * stands; of each move, the milliseconds until its verdict did.
 */
export async function verdictWhileDragging(
  page: Page,
  what: Locator,
  moves: number,
  by: number,
): Promise<number[]> {
  await what.scrollIntoViewIfNeeded();
  const box = (await what.boundingBox())!;
  let x = box.x + Math.min(12, box.width / 3);
  const y = box.y + box.height - 12;
  await page.mouse.move(x, y);
  await page.waitForTimeout(POINTED_AT);
  await page.mouse.down();
  // Up to here it could be a click.
  x += SLACK;
  await page.mouse.move(x, y);
  const verdict: number[] = [];
  for (let move = 0; move < moves; move += 1) {
    x += move % 12 < 6 ? by : -by;
    await page.mouse.move(x, y);
    verdict.push(await verdictStands(page));
  }
  await page.mouse.up();
  return verdict;
}

/** How many frames are looked at: ten seconds, as a single one that the system needed for itself says nothing. */
const FRAMES = 600;

/** The milliseconds between the frames while the canvas is dragged about by the mouse. */
export async function framesWhilePanning(page: Page): Promise<number[]> {
  const place = await page.evaluate(() => {
    const box = document.querySelector('.react-flow__pane')!.getBoundingClientRect();
    for (let y = box.bottom - 10; y > box.top; y -= 10) {
      for (let x = box.left + 60; x < box.right - 200; x += 20) {
        if (document.elementFromPoint(x, y)?.matches('.react-flow__pane')) return { x, y };
      }
    }
    throw new Error('There is no free place on the canvas.');
  });
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.evaluate((most) => {
    const { frames } = (window as unknown as KeepingWindow).bench;
    frames.length = 0;
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      if (frames.length <= most) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }, FRAMES);
  const counted = () => page.evaluate(() => (window as unknown as KeepingWindow).bench.frames.length);
  for (let step = 0; step % 50 !== 0 || (await counted()) <= FRAMES; step++) {
    await page.mouse.move(place.x - 150 * Math.sin(step / 25), place.y - 60 * Math.sin(step / 40));
  }
  await page.mouse.up();
  // The first frame began before the drag.
  return page.evaluate(() => (window as unknown as KeepingWindow).bench.frames.slice(1));
}

/** The milliseconds between the frames while something is done. */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const kept = (window as unknown as KeepingWindow).bench;
    const frames: number[] = [];
    kept.frames = frames;
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      if (kept.frames === frames) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  return page.evaluate(() => {
    const kept = (window as unknown as KeepingWindow).bench;
    const { frames } = kept;
    kept.frames = [];
    return frames.slice(1);
  });
}
