import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDefinition } from '#shared/domain/definition/read.ts';
import { toCurrentVersion } from '#shared/domain/definition/versions.ts';
import { LIMITS } from '#shared/domain/definition/vocabulary.ts';
import { example } from './example.ts';

/** The example with one change, as loose JSON. */
const changed = (change: (json: ReturnType<typeof JSON.parse>) => void): unknown => {
  const json = JSON.parse(JSON.stringify(example()));
  change(json);
  return json;
};
const messages = (json: unknown): string[] => {
  const read = readDefinition(json);
  return read.ok ? [] : read.problems.map((problem) => problem.message);
};

test('a good definition is read as it stands', () => {
  expect(readDefinition(example())).toEqual({ ok: true, definition: example() });
});

describe('a document that is not well formed is refused in words, with the place', () => {
  const cases: [string, (json: ReturnType<typeof JSON.parse>) => void, string][] = [
    [
      'a wrong type',
      (d) => (d.scoring.rules[0].points = 'many'),
      'rule “Pricing page”, its points: expected a number, found “many”',
    ],
    [
      'a missing part',
      (d) => delete d.stages[1].meaning,
      'stage “MQL”, its meaning: expected text; it is missing',
    ],
    [
      'an unknown part',
      (d) => (d.stages[1].color = 'red'),
      "stage “MQL”: has “color”, which a definition doesn't have there",
    ],
    [
      'a nested condition',
      (d) => (d.transitions[1].when.of[0].measure = 'minutes'),
      'transition from “Lead” to “SAL”, in its criterion, part 1, its measure: expected one of “count”, “days”, “people”, “sum”, found “minutes”',
    ],
    [
      'an unknown kind of condition',
      (d) => (d.scoring.rules[1].when.kind = 'mood'),
      'rule “Right industry”, in its criterion, its kind: expected one of “all”, “any”, “none”, “atLeast”, “field”, “touchpoints”, “score”, “scoreBand”, “checklist”, found “mood”',
    ],
    [
      'a value of a list',
      (d) => (d.scoring.rules[1].when.values[1] = null),
      'rule “Right industry”, in its criterion, value 2: expected text or a number or yes or no (true or false), found nothing',
    ],
    [
      'a date',
      (d) => (d.scoring.rules[1].when = { kind: 'field', field: 'x', op: 'before', value: 'soon' }),
      'rule “Right industry”, in its criterion, its value: expected a date like 2026-03-01 or a time like 2026-03-01T09:00:00Z, found “soon”',
    ],
    [
      'a nameless rule',
      (d) => (d.scoring.rules[1].name = ''),
      'rule 2, its name: expected at least one character, found empty text',
    ],
    [
      'a fourth decimal',
      (d) => (d.scoring.rules[1].points = 1.2345),
      'rule “Right industry”, its points: at most three decimals',
    ],
    [
      'a limit of a category',
      (d) => (d.scoring.categories.engagement = { cap: 1, floor: 2 }),
      'the limits of engagement: the floor is above the cap',
    ],
    [
      'times without touchpoints',
      (d) => (d.scoring.rules[1].times = 2),
      'rule “Right industry”, in its criterion: only a rule about touchpoints can count several times or fade',
    ],
  ];
  test.each(cases)('%s', (_, change, message) => {
    expect(messages(changed(change))).toEqual([message]);
  });

  test.each([[null], [[]], ['text'], [{}], [{ format: 'other' }]])('%j is not a definition', (json) => {
    expect(readDefinition(json).ok).toBe(false);
  });

  test('a stage with nothing in it gets a problem for each part', () => {
    expect(messages(changed((d) => (d.stages[0] = {}))).length).toBeGreaterThan(5);
  });
});

describe('references', () => {
  const cases: [string, (json: ReturnType<typeof JSON.parse>) => void, string][] = [
    [
      'an id twice',
      (d) => (d.scoring.rules[1].id = 'pricing'),
      'rule “Right industry”, its id: expected an id of its own; “pricing” is taken by another',
    ],
    [
      'no such group',
      (d) => (d.scoring.rules[0].group = 'mail'),
      'rule “Pricing page”, its group: expected a group of this definition; none has the id “mail”',
    ],
    [
      'a group of another category',
      (d) => (d.scoring.groups[0].category = 'fit'),
      'rule “Pricing page”, its group: the rule counts as intent, but group “Website” as fit',
    ],
    [
      'a group whose limits cross',
      (d) => (d.scoring.groups[0].floor = 50),
      'group “Website”, its floor: the floor is above the cap',
    ],
    [
      'no such stage',
      (d) => (d.transitions[0].to = 'won'),
      'transition 1, where it leads: expected a stage; none has the id “won”',
    ],
    [
      'an advance backwards',
      (d) => (d.transitions[4].to = 'lead'),
      'transition from “SAL” to “Lead”, where it leads: an advance leads to a later stage',
    ],
    [
      'a fast track to itself',
      (d) => (d.transitions[1].to = 'lead'),
      'transition from “Lead” to “Lead”, where it leads: a fast track leads to a later stage',
    ],
    [
      'a recycling forwards',
      (d) => (d.transitions[3].to = 'sql'),
      'transition from “SAL” to “SQL”, where it leads: a recycling leads to an earlier stage',
    ],
    [
      'no such reason',
      (d) => (d.transitions[2].reason = 'mood'),
      'transition from “Lead” out, its reason: expected a standard reason; none has the id “mood”',
    ],
    [
      'no such band',
      (d) => (d.transitions[1].when.of[1].band = 'cold'),
      'transition from “Lead” to “SAL”, in its criterion, part 2: expected a score band of this definition; none has the id “cold”',
    ],
    [
      'a source twice',
      (d) => (d.transitions[0].when.bySource.wébinar = { op: 'atLeast', value: 60 }),
      'transition from “Lead” to “MQL”, in its criterion: “Webinar” and “wébinar” are the same source; keep one of them',
    ],
    [
      'no such checklist item',
      (d) => (d.transitions[4].when.item = 'need'),
      'transition from “SAL” to “SQL”, in its criterion: expected a checklist item of this definition; none has the id “need”',
    ],
    [
      'a rule that looks at the score',
      (d) => (d.scoring.rules[1].when = { kind: 'any', of: [{ kind: 'scoreBand', band: 'hot' }] }),
      'rule “Right industry”, in its criterion, part 1: a rule gives points, so it must not look at the score itself; ask about the score in a transition',
    ],
  ];
  test.each(cases)('%s', (_, change, message) => {
    expect(messages(changed(change))).toEqual([message]);
  });
});

