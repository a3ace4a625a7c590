import { Anchor, Table, Title, type TitleOrder } from '@mantine/core';
import type { MarkedToken, Tokens } from 'marked';
import { createElement, Fragment, type ReactNode } from 'react';
import { markedTokens, type Place, pictureAt, placeOf, sectionId } from './documents.ts';
import classes from './help.module.css';

interface Context {
  /** The page that is drawn. */
  page: string;
  go: (place: Place) => void;
}

/** A document as elements of the window's own. Markup in it stays text: no HTML is ever made of it. */
export function Markdown({ tokens, ...context }: Context & { tokens: readonly MarkedToken[] }) {
  return all(tokens, context);
}

/** Drawn once and in this order, so that none needs a key. */
const all = (tokens: readonly MarkedToken[], context: Context): ReactNode =>
  createElement(Fragment, null, ...tokens.map((token) => drawn(token, context)));

function drawn(token: MarkedToken, context: Context): ReactNode {
  const inner = () => all(markedTokens('tokens' in token ? token.tokens : []), context);
  switch (token.type) {
    case 'heading':
      return <Heading {...token}>{inner()}</Heading>;
    case 'paragraph':
      return <p>{inner()}</p>;
    case 'list':
      return token.ordered ? <ol>{all(token.items, context)}</ol> : <ul>{all(token.items, context)}</ul>;
    case 'list_item':
      return <li>{inner()}</li>;
    case 'table':
      return <Grid table={token} context={context} />;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are read by scrolling, by keyboard too
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'em':
      return <em>{inner()}</em>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'link':
      return (
        <Link href={token.href} context={context}>
          {inner()}
        </Link>
      );
    case 'image': {
      const source = pictureAt(token.href);
      return source ? <img src={source} alt={token.text} /> : token.text;
    }
    case 'space':
      return null;
    case 'text':
      return token.tokens ? inner() : token.text;
    default:
      return 'text' in token ? token.text : token.raw;
  }
}

function Heading({ depth, text, children }: Tokens.Heading & { children: ReactNode }) {
  return (
    // The dialog's own title is the first level.
    <Title
      order={Math.min(depth + 1, 6) as TitleOrder}
      size={`h${depth}`}
      id={sectionId(text)}
      className={classes.heading}
    >
      {children}
    </Title>
  );
}

function Grid({ table, context }: { table: Tokens.Table; context: Context }) {
  const cells = (row: readonly Tokens.TableCell[]) =>
    row.map(({ tokens }) => all(markedTokens(tokens), context));
  return (
    <Table className={classes.table} data={{ head: cells(table.header), body: table.rows.map(cells) }} />
  );
}

interface LinkProps {
  href: string;
  context: Context;
  children: ReactNode;
}

/** To another page of Help, or out of the app, for which the shell asks first. */
function Link({ href, context: { page, go }, children }: LinkProps) {
  const place = placeOf(href, page);
  if (place) {
    const follow = (event: React.MouseEvent) => {
      event.preventDefault();
      go(place);
    };
    return (
      <Anchor href={`#${place.page}`} onClick={follow} underline="always" inherit>
        {children}
      </Anchor>
    );
  }
  if (!href.startsWith('https://')) return children;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" underline="always" inherit>
      {children}
    </Anchor>
  );
}
