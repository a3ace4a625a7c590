/** Which columns play which part, by the words of their headers and by whether their values could. */
import { normalize } from '#shared/domain/criteria/text.ts';
import { own } from '#shared/domain/own.ts';
import type { FieldRole, Outcome } from '#shared/domain/sample/sample.ts';
import { outcomeNamed } from './outcomes.ts';
import type { ColumnProfile } from './profile.ts';
import { stageOf } from './stage-dates.ts';
import { isAnswer, isCoded } from './status-values.ts';
import type { TypeGuess } from './types.ts';

export interface Candidate {
  /** Words of the header. */
  header: string;
  /** Whether it begins with the name of a group of columns: `dates created`. */
  isGrouped: boolean;
  profile: ColumnProfile;
  guess: TypeGuess;
  /** The part that the column plays in exports of a CRM that is known; null: none. */
  inCrm?: FieldRole | null | undefined;
  /** What status values mean in that CRM. */
  outcomesInCrm: Readonly<Record<string, Outcome>>;
  /** The share of rows that hold a value. */
  share: number;
  /** Whether rows say when they changed: then they may tell of one deal again and again. */
  isDated: boolean;
}

export interface RoleGuess {
  role: FieldRole | null;
  stage: string | null;
}

/** The deal's, or the person's. */
const PLAIN_NAME = /^(name|nome)$/;

type Vocabulary = readonly (readonly [score: number, header: RegExp])[];

