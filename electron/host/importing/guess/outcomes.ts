/** What a CRM's status values say about how a deal ended. */
import { words } from '#shared/domain/criteria/text.ts';
import type { Outcome } from '#shared/domain/sample/sample.ts';

/** In this order: the first that fits decides, so that `Closed - Not Converted` isn't won. */
const VOCABULARY: readonly [Outcome, RegExp][] = [
  [
    'rejected',
    /\b(dis ?qualified|un ?qualified|not qualified|unqualifiziert|no calificado|nao qualificad[oa]|non qualifiee?|rejected|refused by sales|sales rejected|trash|bad (lead|fit|data|timing)|poor fit|not a (good )?fit|no fit|junk|spam|invalid|duplicate|fake|not converted|do not (call|contact)|wrong number|unsuitable|out of (scope|market)|abgelehnt|disqualifiziert|descalificado|rechazado|disqualifie|rejete|squalificato|scartato)\b/,
  ],
  [
    'lost',
    /^l$|\b(lost|loss|lose|no sale|not interested|no interest|uninterested|not won|deal failed|failed|failure|not (booked|sold|purchased|enrolled)|declined|cancell?ed|dead|abandoned|withdrawn|churned(?! (client|customer))|verloren|abgebrochen|storniert|perdue?|perdid[oa]|pers[oa]|abandonnee?|abandonad[oa]|annulee?|cancelad[oa]|sans suite)\b/,
  ],
  [
    'won',
    /^(w|booked)$|\b(won|win|converted|customer|sale done|sold|deal (done|closed)|signed|purchased|bought|paid|enrolled|success|successful|evangelist|gewonnen|kunde|gagnee?|signee?|vendue?|client|ganad[oa]|firmad[oa]|cliente|vint[oa]|vendid[oa]|ganh[oa]|negocio fechado)\b/,
  ],
  [
    'open',
    /\b(open|new|incoming|created|submitted|active|working|worked|contacted|contacting|uncontacted|connected|in progress|progress|pending|nurtur\w*|prospect\w*|engag\w*|qualif\w*|discovery|analysis|evaluation|proposal|quote|quoted|bid|bidding|tender|invoice|closure|closing|pricing|price|negotiat\w*|review|contract|commit|presentation|pitch\w*|meeting|appointment|demo|trial|pilot|follow up|contact in future|did not connect|not connected|no answer|attempt\w*|attempted|unresponsive|on hold|paused|suspended|stalled|hot|warm|cold|interested|interest|sales accepted|callback|call back|lead|leads|mql|sal|sql|subscriber|opportunity|pipeline|assigned|unassigned|recycled|verbal|needs?|perception|decision\w*|scheduled|sent|offen|neu|kontaktiert|in bearbeitung|angebot|verhandlung|ouvert|nouveau|contacte|en cours|proposition|negociacion|negociation|revision|abierto|nuevo|contactado|en proceso|propuesta|aperto|nuovo|contattato|in corso|novo|aberto|contatado|em andamento|pausad[oa]|(en|em) espera|en attente|enviad[oa]|programad[oa]|agendad[oa]|[cq]ualificad[oa]|[cq]ualificac(ion|ao)|prospec(cion|cao)|qualifiee?|presentacion|apresentacao|contat[oa]|contrat[oa]?|reunion|reuniao|devis|presupuesto|orcamento|rendez vous)\b/,
  ],
];

/** The outcome that a value's words name; null where they name none, and a person has to say. */
export function outcomeNamed(value: string): Outcome | null {
  const spoken = words(
    value.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/\bclosed(?=(won|lost)\b)/i, 'closed '),
  ).join(' ');
  return VOCABULARY.find(([, pattern]) => pattern.test(spoken))?.[0] ?? null;
}

/** What the two values of a column that says whether a deal was won mean: `1` and `yes` won, `0` and `no` lost. */
export const outcomeOfAnswer = (answer: boolean): Outcome => (answer ? 'won' : 'lost');
