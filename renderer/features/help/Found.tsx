import { Anchor, Highlight, Text } from '@mantine/core';
import { plural } from '../../ui/numbers.ts';
import type { Place } from './documents.ts';
import { type Hit, wordsIn } from './find.ts';
import classes from './help.module.css';

interface Props {
  sought: string;
  hits: readonly Hit[];
  go: (place: Place) => void;
}

/** The sections that hold what is sought. */
export function Found({ sought, hits, go }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read by scrolling, by keyboard too
    <section className={classes.page} tabIndex={0} aria-label="Found in Help">
      <Text role="status" c="var(--ink-2)">
        {hits.length === 0
          ? `Nothing in Help says “${sought.trim()}”. Try fewer words, or a part of one.`
          : `${plural(hits.length, 'section')} with “${sought.trim()}”`}
      </Text>
      <ul className={classes.hits}>
        {hits.map(({ page, section, text }) => (
          <li key={`${page.id} ${section.id}`}>
            <Anchor
              href={`#${page.id}`}
              underline="always"
              onClick={(event) => {
                event.preventDefault();
                go({ page: page.id, section: section.id });
              }}
            >
              {section.title}
            </Anchor>
            {section.title !== page.title && (
              <Text span c="var(--ink-2)">
                {' '}
                in {page.title}
              </Text>
            )}
            <Highlight highlight={wordsIn(sought)} className={classes.excerpt} wholeWord={false}>
              {text}
            </Highlight>
          </li>
        ))}
      </ul>
    </section>
  );
}