/** How well a header fits a role: 100 is its very name. Headers as `headerWords` gives them. */
const VOCABULARY: Record<Exclude<FieldRole, 'outcome' | 'stageDate'>, Vocabulary> = {
  id: [
    [105, /^id$/],
    [100, /^(deal|opportunity|lead|record|prospect) (id|number|no|nr)$/],
    [95, /^do not modify (lead|opportunity)$/],
    [95, /^(nicht andern|ne pas modifier|no modificar) \w+( \w+)?$/],
    [95, /^(id (de|del|de l) (registro|enregistrement|trato|oportunidad|opportunite)|datensatz id)$/],
    [90, /^(record id contact|ticket id|deal record id|item id( auto generated)?)$/],
    [60, /^(contact|inquiry|enquiry|application|customer) (id|number)$/],
    [
      60,
      /^(n|no|num|numero|ref|reference) (d |de |del |do |da )?(affaire|opportunite|dossier|negocio|oportunidade?|trato)$/,
    ],
  ],
  person: [
    [100, /^(full name|contact name|contact person|client name|customer name|prospect name|person name)$/],
    [90, /^(guest|applicant|student|member|patient) name$|^ansprechpartner$/],
    [95, /^lead name$/],
    [
      80,
      /^(contacts?|person|lead|nombre|nom|(primary|related) contacts?|associated contact|contacto|contatos?|الاسم)$/,
    ],
    // The deal's, maybe: what says more goes before it.
    [75, PLAIN_NAME],
    [70, /^(contact|person|prospect) id$/],
  ],
  account: [
    [
      100,
      /^(account|account name|company|company name|organi[sz]ation|organi[sz]ation name|associated company)$/,
    ],
    [
      90,
      /^(empresa|firma|unternehmen|entreprise|societe|azienda|bedrijf|kunde|cliente|employer|client company|parent account)$/,
    ],
    [
      90,
      /^(related account|potenzieller kunde|client potentiel|cliente potencial|firmenname|kontoname|nombre de( la)? (cuenta|empresa)|nom (du compte|de l entreprise)|organi[sz]a(tion|cion) (nom|nombre|name))$/,
    ],
    [60, /^(client|customer|party)( name)?$/],
    [50, /^(account|company|organi[sz]ation|prospect account) id$|^(companies|accounts)$/],
  ],
  email: [
    [100, /^(e mail|email|e ?mail address|correo|correo electronico|courriel|البريد)$/],
    [80, /^(contact|lead|work|business|user|primary|person|personne|persona) e ?mail( address)?$|^email 1$/],
  ],
  title: [
    [100, /^(job title|jobtitle|position|job role|berufsbezeichnung|cargo|puesto|poste|fonction|funktion)$/],
    [80, /^(designation|(contact|person|lead|professional) (title|role|position))$/],
    [70, /^(title|role|job|occupation|current occupation)$/],
  ],
  source: [
    [
      100,
      /^(lead source|original source|deal source|opportunity source|leadsource|source channel|latest source|(first user |session )?source medium|route to market)$/,
    ],
    [95, /^(first interaction|original source type|acquisition channel|marketing channel|lead channel)$/],
    [
      90,
      /^(source|marketing source|lead gen(eration)? source|data source|channel|utm source|origin|quelle|herkunft|fuente|fuente original|origine|origem|fonte|canal|traffic source)$/,
    ],
    [85, /^(lead ?quelle|(fuente|origen) del? .+|(source|origine) (de|du) .+|(fonte|origem) d[aeo] .+)$/],
    [50, /\b(sources?|channel)$/],
    [40, /^(platform|how did you hear about us|referrer|medium|utm medium)$/],
  ],
  owner: [
    [100, /^((lead|deal|opportunity|contact|record|account) )?owner( name)?$/],
    [
      95,
      /^(sales (agent|rep|representative|person|owner)|salesperson|account exec(utive)?|assigned( to)?|assignee|owned by|responsible( (user|person))?|rep|agent)$/,
    ],
    [
      70,
      /^(responsable|(assessor|consultor|vendedor)( id)?|owner alias|besitzer|zustandig|verkaufer|propietario|commercial|propretaire|proprietaire|vendedor|proprietario|responsavel)$/,
    ],
    [65, /^(propietario del?|proprietaire (de|du)|proprietario d[aeo]) .+$/],
    [60, /^(((lead|deal|opportunity|hubspot) )?owner|sales (rep|person)) id$/],
    [50, /\b(owner|rep|representative|salesperson|seller|agent|account manager)( name)?$/],
  ],
  amount: [
    [
      100,
      /^(amount|deal amount|deal value|close value|opportunity amount|total amount|(deal|opportunity) size|betrag|importe|montant|auftragswert)$/,
    ],
    [
      90,
      /^(value|(opportunity|lead) value|contract value|total contract value|tcv|acv|arr|annual contract value|sale amount)$/,
    ],
    [80, /^((tats|tatsachlicher) umsatz|ingresos reales|revenus? reels?)$/],
    [
      70,
      /^(importe|monto|montant|valor|valeur) (total|ht|ttc|neto|net|unico|potencial|estimad[oa]|d[aeo] (negocio|oportunidade)|del? (negocio|trato|oportunidad|la oportunidad)|de (la transaction|l affaire|l opportunite))$/,
    ],
    [
      80,
      /^(amount in company currency|actual revenue|deal revenue|closed amount|won amount|booking|bookings)$/,
    ],
    [
      60,
      /^(price|total|(est|estimated|expected|projected) (revenue|value|amount)( low)?|erwarteter wert|monetary value|potential amount|budget|mrr|(annual |yearly |monthly )?premium|umsatz|wert|valor|valeur|monto)$/,
    ],
    [50, /\bamount\b|\b(deal|opportunity|contract|order|sale|sales) (value|revenue|price)$/],
  ],
  createdAt: [
    [100, /^((deal|lead|opportunity|record|contact) )?(create|created|creation) (date|time|at|on)( time)?$/],
    [
      95,
      /^((deal|lead|opportunity|date|time) )?(created|createdate|createdat|createddate)( date)?$|^date created$/,
    ],
    [
      85,
      /^(engage date|add time|date opened|opened (at|on)|added on|date added|inquiry date|enquiry date|(lead )?acquisition date|lead date|signup date|sign up date)$/,
    ],
    [
      75,
      /^(submitted (at|on)|submission (date|time)|conversion time|first seen|entry date|erstellt am|erstelldatum)$/,
    ],
    [
      75,
      /^((fecha|hora|fecha y hora) de creacion|creado el|creee?( le)?|heure de creation|angelegt am|erstellungs(datum|zeit|zeitpunkt))$/,
    ],
    [
      75,
      /^(fecha de creacion|date de creation|data di creazione|data (d[ae] )?criacao|criad[oa] em|registration date|start date|open date)$/,
    ],
    [50, /^(date|timestamp|datum|fecha|first contact date|created time stamp)$/],
  ],
  wonAt: [
    [
      100,
      /^((deal|opportunity) )?(close|closed|closing|closure) (date|time|at|on)( time)?$|^(closedate|closed|date closed|date time closed)$/,
    ],
    [
      95,
      /^((deal |opportunity )?won (date|time|at|on)|actual close( date)?|closed won date|date won|deal closed date|signed (date|at|on))$/,
    ],
    [
      85,
      /^(abschlussdatum|(ab)?geschlossen am|gewonnen am|fecha de cierre|date de cloture|data di chiusura|data d[eo] fechamento|fechad[oa] em|converted (date|at|on))$/,
    ],
    [
      90,
      /^((tatsachliches|tats) abschlussdatum|fecha de cierre real|date de (cloture reelle|fermeture)|(cloturee?|fermee?) le)$/,
    ],
    [80, /^((gagnee?) le|ganad[oa] el)$/],
    [
      50,
      /^((auftrags|bestell|kauf|vertrags)datum|date de (commande|vente|signature)|fecha de (compra|firma|pedido|venta)|data d[aeo] (assinatura|compra|pedido|venda))$/,
    ],
    [50, /^((sale|purchase|order|contract|signature|enrol?lment) date|date of (sale|purchase))$/],
    [40, /^(conversion date|est close date|estimated close date|expected close date)$/],
  ],
  lostAt: [
    [100, /^((deal|opportunity) )?(closed )?(lost (date|time|at|on)|date lost)$/],
    [80, /^(verloren am|verlustdatum|perdue? le|perdid[oa] el|fecha de perdida)$/],
  ],
  lostReason: [
    [
      100,
      /^((closed )?lost reason|loss reason|reason (for )?(lost|loss|losing)|reason lost|closed lost reason)$/,
    ],
    [
      90,
      /^((dis ?|un)qualif\w+ reason|reason (for )?(disqualification|rejection)|reject(ion|ed) reason|lead lost reason)$/,
    ],
    [50, /\breason\b/],
    [
      60,
      /^(closed reason|close reason|grund fur status|status reason|reason|verlustgrund|lost because|why lost)$/,
    ],
    [
      60,
      /^((motivo|razon) d[ae] (perd(id)?a|cierre perdido)|motif (de|de la) perte|motif de cloture perdue?)$/,
    ],
  ],
};

