/** Two ways to do the same work in the window: by the keys alone, and by the mouse. What is typed is typed in both. */
import type { Page } from 'playwright-core';
import { goTo, STEPS, type Step } from './room.ts';

export interface Hand {
  /** Goes to a step of the workshop. */
  go(step: Step): Promise<void>;
  /** Presses a button or tab of this name. */
  press(name: RegExp): Promise<void>;
  /** Opens the menu behind a button and chooses an item of it. */
  menu(button: RegExp, item: string): Promise<void>;
  /** Replaces what stands in a field. */
  write(field: RegExp, text: string): Promise<void>;
  /** Chooses a value of a list that can be searched. */
  choose(field: RegExp, value: string): Promise<void>;
  /** Adds values to a field that holds several. */
  addValues(field: RegExp, values: readonly string[]): Promise<void>;
  /** Draws an arrow from a stage to another, or out. */
  connect(from: string, to: string | null): Promise<void>;
}

const OUT = 'Out, with a reason';

/** What the element with the focus is called. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels?.[0]
        : null;
    return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
  });

/** Tabs on until what has the focus answers to this name, as a person without a mouse does. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The focus never came to ${name}.`);
}

export function keyboard(page: Page): Hand {
  const replace = async (text: string) => {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(text);
  };
  const hand: Hand = {
    go: async (step) => {
      await page.keyboard.press(`ControlOrMeta+${STEPS.indexOf(step) + 1}`);
      await page.getByRole('main', { name: step }).waitFor();
    },
    press: async (name) => {
      await tabTo(page, name);
      await page.keyboard.press('Enter');
    },
    menu: async (button, item) => {
      await hand.press(button);
      await page.getByRole('menuitem', { name: item, exact: true }).waitFor();
      for (let presses = 0; (await focused(page)) !== item; presses++) {
        if (presses > 60) throw new Error(`The menu has no “${item}”.`);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    },
    write: async (field, text) => {
      await tabTo(page, field);
      await replace(text);
    },
    choose: async (field, value) => {
      await hand.write(field, value);
      await page.getByRole('option', { name: value, exact: true }).first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    addValues: async (field, values) => {
      await tabTo(page, field);
      for (const value of values) {
        await page.keyboard.insertText(value);
        await page.keyboard.press('Enter');
      }
      await page.keyboard.press('Tab');
    },
    connect: (from, to) => hand.menu(new RegExp(`^Connect ${from} to…$`), to ?? OUT),
  };
  return hand;
}

export function mouse(page: Page): Hand {
  const field = (name: RegExp) => page.getByLabel(name).and(page.locator('input, textarea')).last();
  const middle = async (place: string, part: 'source' | 'target') => {
    const handle = page.locator(`.react-flow__node${place} .react-flow__handle.${part}`);
    const box = await handle.boundingBox();
    if (!box) throw new Error(`${place} is not in sight.`);
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const hand: Hand = {
    go: (step) => goTo(page, step),
    press: (name) => page.getByRole('button', { name }).first().click(),
    menu: async (button, item) => {
      await hand.press(button);
      await page.getByRole('menuitem', { name: item, exact: true }).click();
    },
    write: (name, text) => field(name).fill(text),
    choose: async (name, value) => {
      await field(name).click();
      await page.getByRole('option', { name: value, exact: true }).click();
    },
    addValues: async (name, values) => {
      for (const value of values) {
        await field(name).click();
        await page
          .getByRole('option', { name: new RegExp(`^${value}`) })
          .first()
          .click();
      }
      // Elsewhere, so that the list closes.
      await page.getByRole('complementary').getByRole('heading').first().click();
    },
    connect: async (from, to) => {
      await page.getByRole('button', { name: 'Fit View' }).click();
      await page.waitForFunction(() => document.getAnimations().length === 0);
      await page.getByLabel(`Stage ${from}`, { exact: true }).hover();
      const begin = await middle(`[aria-label="Stage ${from}"]`, 'source');
      const end = await middle(
        to === null ? '.react-flow__node-out' : `[aria-label="Stage ${to}"]`,
        'target',
      );
      await page.mouse.move(...begin);
      await page.mouse.down();
      await page.mouse.move((begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2, { steps: 4 });
      await page.mouse.move(...end, { steps: 4 });
      await page.mouse.up();
    },
  };
  return hand;
}
