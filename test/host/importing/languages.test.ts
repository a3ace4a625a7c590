/** Exports as CRMs write them, in their users' languages: what an admin would have to correct otherwise. */
import { describe, expect, test } from 'vitest';
import { previewTables } from '../../../electron/host/importing/preview-tables.ts';
import { importFiles, preview, quietly, together } from './support.ts';

const rows = (header: string, row: (i: number) => string, count = 12): string =>
  [header, ...Array.from({ length: count }, (_, i) => row(i))].join('\n');
const date = (i: number) => `${String(13 + (i % 15)).padStart(2, '0')}/05/2025`;

const FILES: Record<
  string,
  { file: string; roles: Record<string, string>; late: string[]; outcomes: object }
> = {
  'Dynamics in German': {
    file: rows(
      '(Nicht ändern) Verkaufschance;Thema;Potenzieller Kunde;Gesch. Umsatz;Tats. Umsatz;Status;Statusgrund;Erstellt am;Tatsächliches Abschlussdatum;Besitzer;Quelle',
      (i) =>
        `a${i}-b;Halle ${i};Müller ${i} GmbH;${i + 1}.250,00 €;${i + 2}.100,50 €;${['Gewonnen', 'Verloren', 'Offen'][i % 3]};${['Fertig', 'Zu teuer', ''][i % 3]};${13 + i}.01.2025 10:15;${i % 3 === 2 ? '' : `${13 + i}.05.2025`};Max Weiß;${['Messe', 'Web'][i % 2]}`,
    ),
    roles: {
      '(Nicht ändern) Verkaufschance': 'id',
      'Potenzieller Kunde': 'account',
      'Tats. Umsatz': 'amount',
      Status: 'outcome',
      'Erstellt am': 'createdAt',
      'Tatsächliches Abschlussdatum': 'wonAt',
      Besitzer: 'owner',
      Quelle: 'source',
    },
    late: ['Statusgrund', 'Gesch. Umsatz'],
    outcomes: { Gewonnen: 'won', Verloren: 'lost', Offen: 'open' },
  },
  'Pipedrive in French': {
    file: rows(
      'Affaire - ID;Affaire - Titre;Affaire - Valeur;Affaire - Devise;Affaire - Statut;Affaire - Étape;Affaire - Affaire créée;Affaire - Affaire gagnée le;Affaire - Affaire perdue le;Affaire - Motif de perte;Affaire - Propriétaire;Organisation - Nom;Personne - E-mail',
      (i) =>
        `${i + 1};Projet ${i};${i + 1}250,50;EUR;${['Gagné', 'Perdu', 'Ouvert'][i % 3]};Devis;${date(i)} 09:00;${i % 3 === 0 ? `${date(i)} 17:00` : ''};${i % 3 === 1 ? `${date(i)} 17:00` : ''};${i % 3 === 1 ? 'Prix' : ''};Zoé;Société ${i};z${i}@exemple.fr`,
    ),
    roles: {
      'Affaire - ID': 'id',
      'Affaire - Valeur': 'amount',
      'Affaire - Statut': 'outcome',
      'Affaire - Affaire créée': 'createdAt',
      'Affaire - Affaire gagnée le': 'wonAt',
      'Affaire - Motif de perte': 'lostReason',
      'Affaire - Propriétaire': 'owner',
      'Organisation - Nom': 'account',
      'Personne - E-mail': 'email',
    },
    late: ['Affaire - Étape', 'Affaire - Motif de perte', 'Affaire - Affaire perdue le'],
    outcomes: { Gagné: 'won', Perdu: 'lost', Ouvert: 'open' },
  },
  'Zoho in Spanish': {
    file: rows(
      'ID de registro,Nombre de Trato,Nombre de Cuenta,Fase,Importe,Fecha de cierre,Hora de creación,Propietario de Trato,Fuente de Posible cliente,Probabilidad (%)',
      (i) =>
        `zcrm_${400 + i},Trato ${i},Cuenta ${i},${['Cerrado ganado', 'Cerrado perdido', 'Negociación/Revisión'][i % 3]},"€ ${i + 1}234,50",${date(i)},${date(i)} 09:00 AM,Ana,${['Feria', 'Web'][i % 2]},${[100, 0, 50][i % 3]}`,
    ),
    roles: {
      'ID de registro': 'id',
      'Nombre de Cuenta': 'account',
      Fase: 'outcome',
      Importe: 'amount',
      'Fecha de cierre': 'wonAt',
      'Hora de creación': 'createdAt',
      'Propietario de Trato': 'owner',
      'Fuente de Posible cliente': 'source',
    },
    late: ['Probabilidad (%)'],
    outcomes: { 'Cerrado ganado': 'won', 'Cerrado perdido': 'lost', 'Negociación/Revisión': 'open' },
  },
  'HubSpot in Spanish': {
    file: rows(
      'ID de registro;Nombre del negocio;Etapa del negocio;Fecha de cierre;Propietario del negocio;Valor;Fecha de creación;Fuente original;Motivo de cierre perdido;Número de veces contactado;Número de empleados',
      (i) =>
        `${90 + i};Licencia ${i};${['Cierre ganado', 'Cierre perdido', 'Cita programada', 'Contrato enviado'][i % 4]};${date(i)} 10:00;Ana;${i + 1}.250,00;${date(i)} 09:00;Búsqueda orgánica;${i % 4 === 1 ? 'Precio' : ''};${i};${i * 10}`,
    ),
    roles: {
      'ID de registro': 'id',
      'Etapa del negocio': 'outcome',
      'Fecha de cierre': 'wonAt',
      'Propietario del negocio': 'owner',
      Valor: 'amount',
      'Fecha de creación': 'createdAt',
      'Fuente original': 'source',
      'Motivo de cierre perdido': 'lostReason',
    },
    late: ['Número de veces contactado'],
    outcomes: {
      'Cierre ganado': 'won',
      'Cierre perdido': 'lost',
      'Cita programada': 'open',
      'Contrato enviado': 'open',
    },
  },
  'a French list of deals': {
    file: rows(
      'N° affaire;Société;Contact;Fonction;Origine du contact;Date de création;Date de clôture;Statut;Montant HT;Motif de perte;Nb de relances',
      (i) =>
        `AFF-${i};Orbis ${i};Zoé ${i};PDG;Salon;${date(i)};${date(i)};${['Gagné', 'Perdu', 'En cours', 'Abandonné'][i % 4]};${i + 1} 250,50 €;${i % 4 === 1 ? 'Prix' : ''};${i}`,
    ),
    roles: {
      'N° affaire': 'id',
      Société: 'account',
      Contact: 'person',
      Fonction: 'title',
      'Origine du contact': 'source',
      'Date de clôture': 'wonAt',
      Statut: 'outcome',
      'Montant HT': 'amount',
      'Motif de perte': 'lostReason',
    },
    late: ['Nb de relances'],
    outcomes: { Gagné: 'won', Perdu: 'lost', 'En cours': 'open', Abandonné: 'lost' },
  },
  'RD Station in Portuguese': {
    file: rows(
      'Nome,Empresa,Etapa,Estado,Motivo de Perda,Valor Único,Data de criação,Data de fechamento,Fonte,Responsável,Contatos',
      (i) =>
        `Negócio ${i},Empresa ${i},Proposta enviada,${['Vendida', 'Perdida', 'Em andamento', 'Pausada'][i % 4]},${i % 4 === 1 ? 'Preço' : ''},"R$ ${i + 1}.234,50",${date(i)} 10:00,${date(i)},Indicação,Bia,Zé ${i}`,
    ),
    roles: {
      Empresa: 'account',
      Estado: 'outcome',
      'Motivo de Perda': 'lostReason',
      'Valor Único': 'amount',
      'Data de criação': 'createdAt',
      'Data de fechamento': 'wonAt',
      Fonte: 'source',
      Responsável: 'owner',
      Contatos: 'person',
    },
    late: ['Etapa'],
    outcomes: { Vendida: 'won', Perdida: 'lost', 'Em andamento': 'open', Pausada: 'open' },
  },
  'opportunities of Close': {
    file: rows(
      'id,lead_name,contact_name,status_label,status_type,user_name,value,confidence,date_created,date_won,date_lost',
      (i) =>
        `oppo_${i},Acme ${i} Inc,Ann ${i},${['Signed', 'Unresponsive', 'Demo'][i % 3]},${['won', 'lost', 'active'][i % 3]},Kim,${i}00,${i % 100},2025-01-02 10:00:00.123+00:00,${i % 3 ? '' : '2025-03-04'},${i % 3 === 1 ? '2025-03-05' : ''}`,
    ),
    roles: { lead_name: 'account', contact_name: 'person', user_name: 'owner', status_type: 'outcome' },
    late: ['confidence', 'status_label'],
    outcomes: { won: 'won', lost: 'lost', active: 'open' },
  },
  'a Swiss list of orders': {
    file: rows(
      'Kunde;Auftragsdatum;Auftragswert;Status',
      (i) => `Kunde ${i};${13 + i}.05.2025;CHF ${i + 1}'250;gewonnen`,
    ),
    roles: { Kunde: 'account', Auftragsdatum: 'wonAt', Auftragswert: 'amount', Status: 'outcome' },
    late: [],
    outcomes: { gewonnen: 'won' },
  },
  'a Salesforce report': {
    file: rows(
      'Opportunity ID,Stage,Amount,Created Date,Date/Time Closed,Lead Source',
      (i) =>
        `006Dn00000A${i}xyz,${['Closed Won', 'Closed Lost', 'Prospecting'][i % 3]},${i}00,${date(i)},${i % 3 === 2 ? '' : `"${date(i)}, 4:05 PM"`},Web`,
    ),
    roles: { 'Opportunity ID': 'id', 'Date/Time Closed': 'wonAt', 'Created Date': 'createdAt' },
    late: ['Date/Time Closed'],
    outcomes: { 'Closed Won': 'won', 'Closed Lost': 'lost', Prospecting: 'open' },
  },
  'a spreadsheet of wins and losses': {
    file: rows(
      '"Deal\nID","Won/\nLost",Deal Size,Closed',
      (i) => `${100 + i},${['W', 'L', 'Pending'][i % 3]},$${i + 1}.5K,${date(i)}`,
    ),
    roles: { 'Deal ID': 'id', 'Won/ Lost': 'outcome', 'Deal Size': 'amount', Closed: 'wonAt' },
    late: [],
    outcomes: { W: 'won', L: 'lost', Pending: 'open' },
  },
};