/** Headers of what can name nothing but deals. */
const NAMES_DEALS = /^(deal )*(deal|opportunity) (id|number)$/;

/** Headers of what may number the deals, if nothing else does, and if no value stands twice. */
const SOME_NUMBER =
  /\b(id|uuid|guid|number|no|nr|key|ref|reference|numero|clave)$|^(n|num|numero) \w|nummer$/;
const OTHER_NUMBER =
  /\b(phone|mobile|tel|telephone|telefon|handy|fax|account|company|contact|person|tax|vat|ust|employees|postal|plz)\b|telefonnummer$/;

const OUTCOME_HEADERS: Vocabulary = [
  [
    100,
    /^(outcome|how it ended|won lost|win loss|deal outcome|deal stage|stage|stage name|opportunity (stage|state)|sales stage|deal status|result)$/,
  ],
  [
    95,
    /^((lead|opportunity|crm|prospect|contact) status|status|state code|statecode|lead stage|pipeline stage|(to|new) stage)$/,
  ],
  [
    90,
    /^(statut|statu|estado|stato|phase|etapa|stufe|etape|fase|verkaufsphase|deal pipeline stage|deal phase)$/,
  ],
  [
    90,
    /^(phase|etapa|etape|fase|estado) (d[aeo]|del?( la)?|de l|di|della) (negocio|trato|oportunidade?|transaction|affaire|opportunite|trattativa)$/,
  ],
  [70, /^(lifecycle stage|lifecyclestage|forecast category|forecast category name)$/],
];
/** Headers of columns that answer whether a deal was won. */
const ANSWERS_ABOUT_WINNING =
  /\b(won|win|converted|conversion|purchased|bought|enrolled|subscribed|sold|is lead|approved)\b/;
/** `Conversion value` is no answer, even where it is 1 each time. */
const MEASURES = /\b(values?|amount|revenue|rate|count|number|days|id)\b/;
const ANSWER_HEADERS =
  /^(y|is won|won|is converted|converted|conversion|target|label|class|response|outcome|status|result|closed won|deal won|purchased|is customer|subscribed|approved|revenue|sale)$/;

