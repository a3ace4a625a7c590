import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const DOCS = join(import.meta.dirname, '../../docs');
const pages = readdirSync(DOCS).filter((name) => name.endsWith('.md'));

/** What a page leads to or shows: `[words](target)`, `![words](target)`, `<img src="target">`. */
const targetsIn = (text: string) =>
  [...text.matchAll(/\]\(([^)\s]+)\)|(?:href|src)="([^"]+)"/g)].map(([, link, tag]) => link ?? tag ?? '');

test.each(pages)('%s, which comes with the app, leads to its own folder alone', (name) => {
  const page = join(DOCS, name);
  for (const target of targetsIn(readFileSync(page, 'utf8'))) {
    expect(target, 'no network').not.toMatch(/^(\w+:|\/\/)/);
    const file = join(dirname(page), target.split('#')[0] || name);
    expect(file.startsWith(DOCS), `${target} is shipped too`).toBe(true);
    expect(existsSync(file), `${target} is there`).toBe(true);
  }
});
