import { describe, expect, test } from 'vitest';
import { readDefinition } from '#shared/domain/definition/read.ts';
import type { Criterion, Definition, Rule, Transition } from '#shared/domain/definition/schema.ts';
import { lintDefinition } from '#shared/domain/lint/lint.ts';
import { definitionOf } from '#shared/domain/templates/all.ts';
import { CLASSIC } from '#shared/domain/templates/definitions/classic.ts';

/** A definition in which nothing is wrong; each test breaks one thing in it. */
const sound = (): Definition => definitionOf(CLASSIC, { name: 'Sound', side: 'agreed', checklist: 'bant' });

function broken(change: (definition: Definition) => void): Definition {
  const definition = sound();
  change(definition);
  const read = readDefinition(definition);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.definition;
}

const ids = (definition: Definition) => lintDefinition(definition).map(({ id }) => id);
const way = ({ transitions }: Definition, id: string): Transition =>
  transitions.find((each) => each.id === id)!;
const rule = ({ scoring }: Definition, id: string): Rule => scoring.rules.find((each) => each.id === id)!;
const touchpoint = (type: string): Criterion => ({
  kind: 'touchpoints',
  types: [type],
  measure: 'count',
  scope: 'deal',
  is: { op: 'atLeast', value: 1 },
});

test('a sound definition has no findings', () => {
  expect(lintDefinition(sound())).toEqual([]);
});

/** Id of the finding, and what makes it appear, alone. */
const MISTAKES: [id: string, mistake: (definition: Definition) => void][] = [
  [
    'no-fit',
    (definition) => {
      const { scoring } = definition;
      scoring.rules = scoring.rules.filter(({ when }) => when.kind === 'touchpoints');
      scoring.rules.push({
        id: 'old',
        name: 'Old lead',
        category: 'negative',
        when: touchpoint('Bounce'),
        points: -5,
      });
      way(definition, 'lead-mql').when = { kind: 'score', of: 'total', is: { op: 'atLeast', value: 40 } };
      definition.transitions = definition.transitions.filter(
        ({ id }) => id !== 'lead-out-student' && id !== 'lead-sal',
      );
      definition.transitions.push({
        id: 'sal-out',
        kind: 'disqualify',
        from: 'sal',
        reason: 'competitor',
        when: touchpoint('Works for a competitor'),
      });
    },
  ],
  [
    'one-action-is-enough',
    (definition) => {
      way(definition, 'lead-mql').when = {
        kind: 'any',
        of: [way(definition, 'lead-mql').when, touchpoint('Content download')],
      };
    },
  ],
  [
    'one-action-is-enough',
    (definition) => {
      rule(definition, 'webinar').points = 20;
      way(definition, 'lead-mql').when = { kind: 'score', of: 'total', is: { op: 'atLeast', value: 20 } };
    },
  ],
  [
    'click-to-sql fast',
    (definition) => {
      const named = definition.checklist.find(({ id }) => id === 'need')!.standIn!;
      definition.transitions.push({
        id: 'fast',
        kind: 'fastTrack',
        from: 'lead',
        to: 'sql',
        when: {
          kind: 'all',
          of: [touchpoint('Demo request'), named, { kind: 'field', field: 'Timeline', op: 'isKnown' }],
        },
      });
    },
  ],
  [
    'shallow-sql to-sql',
    (definition) => {
      way(definition, 'to-sql').when = {
        kind: 'all',
        of: [touchpoint('Discovery meeting'), { kind: 'checklist', item: 'need' }],
      };
    },
  ],
  [
    'no-acceptance',
    (definition) => {
      definition.stages = definition.stages.filter(({ id }) => id !== 'sal');
      definition.transitions = definition.transitions.flatMap((each): Transition[] => {
        if (each.id === 'to-sql') return [{ ...each, from: 'mql' }];
        if (each.id === 'sal-lead') return [{ ...each, from: 'mql' }];
        return each.from === 'sal' || ('to' in each && each.to === 'sal') ? [] : [each];
      });
    },
  ],
  [
    'no-way-back',
    (definition) => {
      definition.transitions = definition.transitions.filter(({ id }) => id !== 'sal-lead');
    },
  ],
  [
    'recycle-without-reason sal-lead',
    (definition) => {
      const back = way(definition, 'sal-lead');
      if (back.kind === 'recycle') delete back.reason;
    },
  ],
  [
    'no-disqualifier',
    (definition) => {
      definition.transitions = definition.transitions.filter(({ kind }) => kind !== 'disqualify');
    },
  ],
  [
    'no-negative-rules',
    ({ scoring }) => {
      scoring.rules = scoring.rules.filter(({ points }) => points > 0);
    },
  ],
  [
    'equal-points',
    ({ scoring }) => {
      scoring.rules.push(
        { id: 'badge', name: 'Badge', category: 'engagement', when: touchpoint('Badge'), points: 10 },
        { id: 'paper', name: 'Paper', category: 'engagement', when: touchpoint('Paper'), points: 10 },
      );
    },
  ],
  [
    'duplicate-rule demo again',
    ({ scoring }) => {
      scoring.rules.push({
        id: 'again',
        name: 'Asked for a demo',
        category: 'intent',
        when: touchpoint('Demo request'),
        points: 5,
      });
    },
  ],
  [
    'useless-points demo',
    ({ scoring }) => {
      scoring.categories.intent = { cap: 25 };
    },
  ],
  [
    'useless-points wrong-role',
    ({ scoring }) => {
      scoring.categories.negative = { floor: -15 };
    },
  ],
  [
    'threshold-too-high lead-mql',
    (definition) => {
      way(definition, 'lead-mql').when = { kind: 'score', of: 'total', is: { op: 'atLeast', value: 101 } };
    },
  ],
  [
    'threshold-too-low lead-mql',
    (definition) => {
      way(definition, 'lead-mql').when = { kind: 'score', of: 'total', is: { op: 'atLeast', value: 0 } };
    },
  ],
  [
    'no-owner sal',
    ({ stages }) => {
      stages[2]!.owner = null;
    },
  ],
  [
    'no-deadline mql',
    ({ stages }) => {
      stages[1]!.slaHours = null;
    },
  ],
  [
    'unreached-stage customer',
    (definition) => {
      definition.transitions = definition.transitions.filter(({ id }) => id !== 'opportunity-customer');
    },
  ],
  [
    'dead-arrow never',
    ({ transitions }) => {
      transitions.push({
        id: 'never',
        kind: 'advance',
        from: 'lead',
        to: 'mql',
        when: { kind: 'any', of: [] },
      });
    },
  ],
  [
    'dead-arrow twin',
    (definition) => {
      const { when } = way(definition, 'lead-out-student');
      definition.transitions.push({ id: 'twin', kind: 'advance', from: 'lead', to: 'mql', when });
    },
  ],
];