/** A role for each column, each role at most once except `stageDate`. */
export function guessRoles(columns: readonly Candidate[]): RoleGuess[] {
  const guesses: RoleGuess[] = columns.map(() => ({ role: null, stage: null }));
  const scored = columns.flatMap((candidate, column) =>
    scoresOf(candidate).map(([role, score]) => ({ role, score, column })),
  );
  scored.sort((a, b) => b.score - a.score || a.column - b.column);
  const taken = new Set<FieldRole>();
  for (const { role, column } of scored) {
    if (taken.has(role) || guesses[column]!.role) continue;
    taken.add(role);
    guesses[column] = { role, stage: null };
  }
  // In a file of deals, a plain `Name` is the deal's; people come with an address of their own.
  const person = guesses.findIndex(({ role }) => role === 'person');
  const address = columns[guesses.findIndex(({ role }) => role === 'email')]?.header;
  if (PLAIN_NAME.test(columns[person]?.header ?? '') && (!address || OF_A_CONTACT.test(address)))
    guesses[person] = { role: null, stage: null };
  columns.forEach(({ header, guess }, column) => {
    const stage = guess.type === 'date' && !guesses[column]!.role ? stageOf(header) : null;
    if (stage) guesses[column] = { role: 'stageDate', stage };
  });
  return guesses;
}

/** Headers of addresses that are not those of what the rows are about. */
const OF_A_CONTACT = /^contacts?$|^(primary )?(contact|person) /;

/** Pipedrive puts what a column is about before its name: `Affaire - Affaire créée`. */
const ABOUT_DEALS = /^((affaire|trato|negocio) )+/;

const CURRENCIES = /\b(usd|eur|gbp|inr|chf|cad|aud|jpy|brl|mxn|dollars?|euros?)$/;

/** What a CRM calls its own columns is surer than any word. */
const IN_CRM = 110;

function scoresOf(candidate: Candidate): [FieldRole, number][] {
  if (candidate.profile.filled === 0 || candidate.inCrm === null) return [];
  const scores: [FieldRole, number][] = [];
  const plain = candidate.header.replace(ABOUT_DEALS, '').replace(CURRENCIES, '').trim();
  const inGroup = candidate.isGrouped ? endsOf(plain) : [];
  for (const role of Object.keys(VOCABULARY) as (keyof typeof VOCABULARY)[]) {
    const score = Math.max(
      headerScore(VOCABULARY[role], plain),
      ...inGroup.map((name) => headerScore(VOCABULARY[role], name) - WITHOUT_GROUP),
    );
    if ((score > 0 || candidate.inCrm === role) && VALUES_FIT[role](candidate)) {
      scores.push([role, candidate.inCrm === role ? IN_CRM : score]);
    }
  }
  const { profile, header } = candidate;
  if (
    SOME_NUMBER.test(header) &&
    !OTHER_NUMBER.test(header) &&
    profile.isUnique &&
    VALUES_FIT.id(candidate)
  ) {
    scores.push(['id', 40]);
  }
  if (profile.isAddresses) scores.push(['email', 50]);
  const outcome = outcomeScore(candidate);
  if (outcome > 0) scores.push(['outcome', candidate.inCrm === 'outcome' ? IN_CRM : outcome]);
  return scores;
}

/** The words behind each of the words: `b c` and `c` of `a b c`. */
const endsOf = (header: string): string[] =>
  [...header.matchAll(/ /g)].map(({ index }) => header.slice(index + 1));

/** How much surer a header is that says all of it than one whose group has to be left away. */
const WITHOUT_GROUP = 15;

const headerScore = (vocabulary: Vocabulary, header: string): number =>
  Math.max(0, ...vocabulary.filter(([, pattern]) => pattern.test(header)).map(([score]) => score));

const isWord = ({ guess }: Pick<Candidate, 'guess'>): boolean =>
  guess.type === 'text' || guess.type === 'category';
const isDate = ({ guess }: Candidate): boolean => guess.type === 'date';
const isNameOrNumber = (candidate: Candidate): boolean =>
  isWord(candidate) || candidate.guess.type === 'number';

/** `Client` says of a deal also whether it is with a new one or an old one. */
const isKindOfClient = ({ header, profile }: Candidate): boolean =>
  /^(client|customer|party)$/.test(header) && profile.distinct <= Math.min(10, profile.filled / 20);

