import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MantineProvider } from '@mantine/core';
import { lexer } from 'marked';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { STEPS } from '#shared/domain/agenda/steps.ts';
import { markedTokens, PAGES, pictureAt, placeOf } from '../../renderer/features/help/documents.ts';
import { find } from '../../renderer/features/help/find.ts';
import { Markdown } from '../../renderer/features/help/Markdown.tsx';

const root = join(import.meta.dirname, '../..');

const drawn = (markdown: string, page = 'workshop') =>
  renderToStaticMarkup(
    <MantineProvider>
      <Markdown tokens={markedTokens(lexer(markdown))} page={page} go={() => {}} />
    </MantineProvider>,
  );

const found = (sought: string) => find(sought).map(({ page, section }) => `${page.id}#${section.id}`);

describe('the pages of Help', () => {
  test.each(PAGES.map(({ id }) => id))('%s: each of its links leads to a section that is there', (id) => {
    const markdown = readFileSync(join(root, `docs/${id}.md`), 'utf8');
    for (const [, isPicture, target] of markdown.matchAll(/(!?)\[[^\]]*\]\(([^)]+)\)/g)) {
      if (isPicture) {
        expect(pictureAt(target!), target).toBeDefined();
        continue;
      }
      const place = placeOf(target!, id);
      expect(place, target).not.toBeNull();
      const page = PAGES.find((one) => one.id === place!.page);
      if (place!.section) expect(page!.sections.map((one) => one.id)).toContain(place!.section);
    }
  });

  test.each(PAGES)('$id: its sections have names of their own', ({ sections }) => {
    const ids = sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('are the documents that are shipped as files', () => {
    const packing = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    const isLeftOut = (name: string) => packing.includes(`"!${name}"`);
    const shipped = readdirSync(join(root, 'docs')).filter(
      (name) => name.endsWith('.md') && !isLeftOut(name),
    );
    expect(PAGES.map(({ id }) => `${id}.md`).sort()).toEqual(shipped.sort());
  });

  test('the first one says something of each step', () => {
    expect(PAGES[0]!.sections.map(({ id }) => id)).toEqual(expect.arrayContaining([...STEPS]));
  });
});

describe('the search', () => {
  test('finds a number by its name, a key by what it does, and a rule by its words in any order', () => {
    expect(found('junk let in')).toContain('numbers#the-strip-at-the-top');
    expect(found('Takes the last EDIT back')).toContain('keys#everywhere');
    expect(found('keyring remember')).toContain('security#passphrases');
  });

  test('puts a section that is called so first, and takes beginnings of words', () => {
    expect(found('backup')[0]).toBe('security#backups');
    expect(found('calibr')[0]).toBe('workshop#calibrate');
  });

  test('shows the text that holds the words', () => {
    expect(find('libsecret')[0]!.text).toContain('libsecret');
  });

  test('finds nothing for nothing, and nothing for what no page says', () => {
    expect(find('  ')).toEqual([]);
    expect(find('backup zebra')).toEqual([]);
  });
});

describe('a page as it is drawn', () => {
  test('holds markup as text, and leads nowhere by a script or to another origin’s picture', () => {
    const html = drawn(
      [
        '<img src=x onerror="alert(1)">',
        'in <b onclick="x">line</b>',
        '[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](http://plain.example)',
        '![picture](https://evil.example/p.png)',
      ].join('\n\n'),
    );
    expect(html).not.toMatch(/<img|<b\b|<a\b/);
    expect(html).toContain('&lt;img src=x onerror=');
    expect(html).toContain('&lt;b onclick=');
  });

  test('opens an address outside in a window of its own, for which the shell asks first', () => {
    expect(drawn('[out](https://sqlite.org)')).toMatch(/<a[^>]+target="_blank"/);
  });
});
