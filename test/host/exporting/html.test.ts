import { expect, test } from 'vitest';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { escapeText } from '../../../electron/host/exporting/html/markup.ts';
import { renderHtml } from '../../../electron/host/exporting/html/render.ts';
import { longest, pageFor, sides } from './fixtures.ts';

const textOf = (html: string): string => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ');

test('says everything that the page says', () => {
  const page = pageFor(sides.marketing);
  const text = textOf(renderHtml(page, 'A4'));
  const said = [
    page.title,
    page.company,
    page.verdict.finding,
    ...page.verdict.caveats,
    ...page.stages.flatMap((s) => [s.name, s.meaning, s.deadline ?? 'no deadline', ...s.entry, ...s.exits]),
    ...page.thresholds.map((row) => row.words),
    ...page.scoring.sections.flatMap((s) => s.rules.flatMap((rule) => [rule.name, rule.words, rule.points])),
    ...page.disqualifiers.flatMap((row) => [row.reason, row.words]),
    ...page.reasons,
    ...page.footer,
    'Agreed by Marketing',
    'Agreed by RevOps',
  ];
  for (const sentence of said) expect(text).toContain(escapeText(sentence));
});

test('says what the room set aside, and why', () => {
  const dismissals = [
    { finding: 'f', words: 'No rule takes points away.', reason: 'Lists are clean & checked.', at: 't' },
  ];
  const html = renderHtml(pageFor(sides.sales, { dismissals }), 'A4');
  expect(textOf(html)).toMatch(
    /Set aside by the room\s+No rule takes points away\.\s+Lists are clean &amp; checked\./,
  );
  expect(renderHtml(pageFor(sides.sales), 'A4')).not.toContain('Set aside');
});

test('holds no scripts and asks for nothing from elsewhere', () => {
  const html = renderHtml(pageFor(longest()), 'Letter');
  expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|javascript:|\son\w+=/i);
  expect(html.replace(/http-equiv/g, '')).not.toMatch(/https?:|\/\/\w/i);
  expect(html).toContain("default-src 'none'");
});

test('names from outside stay text', () => {
  const attack = `"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;\u0000`;
  const hostile: Definition = structuredClone(sides.sales);
  hostile.name = attack;
  for (const stage of hostile.stages) {
    stage.name = attack;
    stage.meaning = attack;
    stage.requiredFields = [attack];
  }
  for (const rule of hostile.scoring.rules) rule.name = attack;
  for (const reason of hostile.reasons) reason.name = attack;
  for (const item of hostile.checklist) item.name = attack;
  const html = renderHtml(pageFor(hostile, { workshopName: attack }), 'A4');
  expect(html).not.toMatch(/<script|<img/i);
  expect(html).not.toContain('\u0000');
  expect(html).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
  const elements = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map((match) => match[1]));
  expect(elements).toEqual(
    new Set([...renderHtml(pageFor(sides.sales), 'A4').matchAll(/<([a-z0-9]+)/gi)].map((match) => match[1])),
  );
});

test('can be read by a screen reader', () => {
  const html = renderHtml(pageFor(sides.marketing), 'A4');
  expect(html).toMatch(/<html lang="en">/);
  expect(html).toContain('<title>Marketing – Harbourline (sample)</title>');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  for (const head of html.match(/<thead>.*?<\/thead>/gs) ?? []) {
    expect(head.match(/<th /g)?.length).toBe(head.match(/<th scope="col"/g)?.length);
  }
  expect(html).toMatch(/<svg [^>]*role="img" aria-label="A deal goes through Lead, MQL/);
});

test.each([
  ['A4', 'size: A4 portrait'],
  ['Letter', 'size: letter portrait'],
] as const)('prints on %s', (paper, size) => {
  expect(renderHtml(pageFor(sides.today), paper)).toContain(size);
});