/** One account for all is that of who sells: the account that runs the ads. */
const isOurs = ({ profile }: Candidate): boolean => profile.distinct === 1 && profile.filled >= 20;

const VALUES_FIT: Record<keyof typeof VOCABULARY, (candidate: Candidate) => boolean> = {
  // A column in which most values repeat is no id, unless it says whose: such a table tells of its deals again and again.
  id: ({ header, profile, guess, isDated }) =>
    guess.type !== 'date' &&
    guess.type !== 'boolean' &&
    ((isDated && NAMES_DEALS.test(header)) || profile.more || profile.distinct >= profile.filled / 2),
  // Many people, each with few deals: a handful of values is a kind of contact, not a person.
  person: (candidate) =>
    isNameOrNumber(candidate) &&
    candidate.profile.distinct > candidate.profile.filled / 100 &&
    !isBareAddresses(candidate.profile) &&
    !isCompanies(candidate.profile),
  account: (candidate) => isNameOrNumber(candidate) && !isKindOfClient(candidate) && !isOurs(candidate),
  email: isWord,
  title: isWord,
  source: isWord,
  owner: isNameOrNumber,
  amount: ({ guess }) => guess.type === 'number',
  createdAt: isDate,
  wonAt: isDate,
  lostAt: isDate,
  lostReason: isWord,
};

/** Addresses without a name beside them: `Ann Lee (ann@acme.com)` names a person all the same. */
const isBareAddresses = ({ values }: ColumnProfile): boolean =>
  values.filter((value) => /^\S+@\S+$/.test(value)).length > values.length / 2;

/** How companies end, in most countries. */
const LEGAL_FORM =
  /\b(inc|llc|ltd|plc|corp|co|company|group|gmbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|ab|oy|pty|holdings?)\.?$/i;
const SOME_COMPANIES = 0.1;

const isCompanies = ({ values }: ColumnProfile): boolean =>
  values.filter((value) => LEGAL_FORM.test(value)).length > SOME_COMPANIES * values.length;

const MOST_STATUSES = 60;
/** What a column without any value would lose. */
const EMPTY = 40;
/** From which share of its values on a column of another status is understood. */
const MOST = 0.7;
const SOME_STATUS = /\b(status|stage|outcome|result)$/;
const OTHER_STATUS =
  /\b(previous|prior|last|payment|e ?mail|marketing|subscription|delivery|ticket|task|call)\b/;

/** How likely a column says how deals ended; values that name an ending count as much as the header. */
function outcomeScore({ header, profile, guess, inCrm, outcomesInCrm, share }: Candidate): number {
  if (profile.more || profile.distinct > MOST_STATUSES || guess.type === 'date') return 0;
  if (inCrm === 'outcome' && isCoded(profile, outcomesInCrm)) return IN_CRM;
  if (isAnswer(profile))
    return ANSWER_HEADERS.test(header)
      ? 95
      : ANSWERS_ABOUT_WINNING.test(header) && !MEASURES.test(header)
        ? 55
        : 0;
  if (!isWord({ guess })) return 0;
  const { values } = profile;
  const named = values.map((value) => own(outcomesInCrm, normalize(value)) ?? outcomeNamed(value));
  const endings = new Set(named.filter((outcome) => outcome !== null && outcome !== 'open'));
  const understood = named.filter((outcome) => outcome !== null).length / values.length;
  const byHeader = inCrm === 'outcome' ? 100 : headerScore(OUTCOME_HEADERS, header.replace(ABOUT_DEALS, ''));
  // Values that name nothing would leave out every row, and rows without one are left out too.
  if (byHeader > 0 && understood > 0)
    return byHeader / 2 + 30 * Math.min(endings.size, 2) + 20 * understood - EMPTY * (1 - share);
  if (!endings.has('won') || endings.size < 2) return 0;
  // Where several columns name endings, the one with few values leaves none of them to be guessed.
  if (understood === 1) return 60 + 1 / values.length;
  if (understood >= MOST && SOME_STATUS.test(header) && !OTHER_STATUS.test(header)) return 57;
  return ['won', 'lost'].every((ending) => values.some((value) => normalize(value) === ending)) ? 58 : 0;
}
