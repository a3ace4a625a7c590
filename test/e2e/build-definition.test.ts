import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Bridge } from '#shared/contract/bridge.ts';
import { namesFor, reasonName, stageName } from '#shared/domain/definition/names.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { print } from '#shared/domain/definition/typed/print.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { sampleWorkshop } from '../../electron/host/sample-workshop/sample-workshop.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { type Hand, keyboard, mouse } from './support/hands.ts';
import { eventually } from './support/room.ts';

const { sample, definitions } = sampleWorkshop();
const sales = definitions.find(({ side }) => side === 'sales')!;
const names = namesFor(sales, sample.fields);
const fieldLabel = (key: string) => sample.fields.find((field) => field.key === key)!.label;
const category = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The definition of this name, as the workshop's file has it. */
async function definitionNamed(page: Page, name: string): Promise<Definition | undefined> {
  const answer = await page.evaluate(() =>
    (window as unknown as { api: Bridge }).api.methods['definitions.list']({}, 'what is kept'),
  );
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.map(({ definition }) => definition).find((definition) => definition.name === name);
}

/** Where each deal gets by a definition, and with how many points. */
function classified(definition: Definition) {
  const { reached, current, couldReach, score, peakScore } = createEngine(sample).simulate(definition);
  return { reached, current, couldReach, score, peakScore };
}

async function rebuildSales(page: Page, hand: Hand): Promise<void> {
  await hand.menu(/^Definitions menu$/, 'Agreed');
  await page.getByRole('dialog').getByLabel('Name').waitFor();
  await page.keyboard.insertText('Rebuilt');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Rebuilt', selected: true }).waitFor();

  await hand.go('Score');
  await hand.write(/^Floor of Total$/, '0');
  await hand.write(/^Cap of Total$/, '100');
  await page.keyboard.press('Tab');
  for (const rule of sales.scoring.rules) {
    await hand.press(new RegExp(`^Add a rule to ${category(rule.category)}$`));
    await page.getByRole('complementary').getByRole('heading', { name: 'Rule', exact: true }).waitFor();
    await hand.write(/^Name$/, rule.name);
    await hand.write(/^Points of this rule$/, String(rule.points));
    await hand.press(/^Type it$/);
    await hand.write(/, typed$/, print(rule.when, names));
    await page.keyboard.press('Escape');
  }

  await hand.go('Flow');
  await hand.menu(/^Lists$/, 'Checklist');
  const panel = page.getByRole('complementary');
  while ((await panel.getByLabel('Name of the item').count()) > 0) await hand.press(/^Remove “/);
  for (const item of sales.checklist) {
    await hand.press(/^Item$/);
    await hand.write(/^Name of the item$/, item.name);
    if (!item.standIn) continue;
    await hand.choose(
      new RegExp(`^What stands in for “${item.name.replace(/[()]/g, '.')}”$`),
      fieldLabel(item.standIn.field),
    );
    if (item.standIn.op === 'isAnyOf') await hand.addValues(/^Values$/, item.standIn.values.map(String));
  }
  await hand.press(/^Close$/);

  for (const transition of sales.transitions) {
    const to = transition.kind === 'disqualify' ? null : stageName(names, transition.to);
    await hand.connect(stageName(names, transition.from), to);
    await panel
      .getByRole('heading', { name: new RegExp(` from ${stageName(names, transition.from)}$`) })
      .waitFor();
    if ('reason' in transition && transition.reason)
      await hand.choose(/^Reason$/, reasonName(names, transition.reason));
    await hand.press(/^Type it$/);
    await hand.write(/, typed$/, print(transition.when, names));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await eventually(() => panel.count()).toBe(0);
  }
}

describeDesktop(
  'from an empty definition, sales’ own can be rebuilt so that every deal is classified alike',
  () => {
    test.each([
      ['by keyboard alone', keyboard],
      ['by mouse', mouse],
    ])('%s', async (_, handOf) => {
      const { page, complaints } = await startDesktop();
      await rebuildSales(page, handOf(page));
      await eventually(async () => (await definitionNamed(page, 'Rebuilt'))?.transitions.length).toBe(
        sales.transitions.length,
      );
      const rebuilt = (await definitionNamed(page, 'Rebuilt'))!;
      expect(rebuilt.scoring.rules.map(({ when, points }) => ({ when, points }))).toEqual(
        sales.scoring.rules.map(({ when, points }) => ({ when, points })),
      );
      expect(classified(rebuilt)).toEqual(classified(sales));
      expect(complaints).toEqual([]);
    });
  },
);