describe.each(Object.entries(FILES))('%s', (_, { file, roles, late, outcomes }) => {
  test('is read as its admin would', async () => {
    const { mapping, totalRows } = await preview(file);
    expect(totalRows).toBe(12);
    const found = Object.fromEntries(
      mapping.columns.filter(({ label }) => label in roles).map(({ label, role }) => [label, role]),
    );
    expect(found).toEqual(roles);
    expect(mapping.outcomes).toEqual(outcomes);
    const known = Object.fromEntries(mapping.columns.map((column) => [column.label, column.known]));
    expect(late.map((label) => [label, known[label]])).toEqual(late.map((label) => [label, 'end']));
  });
});

test('a HubSpot column names its stage without its pipeline', async () => {
  const header =
    'Record ID,Deal Name,Deal Stage,Create Date,"Date entered ""Appointment scheduled (Sales Pipeline)"""';
  const { mapping } = await preview(
    rows(header, (i) => `${90 + i},Deal ${i},${['Closed won', 'Closed lost'][i % 2]},2025-01-02,2025-02-03`),
  );
  expect(mapping.columns.at(-1)).toMatchObject({ role: 'stageDate', stage: 'Appointment scheduled' });
});

test('Salesforce’s ids of 15 and 18 signs are the same, whichever server wrote them', async () => {
  const id = (i: number) => `006Dn00000Ab${String(i).padStart(3, '0')}`;
  const deals = rows(
    'Id,Name,StageName,CreatedDate',
    (i) => `${id(i)}IAX,Deal ${i},${i % 2 ? 'Closed Won' : 'Closed Lost'},2025-01-01`,
  );
  const history = rows(
    'OpportunityId,Field,OldValue,NewValue,CreatedDate',
    (i) => `${id(i)},StageName,Prospecting,Qualification,2025-01-05T08:00:00Z`,
  );
  await together({ 'Opportunity.csv': deals, 'OpportunityFieldHistory.csv': history }, async (paths) => {
    const { mapping } = await previewTables(paths, undefined, quietly());
    const { report } = await importFiles(paths, mapping);
    expect(report.tables).toMatchObject([{ kind: 'history', matched: 12, rows: 12 }]);
  });
});
