/**
 * Golden leads: made-up leads which show each rule, each threshold and each step of a definition, with what the
 * reference says of them. A system into which the definition was built must say the same.
 */
import type { Names } from '#shared/domain/definition/names.ts';
import type { Definition, Rule } from '#shared/domain/definition/schema.ts';
import { fieldByRole, type Sample } from '#shared/domain/sample/sample.ts';
import { seeded } from '#shared/domain/statistics/seeded.ts';
import { type Aim, aimsOf } from './aims.ts';
import { type DraftLead, newDraft } from './draft-lead.ts';
import { type Judged, judge, sampleOfLeads } from './judge.ts';
import { type LeadScope, satisfy } from './satisfy.ts';

export interface GoldenLead extends Judged {
  id: string;
  purposes: string[];
  /** Keys of fields that became known at the end only. */
  late: ReadonlySet<string>;
}

export interface GoldenLeads {
  /** One deal for each lead, in the same order. */
  sample: Sample;
  leads: GoldenLead[];
  /** What no lead was found for. */
  unshown: string[];
}

/** Orders of rules and ages of touchpoints that are tried; fewer for a definition of hundreds of steps. */
const waysFor = ({ transitions }: Definition): number =>
  Math.min(16, Math.max(2, Math.floor(1_000 / Math.max(1, transitions.length))));
/** Leads of rules put together by chance, among which those next to a threshold are sought. */
const mixedFor = (rules: number): number => (rules === 0 ? 0 : Math.min(400, Math.floor(40_000 / rules)));

export function goldenLeads(definition: Definition, sample: Sample, names: Names): GoldenLeads {
  const random = seeded(1);
  const scopes = Array.from({ length: waysFor(definition) }, (_, i): LeadScope => {
    const byPoints = [...definition.scoring.rules].sort((a, b) => b.points - a.points);
    return {
      definition,
      sample,
      rules: i === 0 ? byPoints : shuffled(byPoints, random),
      age: (i % 4) * 15,
    };
  });
  const aims = aimsOf(definition, names, scopes);
  const drafts = [...aims.flatMap((aim) => aim.drafts), ...mixed(definition.scoring.rules, scopes, random)];
  separateAccounts(drafts, sample);

  const judged = judge(sampleOfLeads(drafts, sample), definition);
  const purposes = new Map<number, string[]>();
  for (const aim of aims) {
    const best = bestFor(aim, drafts, judged);
    if (best !== null) purposes.set(best, [...(purposes.get(best) ?? []), aim.purpose]);
  }
  const chosen = [...purposes.keys()].sort((a, b) => a - b);
  const golden = sampleOfLeads(
    chosen.map((i) => drafts[i]!),
    sample,
  );
  // Judged again among themselves: what a sample holds at all decides what is unknown.
  const leads = judge(golden, definition).map((lead, i): GoldenLead => {
    const shown = aims.filter(
      ({ purpose, miss }) => purposes.get(chosen[i]!)!.includes(purpose) && miss(lead) !== null,
    );
    return {
      ...lead,
      late: drafts[chosen[i]!]!.late,
      id: `L${String(i + 1).padStart(3, '0')}`,
      purposes: shown.map(({ purpose }) => purpose),
    };
  });
  const shown = new Set(leads.flatMap((lead) => lead.purposes));
  return {
    sample: golden,
    leads,
    unshown: aims.map(({ purpose }) => purpose).filter((purpose) => !shown.has(purpose)),
  };
}

/** The lead that misses an aim least; its own drafts go before others that do as well. */
function bestFor(aim: Aim, drafts: readonly DraftLead[], judged: readonly Judged[]): number | null {
  const own = aim.drafts.map((draft) => drafts.indexOf(draft));
  let best: { i: number; miss: number } | null = null;
  for (const i of [...own, ...drafts.keys()]) {
    const miss = aim.miss(judged[i]!);
    if (miss !== null && (best === null || miss < best.miss)) best = { i, miss };
    if (best?.miss === 0) break;
  }
  return best?.i ?? null;
}

function mixed(rules: readonly Rule[], scopes: readonly LeadScope[], random: () => number): DraftLead[] {
  return Array.from({ length: mixedFor(rules.length) }, (_, i) => {
    const lead = newDraft();
    const scope = scopes[i % scopes.length]!;
    const share = random();
    for (const rule of scope.rules) {
      if (random() < share) satisfy(lead, rule.when, true, scope);
    }
    return lead;
  });
}

/** Test leads don't share an account, so that none sees what another did. */
function separateAccounts(drafts: readonly DraftLead[], sample: Sample): void {
  const account = fieldByRole(sample, 'account');
  if (!account) return;
  drafts.forEach((draft, i) => {
    if (draft.values.get(account.key) === 'Golden account')
      draft.values.set(account.key, `Golden account ${i + 1}`);
  });
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
