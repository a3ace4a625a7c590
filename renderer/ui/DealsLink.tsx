import type { ReactNode } from 'react';
import { useDefinitions } from '../stores/definitions.ts';
import { type Pointed, useScreen } from '../stores/screen.ts';
import classes from './DealsLink.module.css';

interface Props extends Pick<Pointed, 'words' | 'query' | 'order'> {
  children: ReactNode;
  /** The definition by which they are counted; the one that is being edited, where none is named. */
  draft?: string | undefined;
  /** No deals: nothing to open. */
  none?: boolean;
  /** Underlined only where one points at it. */
  quiet?: boolean;
}

/** A number that opens the deals behind it. Tables have hundreds of them: a button of the page's own is drawn soonest. */
export function DealsLink({ words, query, order, draft, children, none = false, quiet = false }: Props) {
  const selected = useDefinitions((state) => state.selected);
  const select = useDefinitions((state) => state.select);
  const showDeals = useScreen((state) => state.showDeals);
  const of = draft ?? selected;
  if (none || of === null) return <span className={classes.none}>{children}</span>;
  const open = () => {
    if (of !== selected) select(of);
    showDeals({ words, query, draft: of, ...(order && { order }) });
  };
  return (
    <button
      type="button"
      className={`mantine-focus-auto ${classes.link}`}
      data-quiet={quiet || undefined}
      title={`List: ${words}`}
      onClick={open}
    >
      {children}
    </button>
  );
}
