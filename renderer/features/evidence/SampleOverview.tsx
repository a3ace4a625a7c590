import { Skeleton, Stack, Text } from '@mantine/core';
import { startTransition, useEffect, useState } from 'react';
import { type FieldRole, OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { Coverage } from '#shared/engine/evidence/coverage.ts';
import { ask } from '../../platform/engine/client.ts';
import { call } from '../../platform/host.ts';
import { type SampleFacts, useWorkshop } from '../../stores/workshop.ts';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { count, day, plural } from '../../ui/numbers.ts';
import { Flags } from './audit/Flags.tsx';
import { CoverageTable } from './CoverageTable.tsx';
import classes from './evidence.module.css';
import { ImportResult } from './import/ImportResult.tsx';
import { useImport } from './import/import-store.ts';

/** What the sample holds, how much of each field, and what was left out of it. */
export function SampleOverview({ sample }: { sample: SampleFacts }) {
  const coverage = useCoverage(sample.fingerprint);
  const tooYoung = sample.tooYoung?.deals ?? 0;
  return (
    <Stack gap="lg">
      <dl className={classes.totals}>
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>
              <OutcomeMark outcome={outcome} /> {OUTCOME_LABEL[outcome]}
            </dt>
            <dd>
              {coverage ? (
                count(coverage.byOutcome[outcome] + (outcome === 'open' ? tooYoung : 0))
              ) : (
                <Uncounted />
              )}
              {outcome === 'open' && tooYoung > 0 && (
                <span className={classes.aside}>{count(tooYoung)} of them too young to tell, left out</span>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>Touchpoints</dt>
          <dd>{coverage ? count(coverage.touchpoints) : <Uncounted />}</dd>
        </div>
      </dl>
      {coverage ? (
        <Counted sample={sample} coverage={coverage} />
      ) : (
        <Text c="var(--ink-2)" role="status">
          Counting what is in the deals…
        </Text>
      )}
    </Stack>
  );
}

/** As large as the number that comes in its place. */
function Uncounted() {
  return (
    <Skeleton width="3.5rem" aria-hidden="true">
      &nbsp;
    </Skeleton>
  );
}

function Counted({ sample, coverage }: { sample: SampleFacts; coverage: Coverage }) {
  const report = useReport(sample.fingerprint);
  const holdout = useWorkshop((state) => state.holdout);
  const tooYoung = sample.tooYoung?.deals ?? 0;
  const sealed = holdout?.openedAt === null && holdout.sealedAt;
  return (
    <>
      <Text c="var(--ink-2)">
        {plural(coverage.deals + tooYoung, 'deal')}
        {isDated(sample, coverage)
          ? `, up to ${day(sample.asOf - 1, sample.timeZone)}`
          : '; none has a date, so each is looked at as it stood at its end'}
        {tooYoung > 0 && `; ${count(coverage.deals)} are counted`}.
        {sealed &&
          ` Another ${count(sample.deals - coverage.deals - tooYoung)} were put aside on ${day(Date.parse(sealed), sample.timeZone)}: no figure looks at them until they are opened under Compare.`}
      </Text>
      <Flags />
      {report && <ImportResult report={report} />}
      <CoverageTable sample={sample} coverage={coverage} />
    </>
  );
}

/** Whether anything says when: without it, the sample's own date is only the day of the import. */
const isDated = ({ fields }: SampleFacts, { touchpoints }: Coverage): boolean =>
  touchpoints > 0 || fields.some(({ role }) => role !== null && DATES.includes(role));
const DATES: readonly FieldRole[] = ['createdAt', 'wonAt', 'lostAt', 'stageDate'];

/** The coverage of the sample that is shown; null until it is counted, for an older one would name other fields. */
function useCoverage(fingerprint: string): Coverage | null {
  const [counted, setCounted] = useState<{ fingerprint: string; coverage: Coverage } | null>(null);
  useEffect(() => {
    let current = true;
    // Drawn in slices, as the table takes long: the window can be used meanwhile.
    const show = (coverage: Coverage) => startTransition(() => setCounted({ fingerprint, coverage }));
    if (fingerprint) ask('coverage', {}).then((coverage) => current && show(coverage));
    return () => {
      current = false;
    };
  }, [fingerprint]);
  return counted?.fingerprint === fingerprint ? counted.coverage : null;
}

/** The report of the import that made the sample, from the file once the window was restarted. */
function useReport(fingerprint: string) {
  const report = useImport((state) => state.report);
  useEffect(() => {
    if (fingerprint) call('deals.report', {}).then((kept) => useImport.setState({ report: kept }));
  }, [fingerprint]);
  return report;
}
