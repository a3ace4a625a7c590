/** The one page as Markdown (CommonMark with GitHub's tables), for wikis and tickets. */
import type { DefinitionPage } from '../page-model.ts';
import { type Block, type Line, runningText } from '../running-text.ts';
import { escapeMarkdown } from './escape.ts';

/** The logo's bytes stand at the end, where they are in nobody's way who reads the text as it is. */
export const renderMarkdown = (page: DefinitionPage): string =>
  `${[
    ...runningText(page).map(blockText),
    ...(page.logo ? [`[logo]: data:image/png;base64,${page.logo.png}`] : []),
  ].join('\n\n')}\n`;

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return lineText(block.line);
    case 'picture':
      return `![${escapeMarkdown(block.alt)}][logo]`;
    case 'list':
      return block.items.map((item) => `- ${lineText(item)}`).join('\n');
    case 'table': {
      const { columns, rows } = block;
      return [
        row(columns.map(({ heading }) => escapeMarkdown(heading))),
        row(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
        ...rows.map((cells) => row(cells.map((lines) => lines.map(lineText).join('<br>')))),
      ].join('\n');
    }
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const lineText = (line: Line): string =>
  line
    .map(({ text, strong }) => {
      if (!strong) return escapeMarkdown(text);
      // Emphasis must not begin or end at a space.
      const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
      return middle === '' ? escapeMarkdown(text) : `${before}**${escapeMarkdown(middle)}**${after}`;
    })
    .join('');
