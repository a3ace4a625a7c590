/** What a person does and sees in the window, by the names that are on the screen. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export const STEPS = ['Evidence', 'Flow', 'Score', 'Simulate', 'Compare', 'Calibrate', 'Agree'] as const;
export type Step = (typeof STEPS)[number];

export const workshopIsOpen = (page: Page): Promise<void> => verdict(page).waitFor();

/** Goes to a step by its button in the rail. */
export async function goTo(page: Page, step: Step): Promise<void> {
  const steps = page.getByRole('navigation', { name: 'Steps of the workshop' });
  await steps.getByRole('button', { name: step }).click();
  await page.getByRole('main', { name: step }).waitFor();
}

export const verdict = (page: Page): Locator => page.getByRole('region', { name: 'Verdict' });

/** How many won deals the verdict says are captured. */
export async function wonCaptured(page: Page): Promise<number> {
  await verdict(page).getByText('Won captured').waitFor();
  return Number(/Won captured.*?(\d+)\s+of\s+\d+/s.exec(await verdict(page).innerText())?.[1]);
}

/** Waits until something read from the page satisfies the check. */
export const eventually = <T>(read: () => Promise<T> | T) =>
  expect.poll(read, { timeout: 20_000, interval: 50 });

export async function chooseDefinition(page: Page, name: RegExp | string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await tab.click();
  await eventually(() => tab.getAttribute('aria-selected')).toBe('true');
}

/** Chooses an item of the menu beside the workshop's name. */
export async function workshopMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Workshop menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** The first notice with this title. */
export const notice = (page: Page, title: string | RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: title }).first();

/** The number beside an outcome on the evidence screen. */
export const total = (page: Page, outcome: string) =>
  page
    .getByRole('term')
    .filter({ hasText: outcome })
    .locator('xpath=following-sibling::dd')
    // Once they are counted.
    .filter({ hasText: /\d/ })
    .innerText();

/** Whether an element has the keyboard's focus; evaluated in the page. */
export const hasFocus = (element: Element): boolean => element === document.activeElement;
