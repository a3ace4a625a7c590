import { expect, test } from 'vitest';
import { buildSample } from '#shared/domain/sample/build.ts';
import { contextOf } from '#shared/domain/sample/deal.ts';
import { dealStory, otherwise } from '#shared/engine/simulate/deal-story.ts';
import { smallDefinition } from '../../support/definitions.ts';

const sample = buildSample({
  fields: [
    { key: 'employees', label: 'Employees', type: 'number' },
    { key: 'mql date', type: 'date', role: 'stageDate', stage: 'mql' },
  ],
  deals: [
    {
      outcome: 'won',
      createdAt: '2026-01-01',
      closedAt: '2026-03-01',
      values: { employees: 500, 'mql date': Date.UTC(2026, 0, 11) },
      touchpoints: [{ type: 'webinar', at: '2026-01-05' }],
    },
    { outcome: 'lost', createdAt: '2026-01-01', closedAt: '2026-03-01', values: { employees: 100 } },
  ],
});
const context = contextOf(sample);

test('a story sets what each definition would have done beside what really happened', () => {
  const drafts = [
    { draft: 'a', definition: smallDefinition('Loose', 50) },
    { draft: 'b', definition: smallDefinition('Tight', 90) },
  ];
  const story = dealStory(sample, context, 0, drafts);
  expect(story.touchpoints).toEqual([{ type: 'webinar', at: Date.UTC(2026, 0, 5) }]);
  expect(story.real).toEqual([{ stage: 'mql', at: Date.UTC(2026, 0, 11) }]);
  expect(story.byDefinition.map(({ name, reached }) => [name, reached])).toEqual([
    ['Loose', [{ stage: 'MQL', at: Date.UTC(2026, 0, 1), daysEarlier: 10 }]],
    ['Tight', []],
  ]);
});

test('what would have brought a deal further is said of its data and of the definition', () => {
  expect(otherwise(sample, context, 1, smallDefinition('Loose', 50))).toEqual({
    data: { words: ['Employees is at least 200'], stage: 'MQL' },
    definition: { words: [expect.stringMatching(/50 → 0/)], stage: 'MQL' },
  });
  expect(otherwise(sample, context, 0, smallDefinition('Loose', 50))).toEqual({
    data: null,
    definition: null,
  });
});
