import { ActionIcon, NavLink, TextInput } from '@mantine/core';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { PAGES, type Page, type Place, pageOf } from './documents.ts';
import { Found } from './Found.tsx';
import { find } from './find.ts';
import classes from './help.module.css';
import { Markdown } from './Markdown.tsx';

/** The documents that come with the app: a list of them, a search over them, and the one that is read. */
export function HelpPages({ first }: { first: Place }) {
  const [trail, setTrail] = useState<readonly Place[]>([first]);
  const [sought, setSought] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const place = trail.at(-1) ?? first;
  const page = pageOf(place.page);
  const hits = useMemo(() => find(sought), [sought]);
  const go = (next: Place) => {
    setSought('');
    setTrail((before) => [...before, next]);
  };
  return (
    <div className={classes.help}>
      <div className={classes.side}>
        <TextInput
          ref={search}
          aria-label="Search in Help"
          placeholder="Search"
          leftSection={<IconSearch size="1.125rem" />}
          value={sought}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
        />
        <nav aria-label="Pages of Help">
          {PAGES.map((one) => (
            <Entry key={one.id} page={one} isOpen={one === page && sought === ''} go={go} />
          ))}
        </nav>
      </div>
      {sought.trim() !== '' ? (
        <Found sought={sought} hits={hits} go={go} />
      ) : (
        <Reading key={trail.length} page={page} place={place} go={go}>
          {trail.length > 1 && (
            <ActionIcon
              variant="default"
              size="lg"
              aria-label="Back to where you were"
              className={classes.back}
              onClick={() => setTrail(trail.slice(0, -1))}
            >
              <IconArrowLeft size="1.25rem" />
            </ActionIcon>
          )}
        </Reading>
      )}
    </div>
  );
}

function Entry({ page, isOpen, go }: { page: Page; isOpen: boolean; go: (place: Place) => void }) {
  const follow = (section: string | null) => (event: React.MouseEvent) => {
    event.preventDefault();
    go({ page: page.id, section });
  };
  return (
    <>
      <NavLink
        href={`#${page.id}`}
        label={page.title}
        active={isOpen}
        aria-current={isOpen ? 'page' : undefined}
        onClick={follow(null)}
      />
      {isOpen &&
        page.sections
          .filter(({ depth }) => depth === 2)
          .map(({ id, title }) => (
            <NavLink key={id} href={`#${page.id}`} label={title} pl="xl" py={2} onClick={follow(id)} />
          ))}
    </>
  );
}

interface ReadingProps {
  page: Page;
  place: Place;
  go: (place: Place) => void;
  children: React.ReactNode;
}

function Reading({ page, place, go, children }: ReadingProps) {
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    // The link that led here may be gone; whoever types goes on typing.
    if (document.activeElement?.tagName !== 'INPUT') body.current?.focus();
    if (place.section) body.current?.querySelector(`#${CSS.escape(place.section)}`)?.scrollIntoView();
  }, [place]);
  return (
    <section
      ref={body}
      className={classes.page}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read by scrolling, by keyboard too
      tabIndex={0}
      aria-label={page.title}
    >
      {children}
      <Markdown tokens={page.tokens} page={page.id} go={go} />
    </section>
  );
}
