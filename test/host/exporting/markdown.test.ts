import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../electron/host/exporting/markdown/render.ts';
import type { DefinitionPage } from '../../../electron/host/exporting/page-model.ts';
import { longest, pageFor, sides } from './fixtures.ts';
import { ROOM, saidBy } from './said.ts';

/** As a reader sees it: markup gone, escaped signs as themselves. */
const shown = (markdown: string): string =>
  markdown
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/<br>/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim();

test.each([
  ['the sample’s definition', sides.marketing],
  ['the longest one', longest()],
])('says everything that the page says: %s', (_, definition) => {
  const page: DefinitionPage = { ...pageFor(definition), ...ROOM };
  const text = spaced(shown(renderMarkdown(page)));
  for (const sentence of saidBy(page)) expect(text).toContain(spaced(sentence));
});

test('every row of a table has as many cells as its head', () => {
  const hostile = structuredClone(sides.marketing);
  for (const stage of hostile.stages) stage.meaning = 'a | b\n| c |';
  const tables = renderMarkdown(pageFor(hostile))
    .split('\n\n')
    .filter((block) => block.startsWith('|'));
  expect(tables.length).toBeGreaterThan(1);
  for (const table of tables) {
    const cells = table.split('\n').map((row) => row.split(/(?<!\\)\|/).length);
    expect(new Set(cells).size).toBe(1);
  }
});

test('names from outside stay text', () => {
  const hostile = structuredClone(sides.sales);
  hostile.name = '<img src=x onerror=alert(1)> [click](javascript:alert(1)) *x* `y` # z https://example.com';
  for (const reason of hostile.reasons) reason.name = '- not a list';
  const markdown = renderMarkdown(pageFor(hostile));
  expect(markdown.replace(/<br>/g, '')).not.toMatch(/(?<!\\)[<>]/);
  expect(markdown).not.toMatch(/(?<!\\)\[click/);
  expect(markdown).not.toContain('https://');
  expect(shown(markdown)).toContain('[click](javascript:alert(1)) *x* `y` # z https://example.com');
});
