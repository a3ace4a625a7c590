import { bandMeaning } from '#shared/domain/definition/band-meaning.ts';
import { leadingTo } from '#shared/domain/definition/forward.ts';
import type { Definition, Stage } from '#shared/domain/definition/schema.ts';
import { isFunnel, sumOf } from '#shared/engine/by-outcome.ts';
import type { Conversion, Summary } from '#shared/engine/simulate/summary.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { amount, count, percent, percentRange, plural } from '../../ui/numbers.ts';
import { BarsPicture } from './BarsPicture.tsx';
import { BAND_WORDS } from './band-words.ts';
import { OutcomeBar, OutcomeLegend } from './OutcomeBar.tsx';
import { Qualified } from './Qualified.tsx';
import { ShareBar } from './ShareBar.tsx';
import classes from './simulate.module.css';

/** How many deals get to each stage, by how they ended, with the money and the conversion beside its band. */
export function FunnelTab({ definition, summary }: { definition: Definition; summary: Summary }) {
  const sums = summary.stages.map(({ byOutcome }) => sumOf(byOutcome));
  const largest = Math.max(...sums);
  const hasMoney = summary.deals.won > 0 && summary.stages.some(({ amount: money }) => money !== null);
  return (
    <section className={classes.sheet} aria-label="Funnel">
      <table className={classes.table}>
        <caption className={classes.hidden}>Deals that get to each stage, by how they ended</caption>
        <thead>
          <tr>
            <th scope="col">Gets to</th>
            <th scope="col" className={`${classes.wide} ${classes.wrapping}`}>
              <OutcomeLegend />
            </th>
            <th scope="col" data-number>
              Deals
            </th>
            <th scope="col" data-number>
              Won
            </th>
            {hasMoney && (
              <th scope="col" data-number>
                Won worth
              </th>
            )}
            <th scope="col">Goes on</th>
            <th scope="col">Usual</th>
          </tr>
        </thead>
        <tbody>
          {summary.stages.map(({ stage, byOutcome, amount: money, conversion }, i) => {
            const { name, band } = definition.stages[i]!;
            const isLast = i === summary.stages.length - 1;
            return (
              <tr key={stage}>
                <th scope="row">{name}</th>
                <td className={classes.wide}>
                  <OutcomeBar deals={byOutcome} largest={largest} />
                </td>
                <td data-number>
                  <DealsLink words={`get to ${name}`} query={{ atLeast: i }} none={sums[i] === 0}>
                    {count(sums[i]!)}
                  </DealsLink>
                </td>
                <td data-number>
                  <DealsLink
                    words={`won, get to ${name}`}
                    query={{ atLeast: i, outcomes: ['won'] }}
                    none={byOutcome.won === 0}
                  >
                    {count(byOutcome.won)}
                  </DealsLink>
                </td>
                {hasMoney && (
                  <td data-number>
                    <DealsLink
                      words={`won, get to ${name}`}
                      query={{ atLeast: i, outcomes: ['won'] }}
                      order="amount"
                      none={!money?.won}
                    >
                      {money ? amount(money.won) : '–'}
                    </DealsLink>
                  </td>
                )}
                <td>
                  {!isLast && (
                    <DealsLink
                      words={`get to ${name}, and on to ${definition.stages[i + 1]!.name}`}
                      query={{ atLeast: i + 1 }}
                      none={!conversion?.hits}
                    >
                      <ShareBar
                        share={conversion}
                        band={band}
                        none={
                          leadingTo(definition, i + 1).length === 0
                            ? 'nothing leads on'
                            : sums[i] === 0
                              ? '–'
                              : 'can’t tell'
                        }
                      />
                    </DealsLink>
                  )}
                </td>
                <td className={classes.nowrap}>
                  {isLast ? '' : <Band conversion={conversion} band={band} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {summary.qualified && (
        <Qualified definition={definition} qualified={summary.qualified} isHeld={isFunnel(summary.deals)} />
      )}
      <Caveats definition={definition} summary={summary} />
      <div className={classes.foot}>
        <Outside definition={definition} summary={summary} />
        <BarsPicture
          title={`How far ${definition.name} takes the deals`}
          rows={summary.stages.map(({ byOutcome, conversion }, i) => ({
            label: definition.stages[i]!.name,
            deals: byOutcome,
            words: `${plural(sums[i]!, 'deal')}, ${count(byOutcome.won)} won${conversion && i < sums.length - 1 ? `; ${percent(conversion.hits / conversion.of)} go on` : ''}`,
          }))}
        />
      </div>
    </section>
  );
}

/** What these deals can't show of a funnel. */
function Caveats({ definition, summary }: { definition: Definition; summary: Summary }) {
  const { stages } = definition;
  const last = summary.stages.findIndex(
    ({ byOutcome, conversion }, i) =>
      i < stages.length - 1 && !conversion && sumOf(byOutcome) > 0 && leadingTo(definition, i + 1).length > 0,
  );
  return (
    <>
      {last !== -1 && (
        <p className={classes.quietLine}>
          It ends at {stages[last]!.name} for want of data, not of deals: none of those there has what tells
          whether it would go on to {stages[last + 1]!.name}. Near misses names what is missing.
        </p>
      )}
      {!isFunnel(summary.deals) && (
        <p className={classes.quietLine}>
          Won deals alone go on more often than a whole funnel does, so nothing here is held against what is
          usual.
        </p>
      )}
    </>
  );
}

/** What being outside a band usually means. */
function Outside({ definition: { stages }, summary }: { definition: Definition; summary: Summary }) {
  const outside = summary.stages.flatMap(({ conversion }, i) => {
    const side = conversion?.band;
    const next = stages[i + 1];
    if (!next || !conversion || (side !== 'under' && side !== 'over')) return [];
    const { band, name } = stages[i]!;
    // Where the interval reaches into the band, the sample can't tell.
    const isSure = side === 'under' ? conversion.high < band!.low : conversion.low > band!.high;
    return [{ name, next: next.name, side, isSure }];
  });
  if (outside.length === 0) return null;
  return (
    <details className={classes.more} open={outside.length < 3}>
      <summary>
        {plural(outside.length, 'step is', 'steps are')} outside the usual band: what that usually means
      </summary>
      <ul className={classes.notes}>
        {outside.map(({ name, next, side, isSure }) => (
          <li key={name}>
            <b>
              {name} → {next}
            </b>{' '}
            is {side} its band{isSure ? '' : ', though these deals can’t tell for sure'}.{' '}
            {bandMeaning(name, next, side)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `▲ over 15 to 35 %`. */
function Band({ conversion, band }: { conversion: Conversion | null; band: Stage['band'] }) {
  if (!band) return null;
  const usual = percentRange(band.low, band.high);
  if (!conversion?.band) return <span className={classes.quiet}>{usual}</span>;
  return (
    <span className={classes.tag} data-outside={conversion.band !== 'in' || undefined}>
      {BAND_WORDS[conversion.band]} {usual}
    </span>
  );
}
