/** What a table is: the deals themselves, or what it tells about them. */
import type { ColumnMapping, OtherTable, TableKind } from '#shared/contract/mapping.ts';
import { stateOf } from './happened.ts';
import { DOINGS, ENDS_IN_DOING, entityOf } from './names.ts';
import type { Described, ProposedJoin } from './propose-joins.ts';

/** What belongs to campaigns, templates and settings rather than to somebody. */
const SETTINGS =
  /\b(campaign|template|describe|property|option|list|program|role|team|order|product|line item|merge|deleted?)\b/;

/** How likely a table is the one of deals, and tells of each once; the highest is taken. */
export function dealsScore(described: Described, columns: readonly ColumnMapping[]): number {
  const { entity } = described;
  const has = (role: string) => columns.some((column) => column.role === role);
  const byName =
    entity === 'deal'
      ? 6
      : entity === 'contact'
        ? 3
        : entity === 'account'
          ? 0.5
          : /\bdeal\b/.test(entity)
            ? 1
            : 0;
  const history = /\b(history|stage|company|link|member)\b/.test(entity) || DOINGS.test(entity) ? -3 : 0;
  const roles = {
    outcome: 3,
    wonAt: 1.5,
    amount: 1,
    id: 1,
    source: 0.75,
    createdAt: 0.5,
    lostReason: 0.5,
    email: 0.5,
  };
  const id = columns.find(({ role }) => role === 'id');
  const again = id && !described.columns[id.column]!.isKey ? -2 : 0;
  let score = byName + history + again + Math.min(1, Math.log10(1 + described.table.totalRows) / 6);
  for (const [role, worth] of Object.entries(roles)) if (has(role)) score += worth;
  return score;
}

export interface ProposedKind {
  kind: TableKind;
  touchpoints: OtherTable['touchpoints'];
  history: OtherTable['history'];
  notes: string[];
}

/**
 * What a table beside the deals is, with where what it tells stands in it. `isOfDeals`: it joins the deals, or what
 * leads became; `isAbout`: these, their people or their accounts, and not what merely happened to them.
 */
export function proposeKind(
  described: Described,
  columns: readonly ColumnMapping[],
  proposed: ProposedJoin | null,
  { isOfDeals, isAbout }: { isOfDeals: boolean; isAbout: boolean },
): ProposedKind {
  const plain = (kind: TableKind, ...notes: string[]): ProposedKind => ({
    kind,
    touchpoints: null,
    history: null,
    notes,
  });
  if (!proposed) return plain('ignore', 'Nothing in it names a deal, or anything that belongs to one.');
  const { entity } = described;
  const isKey = described.columns[proposed.join.column]!.isKey;
  const at = timeColumn(described, columns);
  const history = isOfDeals ? historyOf(described, columns) : null;
  if (history) return { ...plain('history', 'It tells when values changed.'), history };
  if (isLink(described)) return plain('link', 'It says which belongs to which.');
  const isSetting = SETTINGS.test(entity) && !ENDS_IN_DOING.test(entity);
  const type = typeColumn(described, columns);
  const isDoing = type !== null && (!isKey || SAYS_WHAT_HAPPENED.test(described.columns[type]!.words));
  if (at !== null && !isSetting && (DOINGS.test(entity) || isDoing)) {
    return {
      ...plain('touchpoints', `Each of its rows happened at a time (“${columns[at]!.label}”).`),
      touchpoints: {
        type,
        name: nameOfDoing(entity),
        at,
        value: columnNamed(described, /^(value|minutes|duration|duration in minutes|score|count|points)$/),
        person: columnNamed(
          described,
          /^(contact|contact id|contact email|email|recipient|who id|contact name|invitee)$/,
        ),
        ...stateOf(described),
        ahead: false,
      },
    };
  }
  if (isAbout && /\bcontact$/.test(entity) && !isSetting) return plain('contacts');
  if (isAbout && /\baccount$/.test(entity) && !isSetting) return plain('accounts');
  if (at === null && DOINGS.test(entity)) return plain('ignore', 'None of its rows says when it happened.');
  if (!isAbout || DOINGS.test(entity) || /\bhistory\b/.test(entity)) {
    return plain('ignore', 'What it tells is not about deals, their people or their accounts.');
  }
  if (isKey) return plain('lookup', 'Each of its rows is about one value.');
  return plain('ignore', 'Several of its rows belong to one deal, and none says when.');
}

const columnNamed = (described: Described, pattern: RegExp): number | null => {
  const found = described.columns.findIndex(({ words, filled }) => filled > 0 && pattern.test(words));
  return found < 0 ? null : found;
};

