import { Fragment } from 'react';
import { DealsLink } from './DealsLink.tsx';
import type { SentenceParts } from './sentence-parts.ts';

/** A sentence whose numbers open the deals behind them. */
export function Sentence({ of }: { of: SentenceParts }) {
  return of.map((part, place) =>
    typeof part === 'string' ? (
      <Fragment key={place}>{part}</Fragment>
    ) : (
      <DealsLink key={place} {...part}>
        {part.number}
      </DealsLink>
    ),
  );
}
