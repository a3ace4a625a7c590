import { Button, Menu, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { Draft } from '#shared/contract/methods.ts';
import type { Comparison, Difference } from '#shared/engine/compare/compare.ts';
import type { JudgedDraft } from '../../platform/engine/protocol.ts';
import { useDefinitions } from '../../stores/definitions.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { SideMark } from '../../ui/marks.tsx';
import { percent } from '../../ui/numbers.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { plainly } from '../../ui/sentence-parts.ts';
import { ComparePage } from './ComparePage.tsx';
import classes from './compare.module.css';
import { MOST_COMPARED, useCompare, useCompared } from './compare-state.ts';
import { DefinitionName } from './DefinitionName.tsx';
import { DifferencesPicture } from './DifferencesPicture.tsx';
import {
  CANT_TELL,
  countsBehind,
  dealsBehind,
  differenceWords,
  MEASURE_WORDS,
  type MeasureWords,
  reachOf,
  sideBySideFinding,
} from './measures.ts';
import { useQuestions } from './questions.ts';
import { SealedThird } from './SealedThird.tsx';
import { Whisker } from './Whisker.tsx';

const NONE: JudgedDraft[] = [];

/** What two to four definitions come to, and how sure the sample is of their differences. */
export function SideBySide() {
  const drafts = useCompared();
  const { compare: asked } = useQuestions();
  const judged = asked?.judged ?? NONE;
  const { answer, isOld } = useAsked(
    'compare',
    asked ?? null,
    drafts.map(({ id }) => id),
  );
  const comparison = answer?.standings.length === drafts.length ? answer : null;
  const stages = judged.map(({ stage: at }) => at);
  const title = comparison ? sideBySideFinding(drafts, stages, comparison) : ['Compare'];
  const stage = drafts[0]?.definition.stages[judged[0]?.stage ?? 1]?.name;
  const isSealed = useWorkshop((state) => state.holdout?.openedAt === null);
  return (
    <ComparePage
      title={<Sentence of={title} />}
      purpose={`All figures are about deals that get to ${stage ?? 'the stage of the verdict'}. Ranges hold with ${percent(0.95)} confidence.${isSealed ? ' The third that was put aside is in none of them.' : ''}`}
    >
      <div className={classes.bar}>
        <Against drafts={drafts} />
        <Choice />
        {comparison && <DifferencesPicture title={plainly(title)} drafts={drafts} comparison={comparison} />}
      </div>
      {comparison ? (
        <Totals drafts={drafts} stages={stages} comparison={comparison} isOld={isOld} />
      ) : drafts.length < 2 ? (
        <Text>Choose at least two definitions.</Text>
      ) : (
        <Skeleton height={360} role="status" aria-label="Comparing" />
      )}
      <SealedThird drafts={drafts} judged={judged} />
    </ComparePage>
  );
}

/** Which definition the others are held against. */
function Against({ drafts }: { drafts: Draft[] }) {
  const compareWith = useDefinitions((state) => state.compareWith);
  const [first] = drafts;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size="1rem" />}>
          Held against {first?.definition.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {drafts.map(({ id, definition }) => (
          <Menu.Item
            key={id}
            leftSection={<SideMark side={definition.side} />}
            onClick={() => compareWith(id)}
          >
            {definition.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Which definitions stand side by side. */
function Choice() {
  const drafts = useDefinitions((state) => state.drafts);
  const { leftOut, toggle } = useCompare();
  const shown = drafts.filter(({ id }) => !leftOut.includes(id));
  if (drafts.length < 3) return null;
  return (
    <fieldset className={classes.choice} aria-label="Which definitions are compared">
      {drafts.map(({ id, definition }) => {
        const isShown = shown.slice(0, MOST_COMPARED).some((draft) => draft.id === id);
        const isLast = isShown && shown.length <= 2;
        return (
          <UnstyledButton
            key={id}
            className={classes.chip}
            aria-pressed={isShown}
            disabled={isLast || (!isShown && shown.length >= MOST_COMPARED)}
            onClick={() => toggle(id)}
          >
            <SideMark side={definition.side} />
            {definition.name}
            {isShown && <IconCheck size="1rem" aria-hidden="true" />}
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}

interface TotalsProps {
  drafts: Draft[];
  /** Of each, the index of its stage that the verdict is about. */
  stages: readonly number[];
  comparison: Comparison;
  isOld: boolean;
}

function Totals({ drafts, stages, comparison, isOld }: TotalsProps) {
  const [first] = drafts;
  const showParted = useCompare((state) => state.showParted);
  return (
    <div className={classes.scroll} data-old={isOld || undefined}>
      <table className={classes.totals}>
        <caption className={classes.hidden}>
          What each definition comes to, and its difference to {first?.definition.name}
        </caption>
        <thead>
          <tr>
            <td />
            {drafts.map(({ id, definition }) => (
              <th key={id} scope="col">
                <DefinitionName definition={definition} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MEASURE_WORDS.map((words) => {
            const differences = comparison.differences.map((each) => each[words.measure]);
            const reach = reachOf(comparison, words.measure);
            return (
              <tr key={words.measure}>
                <th scope="row">
                  <Hint label={words.explanation}>
                    <span>{words.label}</span>
                  </Hint>
                </th>
                {comparison.standings.map((standing, i) => (
                  <td key={drafts[i]!.id}>
                    <Value
                      standing={words.value(standing)}
                      deals={dealsBehind(words, drafts[i]!, stages[i]!)}
                    />
                    {i > 0 && differences[i - 1] && (
                      <DifferenceLine
                        words={words}
                        difference={differences[i - 1]!}
                        counts={countsBehind(words, standing, comparison.standings[0]!)}
                        reach={reach}
                        onOpen={() =>
                          showParted(first!.id, drafts[i]!.id, {
                            kind: 'parted',
                            ...(words.outcomes && { outcomes: words.outcomes }),
                          })
                        }
                      />
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface ValueProps {
  standing: ReturnType<MeasureWords['value']>;
  deals: ReturnType<typeof dealsBehind>;
}

function Value({ standing: { value, of }, deals }: ValueProps) {
  const number = (
    <span className={classes.standing}>
      <span className={classes.value}>{value}</span>
      {of && <span className={classes.of}>{of}</span>}
    </span>
  );
  if (value === CANT_TELL) return number;
  return (
    <DealsLink {...deals} quiet>
      {number}
    </DealsLink>
  );
}

/** A difference with its range on a line through zero, and in words. */
function DifferenceLine({
  words,
  difference,
  counts,
  reach,
  onOpen,
}: {
  words: MeasureWords;
  difference: Difference;
  /** What it rests on. */
  counts: string;
  reach: number;
  /** Opens the deals behind it. */
  onOpen: () => void;
}) {
  return (
    <div className={classes.difference}>
      <Whisker difference={difference} reach={reach} />
      {difference.tells === 'same' ? (
        <span>{differenceWords(words, difference)}</span>
      ) : (
        <UnstyledButton
          className={classes.differs}
          title="List: the deals on which they part"
          onClick={onOpen}
        >
          {differenceWords(words, difference)}
        </UnstyledButton>
      )}
      {difference.tells === 'cantTell' && (
        <>
          <span className={classes.tells}>too close to call</span>
          <span>{counts}</span>
        </>
      )}
    </div>
  );
}