describe('limits', () => {
  const nested = (depth: number) => {
    let criterion: object = { kind: 'checklist', item: 'budget' };
    for (let i = 1; i < depth; i++) criterion = { kind: 'all', of: [criterion] };
    return changed((d) => (d.scoring.rules[1].when = criterion));
  };

  test(`${LIMITS.depth} deep is read, one more is not`, () => {
    expect(readDefinition(nested(LIMITS.depth)).ok).toBe(true);
    expect(messages(nested(LIMITS.depth + 1))).toEqual([
      'rule “Right industry”, in its criterion: its groups are nested deeper than 32, which is the limit. Merge groups that say the same.',
    ]);
  });

  test('10,000 deep is refused with the limit named, and does not overflow the stack', () => {
    expect(messages(nested(10_000))[0]).toContain('deeper than 32');
  });

  test('a document that contains itself is refused', () => {
    const loop: { kind: string; of: object[] } = { kind: 'all', of: [] };
    loop.of.push(loop, loop);
    const json = example() as unknown as { transitions: { when: object }[] };
    json.transitions[0]!.when = loop;
    expect(readDefinition(json).ok).toBe(false);
  });

  test('100,000 rules are refused by their number alone', () => {
    const json = changed((d) => (d.scoring.rules = Array(100_000).fill(null)));
    expect(messages(json)).toEqual([
      'the definition has 100000 rules; the limit is 500. Leave out or merge some.',
    ]);
  });

  test('conditions are counted over the whole definition', () => {
    const many = (n: number) => ({ kind: 'any', of: Array(n).fill({ kind: 'checklist', item: 'budget' }) });
    const json = changed((d) => {
      d.scoring.rules[0].when = many(1_100);
      d.scoring.rules[1].when = many(1_100);
      delete d.scoring.rules[0].times;
      delete d.scoring.rules[0].halfLifeDays;
    });
    expect(messages(json)[0]).toContain('more than 2000 conditions');
  });

  test('a list of a million values is refused by its length', () => {
    const json = changed((d) => (d.scoring.rules[1].when.values = Array(1_000_000).fill(null)));
    expect(messages(json)).toEqual([
      'rule “Right industry”, in its criterion: it lists 1000000 values; the limit is 5000.',
    ]);
  });
});

describe('versions', () => {
  test('a newer one is refused with what to do', () => {
    expect(messages(changed((d) => (d.version = 2)))).toEqual([
      'this definition was written by a newer Yardstick: it is of version 2, and this one reads up to 1. Update Yardstick to open it.',
    ]);
  });

  test.each([[0], [1.5], ['1'], [null]])('%j is not a version', (version) => {
    expect(messages(changed((d) => (d.version = version)))[0]).toContain('whole number');
  });

  test('an older one takes every step up to the present', () => {
    const step = (to: number) => (older: object) => ({
      ...older,
      version: to,
      steps: [...('steps' in older ? (older.steps as number[]) : []), to],
    });
    const current = toCurrentVersion({ format: 'yardstick.definition', version: 2 }, [
      step(2),
      step(3),
      step(4),
    ]);
    expect(current).toMatchObject({ ok: true, document: { version: 4, steps: [3, 4] } });
  });
});

test('whatever stands anywhere in a document, it is read or refused in words', () => {
  const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
    typeof value !== 'object' || value === null
      ? [path]
      : [
          path,
          ...Object.entries(value).flatMap(([key, part]) =>
            places(part, [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ];
  const part = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(
      'all',
      'field',
      'score',
      'mql',
      'hot',
      -1,
      1e9,
      { kind: 'all', of: null },
      { kind: 'any', of: [{}] },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places(example())), part, (path, value) => {
      const json = changed((d) => {
        const owner = path.slice(0, -1).reduce((each, step) => each[step], d);
        if (path.length > 0) owner[path.at(-1)!] = value;
      });
      const read = readDefinition(path.length > 0 ? json : value);
      if (read.ok) return;
      expect(read.problems.length).toBeGreaterThan(0);
      for (const { message } of read.problems)
        expect(message).toMatch(/^(?!.*(undefined|NaN|\[object|Invalid)).{10,}$/s);
    }),
    { numRuns: 2_000 },
  );
});
