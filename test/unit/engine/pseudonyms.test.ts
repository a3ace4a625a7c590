import { expect, test } from 'vitest';
import { buildSample } from '#shared/domain/sample/build.ts';
import { dealCards } from '#shared/engine/calibrate/deal-card.ts';
import { textOf } from '#shared/engine/sample/cells.ts';
import { pseudonymous } from '#shared/engine/sample/pseudonyms.ts';
import { sampleWorkshop } from '../../../electron/host/sample-workshop/sample-workshop.ts';

const field = (key: string, role: string | null) => ({
  key,
  label: key,
  type: 'text',
  role,
  stage: null,
  known: 'start',
});
const deal = (values: Record<string, string>, people: string[] = []) => ({
  outcome: 'won',
  values,
  touchpoints: people.map((person) => ({ type: 'visit', at: '2026-01-02T00:00:00Z', person })),
});

const sample = buildSample({
  fields: [
    field('id', 'id'),
    field('who', 'person'),
    field('firm', 'account'),
    field('mail', 'email'),
    field('rep', 'owner'),
    field('industry', null),
  ],
  deals: [
    deal(
      {
        id: 'X-9',
        who: 'Ada Lovelace',
        firm: 'Acme',
        mail: 'ada@acme.example',
        rep: 'Bo',
        industry: 'Retail',
      },
      ['ADA LOVELACE'],
    ),
    deal(
      { id: 'X-7', who: 'Grace Hopper', firm: 'acme', mail: 'g@acme.example', rep: 'Bo', industry: 'Retail' },
      ['Alan Turing'],
    ),
    deal({ id: 'X-5', who: 'Ada  Lovelace', firm: 'Other', rep: 'Cy', industry: 'Retail' }),
  ],
  asOf: Date.UTC(2026, 2, 1),
  timeZone: 'UTC',
} as never);

const shown = pseudonymous(sample);
const column = (key: string) =>
  [0, 1, 2].map((at) =>
    textOf(
      shown,
      sample.fields.find((one) => one.key === key),
      at,
    ),
  );

test('names give way to pseudonyms, the same for the same name wherever it stands', () => {
  expect(column('id')).toEqual(['Deal 1', 'Deal 2', 'Deal 3']);
  expect(column('who')).toEqual(['Person 1', 'Person 2', 'Person 1']);
  expect(column('firm')).toEqual(['Account 1', 'Account 1', 'Account 2']);
  expect(column('mail')).toEqual(['E-mail 1', 'E-mail 2', null]);
  expect(column('rep')).toEqual(['Owner 1', 'Owner 1', 'Owner 2']);
  expect(shown.touchpoints.people).toEqual(['Person 1', 'Person 3']);
  expect(column('industry')).toEqual(['Retail', 'Retail', 'Retail']);
});

test('no name of the sample workshop is on any card', () => {
  const { sample: whole } = sampleWorkshop();
  const names = whole.fields
    .filter(({ role }) => role && ['person', 'account', 'email', 'owner', 'id'].includes(role))
    .flatMap(({ key }) => {
      const values = whole.columns.get(key);
      return values?.kind === 'text' ? values.dictionary.flat() : [];
    });
  const others = pseudonymous(whole);
  const ids = Array.from({ length: whole.deals }, (_, at) => `Deal ${at + 1}`);
  const said = JSON.stringify(dealCards(others, ids, 365));
  expect(said).toContain('Person 1');
  for (const name of names) expect(said).not.toContain(`"${name}"`);
});
