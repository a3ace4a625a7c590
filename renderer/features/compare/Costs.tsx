import { Button, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { CostSide, MistakeCost, MistakeCosts } from '#shared/contract/deciding.ts';
import type { Draft } from '#shared/contract/methods.ts';
import { bestByRatio, type Mistakes, ratioOf, settle } from '#shared/domain/agreement/mistake-costs.ts';
import type { Summary } from '#shared/engine/simulate/summary.ts';
import { call } from '../../platform/host.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { tell } from '../../stores/notices.ts';
import { useSimulation } from '../../stores/simulation.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { restoreFocus } from '../../ui/focus.ts';
import { SideMark } from '../../ui/marks.tsx';
import { count } from '../../ui/numbers.ts';
import { ComparePage } from './ComparePage.tsx';
import { CostForm } from './CostForm.tsx';
import classes from './compare.module.css';
import { useCompared } from './compare-state.ts';
import { costFinding, ratioWords } from './cost-words.ts';
import costClasses from './costs.module.css';
import { DefinitionName } from './DefinitionName.tsx';

/** With the chart library, which nothing else of Compare needs: loaded while the sides say what a mistake costs. */
const chart = () => import('./CostChart.tsx');
const CostChart = lazy(async () => ({ default: (await chart()).CostChart }));

const PURPOSE =
  'Each side says what a junk lead and a missed win cost, without seeing the other’s. Only how many junk leads one missed win is worth decides which definition is best.';

/** For which costs of a mistake which definition is best, and where both sides would choose alike. */
export function Costs() {
  const drafts = useCompared();
  const summaries = useSimulation((state) => state.summaries);
  const hostTurns = useDefinitions((state) => state.hostTurns);
  useEffect(() => {
    // Where it is drawn, it says so if there is none.
    chart().catch(() => {});
  }, []);
  const [costs, setCosts] = useState<MistakeCosts | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that the host took changes what it answers
  useEffect(() => {
    call('costs.read', {}).then(setCosts, (error) =>
      tell({ kind: 'problem', title: 'The costs could not be read', error }),
    );
  }, [hostTurns]);
  const mistakes = drafts.map(({ id }) => mistakesOf(summaries[id]));
  const known = mistakes.filter((each) => each !== null);
  if (!costs || summaries[drafts[0]?.id ?? ''] === undefined) {
    return (
      <ComparePage title="What a mistake costs" purpose={PURPOSE}>
        <Skeleton height={320} role="status" aria-label="Reading the costs" />
      </ComparePage>
    );
  }
  if (known.length < drafts.length) {
    return (
      <ComparePage title="What a mistake costs" purpose={PURPOSE}>
        <EmptyState title="These deals show one kind of mistake only">
          It takes won deals and lost or rejected ones to weigh a missed win against a junk lead. Bring in
          both under Evidence.
        </EmptyState>
      </ComparePage>
    );
  }
  return <Weighed drafts={drafts} mistakes={known} costs={costs} onCosts={setCosts} />;
}

interface WeighedProps {
  drafts: Draft[];
  mistakes: Mistakes[];
  costs: MistakeCosts;
  onCosts: (costs: MistakeCosts) => void;
}

function Weighed({ drafts, mistakes, costs, onCosts }: WeighedProps) {
  const { askCostsAgain } = useDefinitions.getState();
  const answer = async (side: CostSide, cost: MistakeCost) => {
    try {
      onCosts(await call('costs.answer', { side, cost }));
    } catch (error) {
      tell({ kind: 'problem', title: 'The costs are not in the file', error });
    }
  };
  const said = costs.costs;
  // What had the focus may have gone with the answers, or with a form.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the answers come or go
  useEffect(restoreFocus, [costs]);
  const prices = said && [said.marketing, said.sales];
  const names = drafts.map(({ definition }) => definition.name);
  const settled = prices && settle(mistakes, prices);
  const ratios = said && { marketing: ratioOf(said.marketing), sales: ratioOf(said.sales) };
  return (
    <ComparePage title={costFinding(names, costs.answered, settled)} purpose={PURPOSE}>
      {said && ratios && settled ? (
        <>
          <div className={classes.bar}>
            {(['marketing', 'sales'] as const).map((side) => (
              <span key={side} className={classes.named}>
                <SideMark side={side} /> {ratioWords(ratios[side])}
              </span>
            ))}
            <Button variant="subtle" onClick={askCostsAgain}>
              Ask both again
            </Button>
          </div>
          <Suspense fallback={<Skeleton height={320} role="status" aria-label="Drawing the costs" />}>
            <CostChart
              drafts={drafts}
              mistakes={mistakes}
              stretches={bestByRatio(mistakes)}
              ratios={ratios}
            />
          </Suspense>
          <ExtraCosts drafts={drafts} mistakes={mistakes} settled={settled} />
        </>
      ) : (
        <div className={costClasses.forms}>
          {(['marketing', 'sales'] as const).map((side) => (
            <CostForm
              key={side}
              side={side}
              isAnswered={costs.answered.includes(side)}
              onAnswer={(cost) => answer(side, cost)}
            />
          ))}
        </div>
      )}
    </ComparePage>
  );
}

/** What each definition costs each side more than its own choice. */
function ExtraCosts({
  drafts,
  mistakes,
  settled,
}: {
  drafts: Draft[];
  mistakes: Mistakes[];
  settled: ReturnType<typeof settle>;
}) {
  return (
    <div className={classes.scroll}>
      <table className={classes.deals}>
        <caption className={classes.hidden}>What each definition costs each side</caption>
        <thead>
          <tr>
            <th scope="col">Definition</th>
            <th scope="col" className={classes.number}>
              Won missed
            </th>
            <th scope="col" className={classes.number}>
              Junk let in
            </th>
            <th scope="col" className={classes.number}>
              Costs marketing more
            </th>
            <th scope="col" className={classes.number}>
              Costs sales more
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ id, definition }, i) => (
            <tr key={id}>
              <th scope="row">
                <DefinitionName definition={definition} />
                {!settled.alike && settled.compromise === i && <Text span> — where both could meet</Text>}
              </th>
              <td className={classes.number}>
                <DealsLink
                  words={`Won, missed by ${definition.name}`}
                  query={{ group: 'wonMissed' }}
                  draft={id}
                  none={mistakes[i]!.wonMissed === 0}
                >
                  {count(mistakes[i]!.wonMissed)}
                </DealsLink>
              </td>
              <td className={classes.number}>
                <DealsLink
                  words={`Junk, let through by ${definition.name}`}
                  query={{ group: 'junkLetThrough' }}
                  draft={id}
                  none={mistakes[i]!.junkLetThrough === 0}
                >
                  {count(mistakes[i]!.junkLetThrough)}
                </DealsLink>
              </td>
              {settled.extra.map((extra, side) => (
                <td key={side === 0 ? 'marketing' : 'sales'} className={classes.number}>
                  {extra[i] === 0 ? 'its choice' : `+${count(extra[i]!)}`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function mistakesOf(summary: Summary | undefined): Mistakes | null {
  const { wonCaptured, junkLetThrough } = summary?.verdict ?? {};
  if (!wonCaptured || !junkLetThrough) return null;
  return { wonMissed: wonCaptured.of - wonCaptured.hits, junkLetThrough: junkLetThrough.hits };
}
