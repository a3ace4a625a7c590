import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Sample } from '#shared/domain/sample/sample.ts';
import { createEngine } from '#shared/engine/engine.ts';
import { WorkshopFile } from '../../electron/host/workshop/workshop-file.ts';
import { longest } from '../host/exporting/fixtures.ts';
import { readPdf } from '../host/exporting/pdf-text.ts';
import { temporaryFolder } from '../support/folder.ts';
import { describeDesktop, startDesktop } from './support/desktop.ts';
import { Pack, type Place } from './support/pack-run.ts';
import { chooseDefinition, eventually, goTo, notice, workshopMenu } from './support/room.ts';
import {
  answersOnPaper,
  answersOnTheLaptop,
  panel,
  type Rule,
  savesThePage,
  settlesADispute,
  signs,
  writesADefinition,
} from './support/story.ts';
import { DEALS, writeYearOfDeals } from './support/year-of-deals.ts';

const MARKETING: Rule[] = [
  { category: 'Fit', name: 'Moves goods', points: 30, typed: 'Industry is any of Logistics, Retail' },
  { category: 'Intent', name: 'Asked for a demo', points: 20, typed: 'Channel is any of "Demo request"' },
  { category: 'Negative', name: 'Student', points: -40, typed: 'Title contains any of Student' },
];
const SALES: Rule[] = [
  { category: 'Fit', name: 'Decides', points: 30, typed: 'Title contains any of VP, Director' },
  { category: 'Fit', name: 'Large enough', points: 30, typed: 'Employees at least 50' },
];
const stepsFrom = (score: number) => [
  { from: 'Lead', to: 'MQL', typed: `score at least ${score}` },
  { from: 'MQL', to: 'SAL', typed: 'Employees at least 20' },
];

