import { allConditions } from '../../../domain/definition/walk.ts';
import { type Bitmap, type Field, fieldByRole, type Sample } from '../../../domain/sample/sample.ts';
import { getOr } from '../../kept/get-or.ts';
import { identities } from '../../sample/accounts.ts';
import { personNumbers } from '../../sample/people.ts';
import { dealsWhere } from '../deals.ts';
import type { SampleCheck } from '../finding.ts';

/** Fewer accounts than this with several people prove no pattern. */
const ENOUGH = 5;

/** No account view, although several people of one company are in the sample. */
export const noAccountView: SampleCheck = ({ definition, sample }) => {
  const conditions = allConditions(definition);
  const account = fieldByRole(sample, 'account');
  if (!account || conditions.length === 0) return [];
  const asks = conditions.some(
    (each) => each.kind === 'touchpoints' && (each.scope === 'account' || each.measure === 'people'),
  );
  if (asks) return [];

  const { companies, deals } = getOr(withSeveral, sample, () => companiesWithSeveral(sample, account));
  if (companies < ENOUGH) return [];
  return [
    {
      id: 'no-account-view',
      what: `Several people of one company count for nothing; ${companies} companies of the sample have them.`,
      why: 'Companies buy, not contacts: three people on one problem within a month are a stronger sign than one very busy person.',
      deals,
    },
  ];
};

interface WithSeveral {
  companies: number;
  /** Their deals. */
  deals: Bitmap;
}

/** By sample, the companies of which several people are in it: no edit changes them. */
const withSeveral = new WeakMap<Sample, WithSeveral>();

function companiesWithSeveral(sample: Sample, account: Field): WithSeveral {
  const { of: accountOf, texts } = identities(sample, sample.columns.get(account.key));
  const people = personNumbers(sample);
  const { start } = sample.touchpoints;
  /** The first person seen of each account, and whether another one was. */
  const first = new Uint32Array(texts.length + 1);
  const several = new Uint8Array(texts.length + 1);
  for (let deal = 0; deal < sample.deals; deal++) {
    const of = accountOf[deal]!;
    if (of === 0) continue;
    for (let i = start[deal]!; i < start[deal + 1]!; i++) {
      if (first[of] === 0) first[of] = people[i]!;
      else if (first[of] !== people[i]) several[of] = 1;
    }
  }
  return {
    companies: several.reduce((sum, each) => sum + each, 0),
    deals: dealsWhere(sample, (deal) => several[accountOf[deal]!] === 1),
  };
}
