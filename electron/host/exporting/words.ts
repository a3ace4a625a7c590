/** Every word of the document that is not the room's own, in one place; another language is another such file. */

import { STEP_TITLE } from '#shared/domain/agenda/steps.ts';
import { dateWriter } from '#shared/domain/date-writer.ts';
import type { Category, Side } from '#shared/domain/definition/schema.ts';
import {
  describeNumber as count,
  describeDays,
  describeHours,
  percent,
  percentRange,
} from '#shared/domain/definition/wording.ts';
import type { Share } from './page-model.ts';

/** Keeps a number and its sign or unit on one line. */
const NBSP = '\u00a0';

export const LANGUAGE = 'en';

export const SIDE_LABELS: Record<Side, string> = {
  statusQuo: 'Today',
  marketing: 'Marketing',
  sales: 'Sales',
  agreed: 'Agreed',
};

export const CATEGORY_LABELS: Record<Category, string> = {
  fit: 'Fit',
  engagement: 'Engagement',
  intent: 'Intent',
  negative: 'Negative',
};

/** `51 of 60 · 85 %`; without a whole there is no share to show. */
export const share = ({ count: n, of }: Share): string =>
  of === 0 ? words.none : `${count(n)} of ${count(of)} · ${percent(n / of)}`;

/** The short form for columns: `85 %`. */
export const shareAlone = ({ count: n, of }: Share): string => (of === 0 ? words.none : percent(n / of));

/** How many of the deals pass, alone: `8,653`. */
export const countAlone = (share: Share | null): string => (share === null ? words.none : count(share.count));

/** A deadline as on a stage: `24 hours`. */
export const deadline = (hours: number): string => `within ${describeHours(hours)}`;

/** `Mon, Tue and Wed`. */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;

