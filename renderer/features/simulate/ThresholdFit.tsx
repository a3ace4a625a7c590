import type { Draft } from '#shared/contract/methods.ts';
import type { ScannedThreshold, ThresholdScan } from '#shared/engine/simulate/threshold-scan.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { count, decimal, plural } from '../../ui/numbers.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { plainly, type SentenceParts } from '../../ui/sentence-parts.ts';
import { Unfolding } from '../../ui/Unfolding.tsx';
import { useTabAnswer } from './questions.ts';
import { ShareBar } from './ShareBar.tsx';
import { SharesPicture } from './SharesPicture.tsx';
import classes from './simulate.module.css';

interface Props {
  draft: Draft;
  stage: number;
}

/** Which threshold would fit the people there are, and what each costs in won deals. */
export function ThresholdFit({ draft, stage }: Props) {
  const { answer: scan, isOld } = useTabAnswer('thresholdScan', { draft: draft.id, stage });
  const name = draft.definition.stages[stage]!.name;
  if (!scan) {
    return isOld ? (
      <p className={classes.quietLine} role="status">
        Trying other thresholds…
      </p>
    ) : null;
  }
  const fitting = fitWords(scan, name);
  return (
    <Unfolding className={classes.more} summary={`${plainly(fitting)}: look at all that were tried`}>
      <Scanned scan={scan} fitting={fitting} stage={name} />
    </Unfolding>
  );
}

interface ScannedProps {
  scan: ThresholdScan;
  /** What it comes to. */
  fitting: SentenceParts;
  /** Name of the stage. */
  stage: string;
}

function Scanned({ scan, fitting, stage: name }: ScannedProps) {
  return (
    <>
      {scan.wonLost.length > 0 && (
        <p>
          <Sentence of={fitting} />.
        </p>
      )}
      <div className={classes.legendBar}>
        <SharesPicture
          title={plainly(fitting)}
          columns={['Won captured', 'Junk let through']}
          rows={scan.scanned.map(({ threshold, leadsPerWeek, wonCaptured, junkLetThrough }) => ({
            label: `${decimal(threshold)} points: ${decimal(leadsPerWeek)} leads a week`,
            shares: [wonCaptured, junkLetThrough],
          }))}
        />
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              Score from {scan.from} to {name}
            </th>
            <th scope="col" data-number>
              Leads
            </th>
            <th scope="col" data-number>
              A week
            </th>
            <th scope="col" data-number>
              Late
            </th>
            <th scope="col">Won captured</th>
            <th scope="col">Junk let through</th>
          </tr>
        </thead>
        <tbody>
          {scan.scanned.map((row) => (
            <tr key={row.threshold} data-chosen={row.threshold === scan.now || undefined}>
              <th scope="row">
                {decimal(row.threshold)}
                {row.threshold === scan.now && <span className={classes.tag}>as it is</span>}
                {row.threshold === scan.fits && <span className={classes.tag}>✓ first that fits</span>}
              </th>
              <Tried row={row} stage={name} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Tried({ row, stage }: { row: ScannedThreshold; stage: string }) {
  const { leads, late, wonCaptured, junkLetThrough } = row;
  const would = `would get to ${stage} from a score of ${decimal(row.threshold)}`;
  return (
    <>
      <td data-number>
        <DealsLink words={would} query={{ among: leads }} none={leads.length === 0}>
          {count(leads.length)}
        </DealsLink>
      </td>
      <td data-number>{decimal(row.leadsPerWeek)}</td>
      <td data-number>
        {late === null ? (
          '–'
        ) : (
          <DealsLink words={`late, ${would}`} query={{ among: late }} none={late.length === 0}>
            {count(late.length)}
          </DealsLink>
        )}
      </td>
      <td>
        <DealsLink
          words={`won, ${would}`}
          query={{ among: leads, outcomes: ['won'] }}
          none={!wonCaptured?.hits}
        >
          <ShareBar share={wonCaptured} />
        </DealsLink>
      </td>
      <td>
        <DealsLink
          words={`lost or rejected, ${would}`}
          query={{ among: leads, outcomes: ['lost', 'rejected'] }}
          none={!junkLetThrough?.hits}
        >
          <ShareBar share={junkLetThrough} />
        </DealsLink>
      </td>
    </>
  );
}

function fitWords({ fits, now, wonLost }: ThresholdScan, stage: string): SentenceParts {
  if (fits === null) return [`No threshold for ${stage} would fit these people`];
  if (fits === now) return [`The threshold of ${decimal(now)} is the lowest that fits`];
  const instead = `A threshold of ${decimal(fits)} instead of ${decimal(now)} would`;
  if (fits < now) return [`${instead} still fit`];
  if (wonLost.length === 0) return [`${instead} fit, and cost no won deal`];
  return [
    `${instead} fit, and cost `,
    {
      number: plural(wonLost.length, 'won deal'),
      words: `won, would no longer get to ${stage} from a score of ${decimal(fits)}`,
      query: { among: wonLost },
    },
  ];
}
