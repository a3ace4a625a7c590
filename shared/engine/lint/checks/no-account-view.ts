import { allConditions } from '../../../domain/definition/walk.ts';
import { fieldByRole } from '../../../domain/sample/sample.ts';
import { textOf } from '../../deal-list.ts';
import { dealsWhere } from '../deals.ts';
import type { SampleCheck } from '../finding.ts';

/** Fewer accounts than this with several people prove no pattern. */
const ENOUGH = 5;

/** No account view, although several people of one company are in the sample. */
export const noAccountView: SampleCheck = ({ definition, sample }) => {
  const conditions = allConditions(definition);
  const account = fieldByRole(sample, 'account');
  if (!account || conditions.length === 0) return [];
  if (
    conditions.some(
      (each) => each.kind === 'touchpoints' && (each.scope === 'account' || each.measure === 'people'),
    )
  ) {
    return [];
  }
  const person = fieldByRole(sample, 'person');
  const peopleOf = new Map<string, Set<string>>();
  const { start, person: by, people } = sample.touchpoints;
  const accounts: (string | null)[] = [];
  for (let deal = 0; deal < sample.deals; deal++) {
    const name = textOf(sample, account, deal);
    accounts.push(name);
    if (name === null) continue;
    const known = peopleOf.get(name) ?? new Set<string>();
    const own = textOf(sample, person, deal) ?? `deal ${deal}`;
    for (let i = start[deal]!; i < start[deal + 1]!; i++) known.add(people[by[i]! - 1] ?? own);
    peopleOf.set(name, known.add(own));
  }
  const several = [...peopleOf.values()].filter(({ size }) => size > 1).length;
  if (several < ENOUGH) return [];
  return [
    {
      id: 'no-account-view',
      what: `Several people of one company count for nothing; ${several} companies of the sample have them.`,
      why: 'Companies buy, not contacts: three people on one problem within a month are a stronger sign than one very busy person.',
      deals: dealsWhere(sample, (deal) => (peopleOf.get(accounts[deal] ?? '')?.size ?? 0) > 1),
    },
  ];
};