export const words = {
  none: '–',
  title: 'Lead definition',
  /** Of a definition meant for both sides, until both have signed it. */
  toBeAgreed: 'To be agreed',
  subtitle: (date: string): string => `As tested on ${date}`,
  headings: {
    stages: 'Stages',
    thresholds: 'Thresholds',
    scoring: 'Scoring',
    disqualifiers: 'Disqualifiers',
    reasons: 'Reasons to reject',
    verdict: 'What the simulation found',
    annex: 'Annex',
    setAside: 'Set aside by the room',
    decisions: 'What the room decided',
    open: 'What stayed open',
    record: 'Record of the workshop',
  },
  stageColumns: {
    stage: 'Stage',
    meaning: 'What it means',
    ways: 'How a deal gets here, and back or out',
    both: 'What it means; how a deal gets here, and back or out',
    deals: 'Deals',
    won: 'Won',
    notWon: 'Lost',
  },
  scoringColumns: { points: 'Pts', rule: 'Rule', won: 'Won', notWon: 'Lost' },
  owners: { marketing: 'Marketing', sales: 'Sales', both: 'Both', nobody: 'No owner' },
  noDeadline: 'no deadline',
  beginsHere: 'Every deal begins here.',
  noWayIn: 'Nothing leads here yet.',
  from: (stage: string, rule: string): string => `From ${stage}: ${rule}`,
  fastTrack: (stage: string, rule: string): string => `Straight from ${stage}: ${rule}`,
  back: (stage: string, rule: string): string => `Back to ${stage}: ${rule}`,
  out: (reasons: string): string => `Out: ${reasons}`,
  nurture: (text: string): string => `Then: ${text}`,
  needs: (fields: string): string => `Needs ${fields}.`,
  usual: (low: number, high: number): string => `${percentRange(low, high)} usually go on.`,
  step: (from: string, to: string): string => `${from} → ${to}`,
  outOf: (from: string): string => `${from} → out`,
  anyStage: 'any stage',
  noThresholds: 'No step asks for a score.',
  noDisqualifiers: 'None: no deal is ever taken out by a rule.',
  noReasons: 'None named yet.',
  /** Whether a rule's name already says what its criterion does. */
  says: (criterion: string, name: string): boolean =>
    criterion.toLowerCase().replace(/^at least 1 /, '') === name.toLowerCase(),
  noRules: 'No rules: every deal scores 0.',
  terms: {
    times: (n: number): string => `each time, up to ${count(n)} times`,
    group: (name: string): string => `in ${name}`,
    halfLife: (days: number): string => `halves every ${describeDays(days)}`,
  },
  limits: (what: string, limit: string): string => `${what} ${limit}`,
  total: 'The total score is',
  scores: {
    total: 'score',
    fit: 'fit score',
    engagement: 'engagement score',
    intent: 'intent score',
    negative: 'negative score',
  },
  band: (name: string, of: string, range: string): string => `${name}: ${of} ${range}`,
  fromPoints: (n: string): string => `from ${n}`,
  belowPoints: (n: string): string => `below ${n}`,
  anyScore: 'any score',
  evidence: {
    both: 'Won, lost: the share of won deals, and of lost or rejected ones, that get here or for which the rule is true.',
    wonOnly:
      'Won: the share of won deals for which the rule is true. Lost and rejected deals are not in the sample.',
    notWonOnly:
      'Lost: the share of lost or rejected deals for which the rule is true. Won deals are not in the sample.',
    none: 'No closed deals to test the rules on.',
  },
  flowDescription: (stages: string, more: string[]): string =>
    [`A deal goes through ${stages}.`, ...more].join(' '),
  flowBack: (from: string, to: string): string => `It can go back from ${from} to ${to}.`,
  flowFast: (from: string, to: string): string => `It can go straight from ${from} to ${to}.`,
  flowOut: (from: string): string => `It can go out from ${from}.`,
  untested: {
    finding: 'Not tested on any deals yet',
    caveat: 'Import closed deals to see what this definition would have done with them.',
  },
  finding: {
    won: (won: string, stage: string): string => `${won} won deals would have reached ${stage}`,
    deals: (deals: string, stage: string): string => `${deals} deals would have reached ${stage}`,
  },
  figures: {
    captured: 'Won captured',
    capturedOf: (won: string): string => `${won} won`,
    junk: 'Junk let through',
    junkOf: (notWon: string): string => `${notWon} lost`,
    precision: 'Precision',
    precisionOf: (won: string): string => `${won} closed`,
    notKnown: 'Can’t tell',
    needsNotWon: 'The sample holds no lost or rejected deals.',
    needsWon: 'The sample holds no won deals.',
    nobody: (stage: string): string => `No closed deal reaches ${stage}.`,
  },
  counted: (n: number, of: number): string => `${count(n)} of ${count(of)}`,
  caveats: {
    tested: (n: number, outcomes: string, until: string): string =>
      `Tested on ${count(n)} deals (${outcomes}), with data up to ${until}.`,
    tooYoung: (n: number, days: number): string =>
      n === 1
        ? `1 more deal is open and younger than ${days} days: too young to tell, and left out.`
        : `${count(n)} more deals are open and younger than ${days} days: too young to tell, and left out.`,
    outcomes: { won: 'won', lost: 'lost', rejected: 'rejected by sales', open: 'open' },
    wonOnly:
      'The sample holds no lost or rejected deals. It shows which won deals the definition catches, not how much junk it lets through, so precision can’t be known.',
    noWon: 'The sample holds no won deals, so it can’t show how many of them the definition catches.',
    undecided: (n: number, of: number): string =>
      `Undecided: ${count(n)} of ${count(of)} deals lack the data for some step (${percent(n / of)}). They count as not taking it.`,
    decided: 'Every deal had the data that each step asks for.',
    few: (n: number): string =>
      `${count(n)} won deals are few: one more or less moves the result. Go by the intervals.`,
    unmapped: (stage: string): string =>
      `The simulation ends before ${stage}: nothing in the data stands for what people confirm there.`,
    sealed: (on: string): string =>
      `A third of the deals was put aside on ${on} and is still sealed: nothing here has looked at it.`,
    opened: (sealed: string, opened: string): string =>
      `A third of the deals was put aside on ${sealed} and opened on ${opened}; these figures include it.`,
    intervals: `Ranges are ${percent(0.95)} intervals.`,
    past: 'The numbers say what the definition would have done with these past deals, not with the next ones.',
  },
  agreedBy: (who: string): string => `Agreed by ${who}`,
  signature: {
    marketing: 'Marketing',
    sales: 'Sales',
    revOps: 'RevOps',
    name: 'Name',
    role: 'Role',
    date: 'Date',
    signature: 'Signature',
    drawn: 'drawn by hand; the PDF shows it',
  },
  footer: {
    revision: (n: number): string => `Version ${n}`,
    fingerprint: (hex: string): string => `Fingerprint ${hex.replace(/.{4}(?=.)/g, '$& ')}`,
    made: (date: string): string => `Made on ${date} with Yardstick`,
    review: (date: string): string => `Next review on ${date}`,
  },
  record: {
    people: 'Who was there',
    person: (name: string, side: string): string => `${name} (${side})`,
    sides: { marketing: 'marketing', sales: 'sales', revOps: 'RevOps', facilitator: 'facilitator' },
    when: 'When',
    sitting: (date: string, from: string, to: string): string => `${date}, ${from} to ${to}`,
    steps: 'How long',
    step: (step: string, minutes: number): string =>
      `${step} ${minutes < 1 ? 'under a minute' : minutes === 1 ? '1 minute' : `${minutes} minutes`}`,
    stepNames: STEP_TITLE,
    rounds: 'Calibration',
    round: (name: string, date: string, people: number, deals: number): string =>
      `${name}, ${date}: ${count(people)} people, ${count(deals)} deals`,
    equal: (part: number): string => `two people gave the same answer ${percent(part)} of the time`,
    elsewhere: 'Disputes settled',
    settled: (what: string, chosen: string, by: string): string =>
      `${what}: ${chosen}${by === '' ? '' : ` (${by})`}`,
    versions: 'Versions saved',
    version: (name: string, date: string, who: string, reason: string): string =>
      `${name}, ${date}, by ${who}${reason === '' ? '' : `: ${reason}`}`,
    signed: 'Signed by',
    signer: (name: string, role: string, side: string, date: string): string =>
      `${name}, ${role} (${side}), ${date}`,
    before: 'Verdict before',
    after: 'Verdict after',
    verdict: (definition: string, finding: string, figures: string): string =>
      `${definition}: ${finding}. ${figures}.`,
    figure: (label: string, value: string, detail: string): string => `${label} ${value}, ${detail}`,
  },
  annex: {
    pointers: (what: readonly string[]): string => `In the annex: ${what.join('; ')}.`,
    record: 'the record of the workshop',
    onPage: (what: string): string => `Moved to the annex, for want of room: ${what}.`,
    intro: (title: string): string => `Annex to “${title}”: what has no room on the page.`,
    setAside: (n: number): string =>
      n === 1
        ? 'one objection that the room set aside, and why'
        : `${n} objections that the room set aside, and why`,
    decisions: (n: number): string =>
      n === 1 ? 'one decision of the room, and why' : `${n} decisions of the room, and why`,
    open: (n: number): string => (n === 1 ? 'one point that stayed open' : `${n} points that stayed open`),
    ruleWords: (n: number): string => (n === 1 ? 'the wording of one rule' : `the wording of ${n} rules`),
    rules: (names: readonly string[]): string =>
      names.length > 4
        ? `the ${names.length} rules with the fewest points`
        : list(names.map((n) => `“${n}”`)),
    allRules: 'all rules',
    reasons: 'the reasons to reject',
    disqualifiers: (n: number): string => (n === 1 ? 'one disqualifier' : `${n} disqualifiers`),
    stages: (names: string): string => `the wording of ${names}`,
    stageRows: (n: number): string =>
      n === 1 ? 'the last stage altogether' : `the last ${n} stages altogether`,
    manyStages: (n: number): string => `${n} stages`,
    thresholds: 'the thresholds',
    see: 'See the annex.',
  },
  sheet: {
    kind: 'Calibration round',
    title: (round: string): string => `${round}: where does each lead belong?`,
    how: (first: string, last: string, days: number): string =>
      `Write a letter, ${first} to ${last}, into each box: where the lead belongs, by what was known ${describeDays(days)} after it came in. Compare when all are done.`,
    name: 'Name',
    columns: {
      number: 'No.',
      who: 'Who it is',
      did: 'What it did (d1 is the day it came in)',
      answer: 'Letter',
    },
    nothing: 'Nothing that the data knows of.',
    gone: 'This deal is no longer in the sample.',
    days: (days: readonly number[]): string => {
      const [first, ...more] = [...new Set(days)];
      if (first === undefined) return '';
      if (more.length === 0) return `d${first}`;
      return `d${more.length < 3 ? [first, ...more].join(`,${NBSP}`) : `${first}–${more.at(-1)}`}`;
    },
    times: (type: string, n: number): string => (n === 1 ? type : `${n}${NBSP}×${NBSP}${type}`),
    page: (n: number, of: number): string => `Page ${n} of ${of}`,
    overleaf: (pages: number): string =>
      `The deals have too much to tell for one page each: every sheet takes ${pages} pages, front and back.`,
  },
  noGlyph: (characters: string): string =>
    `The PDF's typeface has no sign for ${characters}; an empty box stands there instead.`,
} as const;

/** A time of day, as it is in the workshop's time zone. */
export const timeOfDay = dateWriter({ hour: '2-digit', minute: '2-digit' });

/** A calendar date in words, as the day falls in the workshop's time zone. */
export const day = dateWriter({ day: 'numeric', month: 'long', year: 'numeric' });