const TIMES: readonly RegExp[] = [
  // The moment itself, where its day stands beside it.
  /^(event )?timestamp$/,
  /^(activity date|activity date time|event (date|time|at)|occurred (at|on)|date time|touch date|start time|start date time|happened at)$/,
  /^(date|time|at|when|created|(created|create) (date|at|time)|createdate|sent at|submitted at)$/,
  /^(submit(ted)?|response|completed?) (date|time|at|on)( time)?$/,
  /\b(date|time|at|on|timestamp)$/,
];
const NOT_WHEN =
  /\b(fivetran|due|synced|updated|modified|modstamp|last|next|end|reminder|obsoleted|caused|sent by|viewed|referenced)\b/;

/** Which column says when something happened. */
function timeColumn(described: Described, columns: readonly ColumnMapping[]): number | null {
  for (const pattern of TIMES) {
    const found = described.columns.findIndex(
      ({ words, filled }, i) =>
        columns[i]?.type === 'date' && filled > 0 && pattern.test(words) && !NOT_WHEN.test(words),
    );
    if (found >= 0) return found;
  }
  return null;
}

const TYPES =
  /^(type name|activity type|event type( name)?|engagement type|call (type|reason|purpose)|touchpoint( type)?|touch type|interaction( type)?|activity|event name|event|action|type|channel|task subtype|event subtype)$/;
const MOST_TYPES = 200;
/** Of them, those that no table of people or companies has, even where each is named once. */
const SAYS_WHAT_HAPPENED =
  /^(activity|event|engagement|touchpoint|touch|interaction)( (type( name)?|name))?$/;

/** Which column says what happened, in words. */
function typeColumn(described: Described, columns: readonly ColumnMapping[]): number | null {
  let best: { column: number; rank: number } | null = null;
  described.columns.forEach(({ words, keys, filled }, column) => {
    if (!TYPES.test(words) || filled === 0 || keys.size > MOST_TYPES) return;
    if (columns[column]?.type === 'date' || [...keys.keys()].every((key) => /^\d+$/.test(key))) return;
    const rank = words.startsWith('type name') ? 0 : words === 'type' ? 2 : 1;
    if (!best || rank < best.rank) best = { column, rank };
  });
  return (best as { column: number } | null)?.column ?? null;
}

/** What happened, where the table's name says it: `activity click email` is `Click email`. */
function nameOfDoing(entity: string): string {
  const name = entity.replace(/^(activity|engagement|contact)\s+(?=\w)/, '') || 'Touchpoint';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Headers of since when a row held, where tables keep what their rows were before. */
export const HELD_SINCE = /^(fivetran|dbt valid|valid|effective) (start|from)( date)?$/;

function historyOf(described: Described, columns: readonly ColumnMapping[]): OtherTable['history'] {
  const { entity } = described;
  const find = (pattern: RegExp): number | null => columnNamed(described, pattern);
  const isHistory =
    /\bhistory\b/.test(entity) ||
    /\b(deal|contact) stage\b/.test(entity) ||
    /\b(field change|change value)\b/.test(entity) ||
    find(/^(from|old|previous|prior) (stage|status|value)$/) !== null ||
    find(HELD_SINCE) !== null;
  if (!isHistory) return null;
  const times = [
    /^(date entered|changed (at|on)|change date|timestamp|activity date|edit date|entered at|stage change date)$/,
    HELD_SINCE,
    /^(created (date|at|on)|date|time)$/,
    /^last modified( (date|at|on))?$/,
  ];
  const at = times
    .map((pattern) =>
      described.columns.findIndex(
        ({ words, filled }, i) => filled > 0 && columns[i]?.type === 'date' && pattern.test(words),
      ),
    )
    .find((column) => column >= 0);
  if (at === undefined) return null;
  const stage = find(/^(to|new) (stage|status)$/) ?? find(/^(stage|stage name|deal stage)$/);
  if (stage !== null) return { field: null, value: stage, at };
  const value = find(/^(value|new value|to|to value)$/);
  if (value === null) return null;
  const field = find(/^(field|name|property|property name|field event|field name|primary attribute value)$/);
  return { field, value, at };
}

/** Two columns of ids, and little else. */
function isLink({ columns, entity }: Described): boolean {
  const ids = columns.filter(({ words, filled }) => filled > 0 && / id$/.test(words));
  const about = entity.split(' ');
  const named = ids.filter(({ words }) => about.some((word) => words === `${word} id`));
  return named.length >= 2 && columns.length <= 8;
}

/** A table's name as people would say it. */
export const titleOf = (name: string): string => {
  const entity = entityOf(name);
  return entity === '' ? name : entity.charAt(0).toUpperCase() + entity.slice(1);
};
