import { Skeleton } from '@mantine/core';
import type { Draft } from '#shared/contract/methods.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';
import type { Share } from '#shared/domain/statistics/share.ts';
import type { LeakMeter, LeakyField } from '#shared/engine/simulate/leak.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { KnownChoice } from '../../ui/KnownChoice.tsx';
import { count, plural, signed, unitOf } from '../../ui/numbers.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { plainly, type SentenceParts } from '../../ui/sentence-parts.ts';
import { useTabAnswer } from './questions.ts';
import { ShareBar } from './ShareBar.tsx';
import { SharesPicture } from './SharesPicture.tsx';
import classes from './simulate.module.css';

const MEASURES: { of: 'wonCaptured' | 'junkLetThrough' | 'precision'; label: string; outcomes: Outcome[] }[] =
  [
    { of: 'wonCaptured', label: 'Won captured', outcomes: ['won'] },
    { of: 'junkLetThrough', label: 'Junk let through', outcomes: ['lost', 'rejected'] },
    { of: 'precision', label: 'Of those there, won', outcomes: ['won', 'lost', 'rejected'] },
  ];

const SIDES = [
  { side: 'honest', words: 'by what was known in time' },
  { side: 'hindsight', words: 'with hindsight' },
] as const;

/** The honest simulation beside the one with hindsight: what fields that are filled in afterwards pretend. */
export function LeakTab({ draft, stage }: { draft: Draft; stage: number }) {
  const { answer: meter } = useTabAnswer('leak', { draft: draft.id, stage });
  const name = draft.definition.stages[stage]!.name;
  if (!meter) {
    return (
      <section className={classes.sheet} aria-label="Leak meter">
        <p className={classes.quietLine} role="status">
          Simulating with hindsight…
        </p>
        <Skeleton height={160} />
      </section>
    );
  }
  const moved = Uint32Array.from([...meter.gained, ...meter.lost]);
  const finding = title(meter, name, moved);
  return (
    <section className={classes.sheet} aria-label="Leak meter">
      <div className={classes.head}>
        <h2>
          <Sentence of={finding} />
        </h2>
        <SharesPicture
          title={plainly(finding)}
          columns={['Honest', 'With hindsight']}
          rows={MEASURES.map(({ of, label }) => ({
            label,
            shares: SIDES.map(({ side }) => meter[side][of]),
          }))}
        />
        <p>
          Honest: each field counts from when it was known. Hindsight: as if all had been known from the
          start, as most back-tests do it. The gap is the leak.
        </p>
      </div>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">At {name}</th>
            <th scope="col">Honest</th>
            <th scope="col">With hindsight</th>
            <th scope="col" data-number>
              Leak
            </th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map(({ of, label, outcomes }) => (
            <tr key={of}>
              <th scope="row">{label}</th>
              {SIDES.map(({ side, words }) => (
                <td key={side}>
                  <DealsLink
                    words={`${label}: ${outcomes.join(', ')}, at ${name} ${words}`}
                    query={{ among: meter[side].deals, outcomes }}
                    none={meter[side][of] === null}
                  >
                    <ShareBar share={meter[side][of]} none="can’t tell" />
                  </DealsLink>
                </td>
              ))}
              <td data-number>
                <DealsLink
                  words={`${outcomes.join(', ')}, get to ${name} only with or only without hindsight`}
                  query={{ among: moved, outcomes }}
                  none={!outcomes.some((one) => meter.gainedByOutcome[one] + meter.lostByOutcome[one] > 0)}
                >
                  {leakWords(meter.honest[of], meter.hindsight[of])}
                </DealsLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {meter.gained.length + meter.lost.length > 0 && <Moved meter={meter} stage={name} />}
      <Fields meter={meter} stage={name} />
    </section>
  );
}

function Moved({ meter: { gained, lost }, stage }: { meter: LeakMeter; stage: string }) {
  return (
    <p className={classes.quietLine}>
      <DealsLink
        words={`get to ${stage} only with hindsight`}
        query={{ among: gained }}
        none={gained.length === 0}
      >
        {plural(gained.length, 'deal')}
      </DealsLink>{' '}
      would get to {stage} only with hindsight,{' '}
      <DealsLink
        words={`get to ${stage} only without hindsight`}
        query={{ among: lost }}
        none={lost.length === 0}
      >
        {count(lost.length)}
      </DealsLink>{' '}
      only without it.
    </p>
  );
}

/** All fields that the definition asks about, in the sample's order, so that none jumps while the room corrects it. */
function Fields({ meter: { fields, onTime, unused }, stage }: { meter: LeakMeter; stage: string }) {
  const sample = useWorkshop((state) => state.sample);
  const asked = (sample?.fields ?? []).filter(({ key }) =>
    [...fields, ...onTime].some(({ field }) => field === key),
  );
  return (
    <>
      {asked.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Asks about</th>
              <th scope="col">Known (say it here, and every figure follows)</th>
              <th scope="col" data-number>
                Gained by it alone
              </th>
              <th scope="col" data-number>
                Of these won
              </th>
              <th scope="col" data-number>
                Lost by it alone
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.map(({ key, label }) => {
              const late = fields.find(({ field }) => field === key);
              return (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td>
                    <KnownChoice field={key} afterDays={late?.knownAfterDays ?? null} />
                  </td>
                  {late ? (
                    <Late late={late} stage={stage} />
                  ) : (
                    <td data-number className={classes.none} colSpan={3}>
                      known in time
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {unused.length > 0 && (
        <p className={classes.quietLine}>
          Also filled in late, but not asked about here: {unused.join(', ')}. Keep it so.
        </p>
      )}
    </>
  );
}

/** Which deals a field that was known late moves, were it known from the start. */
function Late({
  late: { label, gained, lost, gainedByOutcome },
  stage,
}: {
  late: LeakyField;
  stage: string;
}) {
  const known = `get to ${stage} if ${label} had been known`;
  return (
    <>
      <td data-number>
        <DealsLink words={known} query={{ among: gained }} none={gained.length === 0}>
          {count(gained.length)}
        </DealsLink>
      </td>
      <td data-number>
        <DealsLink
          words={`won, ${known}`}
          query={{ among: gained, outcomes: ['won'] }}
          none={gainedByOutcome.won === 0}
        >
          {count(gainedByOutcome.won)}
        </DealsLink>
      </td>
      <td data-number>
        <DealsLink words={`no longer ${known}`} query={{ among: lost }} none={lost.length === 0}>
          {count(lost.length)}
        </DealsLink>
      </td>
    </>
  );
}

function title(meter: LeakMeter, stage: string, moved: Uint32Array): SentenceParts {
  const { honest, hindsight, fields, onTime } = meter;
  if (fields.length + onTime.length === 0) return ['No leak: this definition asks about no field'];
  if (fields.length === 0) return ['No leak: this definition asks only about what is known from the start'];
  if (moved.length === 0) {
    return [
      `No leak at ${stage}, though this definition asks about ${plural(fields.length, 'field')} filled in late`,
    ];
  }
  const only = `get to ${stage} only with or only without hindsight`;
  const [honestly, wishfully] = [honest.wonCaptured, hindsight.wonCaptured];
  const more = (wishfully?.hits ?? 0) - (honestly?.hits ?? 0);
  if (more > 0) {
    const captured = (side: (typeof SIDES)[number], share: Share): SentenceParts[number] => ({
      number: count(share.hits),
      words: `won, at ${stage} ${side.words}`,
      query: {
        among: { honest, hindsight }[side.side].deals,
        outcomes: ['won'],
      },
    });
    return [
      'Hindsight flatters this definition by ',
      { number: plural(more, 'won deal'), words: `won, ${only}`, query: { among: moved, outcomes: ['won'] } },
      ': ',
      captured(SIDES[1], wishfully!),
      ' captured instead of ',
      captured(SIDES[0], honestly!),
    ];
  }
  return [
    'Hindsight moves ',
    { number: plural(moved.length, 'deal'), words: only, query: { among: moved } },
    ` at ${stage}`,
  ];
}

/** The difference in points of a hundred. */
function leakWords(honest: Share | null, hindsight: Share | null): string {
  if (!honest || !hindsight) return '–';
  const difference = hindsight.hits / hindsight.of - honest.hits / honest.of;
  if (difference === 0) return '±0';
  const written = count(Math.abs(difference) * 100);
  return `${signed(difference * 100)} ${unitOf(written, 'point')}`;
}
