import type { DarkFunnel as Dark } from '#shared/engine/simulate/economics.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { amount, count, percent, plural } from '../../ui/numbers.ts';
import classes from './simulate.module.css';

/** Won deals that did nothing on record before sales did. */
export function DarkFunnel({ dark: { won, unexplained, silent, amount: worth } }: { dark: Dark }) {
  if (won === 0) return null;
  const of = unexplained.length;
  return (
    <section className={classes.sheet} aria-label="Dark funnel">
      <div className={classes.head}>
        <h2>
          {of === 0 ? (
            'Every won deal showed interest before sales came in'
          ) : (
            <>
              Nothing on record explains{' '}
              <DealsLink words="won, unexplained by any touchpoint" query={{ among: unexplained }}>
                {plural(of, 'won deal')}
              </DealsLink>
            </>
          )}
        </h2>
      </div>
      {of > 0 && (
        <p className={classes.quietLine}>
          <DealsLink words="won, unexplained by any touchpoint" query={{ among: unexplained }}>
            {count(of)} of {count(won)}
          </DealsLink>{' '}
          ({percent(of / won)}
          {worth !== null && worth > 0 && (
            <>
              , worth{' '}
              <DealsLink
                words="won, unexplained by any touchpoint"
                query={{ among: unexplained }}
                order="amount"
              >
                {amount(worth)}
              </DealsLink>
            </>
          )}
          ) did nothing that was recorded before sales did;{' '}
          <DealsLink words="won, without any touchpoint" query={{ among: silent }} none={silent.length === 0}>
            {count(silent.length)}
          </DealsLink>{' '}
          have no touchpoint at all. Someone told them: colleagues, podcasts, a former job. A threshold on
          touchpoints alone would have missed them; ask each of them how they came.
        </p>
      )}
    </section>
  );
}
