import { Stack, Table, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { OUTCOMES } from '#shared/domain/sample/sample.ts';
import type { Coverage } from '#shared/engine/coverage.ts';
import { ask } from '../../platform/engine/client.ts';
import { call } from '../../platform/host.ts';
import type { SampleFacts } from '../../stores/workshop.ts';
import { Hint } from '../../ui/Hint.tsx';
import { KnownChoice } from '../../ui/KnownChoice.tsx';
import { OUTCOME_LABEL, OutcomeMark } from '../../ui/marks.tsx';
import { count, day, percent, plural } from '../../ui/numbers.ts';
import { Flags } from './audit/Flags.tsx';
import classes from './evidence.module.css';
import { ImportResult } from './ImportResult.tsx';
import { useImport } from './import-store.ts';
import { ROLE_LABEL, TYPE_LABEL } from './words.ts';

/** What the sample holds, how much of each field, and what was left out of it. */
export function SampleOverview({ sample }: { sample: SampleFacts }) {
  const coverage = useCoverage(sample.fingerprint);
  const report = useReport(sample.fingerprint);
  if (!coverage) return null;
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
              {count(coverage.byOutcome[outcome] + (outcome === 'open' ? tooYoung : 0))}
              {outcome === 'open' && tooYoung > 0 && (
                <span className={classes.aside}>{count(tooYoung)} of them too young to tell, left out</span>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>Touchpoints</dt>
          <dd>{count(coverage.touchpoints)}</dd>
        </div>
      </dl>
      <Text c="var(--ink-2)">
        {plural(coverage.deals + tooYoung, 'deal')}, up to {day(sample.asOf - 1, sample.timeZone)}
        {tooYoung > 0 && `; ${count(coverage.deals)} are counted`}.
      </Text>
      <Flags />
      {report && <ImportResult report={report} />}
      <section aria-label="What is known of the deals">
        <Title order={2}>What is known of the deals</Title>
        <Text c="var(--ink-2)">
          A field that was filled in afterwards knows how its deal ended. Say when each was known; every
          figure follows.
        </Text>
        <Table className={classes.coverage} mt="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Field</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th>Filled</Table.Th>
              <Table.Th className={classes.number}>Won</Table.Th>
              <Table.Th className={classes.number}>Lost</Table.Th>
              <Table.Th className={classes.number}>Rejected</Table.Th>
              <Table.Th className={classes.number}>Different values</Table.Th>
              <Table.Th>Known</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sample.fields.map((field, index) => {
              const known = coverage.fields[index]!;
              const share = coverage.deals === 0 ? 0 : known.filled / coverage.deals;
              return (
                <Table.Tr key={field.key}>
                  <Table.Th scope="row" fw={600}>
                    {field.label}
                    {field.role && <span className={classes.role}>{ROLE_LABEL[field.role]}</span>}
                  </Table.Th>
                  <Table.Td>{TYPE_LABEL[field.type]}</Table.Td>
                  <Table.Td>
                    <Hint label={`${count(known.filled)} of ${count(coverage.deals)} deals`}>
                      <span className={classes.fill} data-low={share < 0.7 || undefined}>
                        <span className={classes.bar}>
                          <span style={{ width: `${share * 100}%` }} />
                        </span>
                        {percent(share)}
                      </span>
                    </Hint>
                  </Table.Td>
                  {(['won', 'lost', 'rejected'] as const).map((outcome) => (
                    <Table.Td key={outcome} className={classes.number}>
                      {coverage.byOutcome[outcome] === 0
                        ? '–'
                        : percent(known.filledByOutcome[outcome] / coverage.byOutcome[outcome])}
                    </Table.Td>
                  ))}
                  <Table.Td className={classes.number}>{count(known.distinct)}</Table.Td>
                  <Table.Td>
                    <KnownChoice field={field.key} afterDays={known.knownAfterDays} />
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </section>
    </Stack>
  );
}

/** The coverage of the sample that is shown; null until it is counted, for an older one would name other fields. */
function useCoverage(fingerprint: string): Coverage | null {
  const [counted, setCounted] = useState<{ fingerprint: string; coverage: Coverage } | null>(null);
  useEffect(() => {
    let current = true;
    if (fingerprint) ask('coverage', {}).then((coverage) => current && setCounted({ fingerprint, coverage }));
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