describeDesktop('a whole workshop', () => {
  test('from the export to the pack that the admin runs', { timeout: 400_000 }, async () => {
    const folder = temporaryFolder();
    const at = (name: string) => join(folder, name);
    const desktop = await startDesktop();
    const { page, answerDialog, complaints } = desktop;

    // The facilitator begins a workshop for Northwind, and brings in its deals.
    await answerDialog(at('northwind.yardstick'));
    await workshopMenu(page, 'New workshop…');
    await page.getByRole('button', { name: 'northwind', exact: true }).waitFor();
    await answerDialog(writeYearOfDeals(folder));
    await page.getByRole('button', { name: 'Choose files…' }).click();
    await page.getByRole('button', { name: `Import ${DEALS} rows` }).click();
    await page.getByText(`${DEALS} rows = ${DEALS} deals`).waitFor();

    // The agenda says what there is and what is missing, and who is in the room; the clock runs.
    await page.getByRole('button', { name: 'Agenda', exact: true }).click();
    for (const name of ['Grace', 'Jonas']) {
      await page.getByLabel('Name of somebody in the room').fill(name);
      await page.keyboard.press('Enter');
      await panel(page).getByRole('listitem').filter({ hasText: name }).waitFor();
    }
    const onAgenda = (step: string) => panel(page).getByRole('listitem', { name: step });
    await onAgenda('Evidence').getByRole('img', { name: 'There:' }).waitFor();
    await onAgenda('Score').getByText('No rules yet').waitFor();
    await onAgenda('Score').getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: /^Agenda: Score (20:00|19:\d\d) left$/ }).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();

    // Each side writes down what it goes by.
    await writesADefinition(page, 'Marketing', MARKETING, stepsFrom(30));
    await writesADefinition(page, 'Sales', SALES, stepsFrom(60));

    // Five people classify ten deals, blind: two on the laptop, three on paper.
    await goTo(page, 'Calibrate');
    await page.getByLabel('How many deals').fill('10');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    await answersOnTheLaptop(page, { name: 'Grace', side: 'Marketing' }, '2233423334');
    await answersOnTheLaptop(page, { name: 'Jonas', side: 'Sales' }, '1222422132');
    await page.getByLabel('Who gets a sheet').fill('Ada, Ben, Cleo');
    await answerDialog(at('sheets.pdf'));
    await page.getByRole('button', { name: 'Save 3 sheets…' }).click();
    await notice(page, 'sheets.pdf is saved').waitFor();
    const sheets = await readPdf(new Uint8Array(readFileSync(at('sheets.pdf'))));
    expect(sheets.pages).toHaveLength(3);
    expect(sheets.pages.join(' ')).not.toMatch(/Closed (Won|Lost)|Rejected/);
    await answersOnPaper(page, { name: 'Ada', side: 'Marketing' }, 'B B C C D B C C C D');
    await answersOnPaper(page, { name: 'Ben', side: 'Sales' }, 'abbbdbbacb');
    await answersOnPaper(page, { name: 'Cleo', side: 'Sales' }, '1B 2B 3C 4B 5D 6A 7B 8B 9C 10-');
    expect(await page.getByRole('main').innerText()).not.toContain('Equal answers');
    await page.getByRole('button', { name: 'Reveal the answers' }).click();
    await page
      .getByRole('heading', { name: /^Two people give the same answer \d+\s% of the time$/ })
      .waitFor();
    for (const coefficient of ['Krippendorff’s alpha', 'Fleiss’ kappa', 'Gwet’s AC1'])
      await page.getByRole('term').filter({ hasText: coefficient }).waitFor();

    // The deal they see most differently opens over what the definitions say of it; three disputes are settled.
    await page.getByRole('region', { name: 'Most disputed deals' }).getByRole('button').first().click();
    await page.getByRole('main', { name: 'Compare' }).waitFor();
    await page.getByRole('button', { name: /alone\. List all/ }).click();
    for (let settled = 0; settled < 3; settled++) await settlesADispute(page);

    // What is left becomes one definition, clause by clause.
    await page.getByRole('tab', { name: 'Merge' }).click();
    await page.getByRole('button', { name: 'Begin the agreed definition' }).click();
    await page.getByLabel('Who decides').fill('Grace and Jonas');
    const clause = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Decides' }) });
    await clause.getByRole('button', { name: /^Sales/ }).click();
    await clause.getByText('decided', { exact: true }).waitFor();
    await clause.getByLabel('Why, for Decides').fill('Nobody else can sign.');
    await clause.getByLabel('Why, for Decides').blur();

    // Both sides sign one version; the agenda says so.
    await chooseDefinition(page, 'Agreed');
    await goTo(page, 'Agree');
    await panel(page).getByLabel('Saved by').fill('Grace');
    await panel(page).getByRole('button', { name: 'Save this version' }).click();
    await signs(page, { name: 'Grace Okafor', role: 'VP Marketing', side: 'Marketing' });
    await signs(page, { name: 'Jonas Weber', role: 'VP Sales', side: 'Sales' });
    await panel(page).getByLabel('Company').fill('Northwind Traders');
    await panel(page).getByLabel('Company').blur();

    // The page is saved in all four forms, and each says what was agreed.
    const said = [
      'Northwind Traders',
      'Moves goods',
      'Decides',
      'Nobody else can sign.',
      'Grace Okafor',
      'Jonas Weber',
      'Record of the workshop',
    ];
    const saves = (path: string, form: Parameters<typeof savesThePage>[3]) =>
      savesThePage(page, answerDialog, path, form);
    await saves(at('page.pdf'), 'PDF');
    await saves(at('page.docx'), 'Word…');
    await saves(at('page.html'), 'HTML…');
    await saves(at('page.md'), 'Markdown…');
    const pdf = await readPdf(new Uint8Array(readFileSync(at('page.pdf'))));
    expect(pdf.title).toBe('Agreed – Northwind Traders');
    expect([pdf.isTagged, pdf.language]).toEqual([true, 'en']);
    expect(pdf.pages[0]).toContain('Agreed by Sales');
    const word = strFromU8(unzipSync(readFileSync(at('page.docx')))['word/document.xml']!);
    const html = readFileSync(at('page.html'), 'utf8');
    expect(html).not.toContain('<script');
    const forms = {
      pdf: pdf.pages.join(' '),
      word: word.replace(/<[^>]+>/g, ''),
      html: html.replace(/<[^>]+>/g, ' '),
      markdown: readFileSync(at('page.md'), 'utf8').replaceAll('\\', ''),
    };
    for (const [form, text] of Object.entries(forms))
      for (const words of said) expect(text, form).toContain(words);

    // The pack is saved, and the app closed.
    await saves(at('pack.zip'), 'Pack for the CRM admin…');
    await desktop.quit();

    // The three databases put every deal where the app has it, and GoRules gives each test lead its score.
    const pack = new Pack(readFileSync(at('pack.zip')));
    const workshop = await WorkshopFile.open(at('northwind.yardstick'));
    const sample = workshop.sampleInUse()!;
    const draft = workshop.drafts.list().find(({ definition }) => definition.side === 'agreed')!;
    expect(pack.definition).toEqual(draft.definition);
    const places = placesByTheApp(sample, draft.definition);
    expect(new Set(places.map(([, reached]) => reached)).size).toBeGreaterThan(1);
    for (const [engine, placed] of Object.entries(await pack.places(sample)))
      expect(placed, engine).toEqual(places);
    expect(await pack.wrongInGoRules()).toEqual([]);

    // A quarter on, somebody brings the longest definition that one can think of: it keeps to its page.
    workshop.drafts.create({ ...longest(), name: 'Longest' });
    workshop.close();
    const later = await startDesktop(desktop.dataFolder);
    await chooseDefinition(later.page, 'Longest');
    await goTo(later.page, 'Agree');
    for (const paper of ['A4', 'Letter'] as const) {
      await later.page.getByRole('radiogroup', { name: 'Paper' }).getByText(paper).click();
      await savesThePage(later.page, later.answerDialog, at(`${paper}.pdf`), 'PDF');
      const { pages, size } = await readPdf(new Uint8Array(readFileSync(at(`${paper}.pdf`))));
      expect(Math.round(size[2]!)).toBe({ A4: 595, Letter: 612 }[paper]);
      for (const signer of ['Marketing', 'Sales', 'RevOps'])
        expect(pages[0]).toContain(`Agreed by ${signer}`);
      for (const { name } of longest().stages) expect(pages[0]).toContain(name);
      expect(pages.slice(1).join(' ')).not.toContain('Agreed by');
    }
    await eventually(() => [...complaints, ...later.complaints]).toEqual([]);
  });
});

function placesByTheApp(
  sample: Sample,
  definition: Parameters<ReturnType<typeof createEngine>['simulate']>[0],
) {
  const { score, reached, current } = createEngine(sample).simulate(definition);
  const name = (stage: number) => definition.stages[stage]!.id;
  return Array.from(
    { length: sample.deals },
    (_, deal): Place => [
      score[deal]!,
      name(reached[deal]!),
      current[deal] === -1 ? null : name(current[deal]!),
    ],
  );
}