describe('each mistake is found, and nothing else', () => {
  test.each(MISTAKES)('%s', (id, mistake) => {
    expect(ids(broken(mistake))).toEqual([id]);
  });

  test('no-reasons, where nobody can be turned down with one', () => {
    const definition = broken((changing) => {
      changing.reasons = [];
      changing.transitions = changing.transitions.filter(({ kind }) => kind !== 'disqualify');
      const back = way(changing, 'sal-lead');
      if (back.kind === 'recycle') delete back.reason;
    });
    expect(ids(definition)).toEqual(['no-reasons', 'recycle-without-reason sal-lead', 'no-disqualifier']);
  });
});

test('every fix leaves a definition that can be read, and ends its finding', () => {
  let fixed = 0;
  for (const [id, mistake] of MISTAKES) {
    const definition = broken(mistake);
    for (const finding of lintDefinition(definition)) {
      if (!finding.fix) continue;
      const repaired = finding.fix.apply(definition);
      expect(readDefinition(repaired).ok, id).toBe(true);
      expect(ids(repaired), id).not.toContain(finding.id);
      fixed++;
    }
  }
  expect(fixed).toBeGreaterThanOrEqual(6);
});

test('merging duplicates keeps every score: the points add up, unless one of them counts otherwise', () => {
  const twice = (change: (rule: Rule) => void) =>
    broken(({ scoring }) => {
      const again: Rule = {
        id: 'again',
        name: 'Again',
        category: 'intent',
        when: touchpoint('Demo request'),
        points: 5.5,
      };
      change(again);
      scoring.rules.push(again);
    });
  const plain = twice(() => {});
  expect(rule(lintDefinition(plain)[0]!.fix!.apply(plain), 'demo').points).toBe(35.5);
  const fading = twice((again) => {
    again.halfLifeDays = 30;
  });
  expect(lintDefinition(fading)[0]?.fix).toBeUndefined();
  const elsewhere = twice((again) => {
    again.category = 'engagement';
  });
  expect(lintDefinition(elsewhere).find(({ id }) => id.startsWith('duplicate'))?.fix).toBeUndefined();
});

test('a definition that nobody has begun is left in peace', () => {
  const empty = broken((definition) => {
    definition.transitions = [];
    definition.scoring.rules = [];
  });
  expect(lintDefinition(empty)).toEqual([]);
});
