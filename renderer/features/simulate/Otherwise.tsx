import { Title } from '@mantine/core';
import type { Draft } from '#shared/contract/methods.ts';
import { useAsked } from '../../stores/useAsked.ts';
import classes from './DealPanel.module.css';

/** The smallest changes of the deal's data, and of the definition, that would have brought it further. */
export function Otherwise({ draft, deal }: { draft: Draft; deal: number }) {
  const { answer } = useAsked('otherwise', { draft: draft.id, deal }, [draft.id]);
  if (!answer) return null;
  const { data, definition } = answer;
  return (
    <section aria-label="What would have had to be different">
      <Title order={3}>What would have had to be different</Title>
      {!data && !definition && <p className={classes.seen}>Nothing small: three changes would not do.</p>}
      {data && (
        <>
          <p className={classes.lead}>In its data, and it gets to {data.stage}:</p>
          <Changes words={data.words} />
        </>
      )}
      {definition && (
        <>
          <p className={classes.lead}>
            In {draft.definition.name}, and it gets to {definition.stage}:
          </p>
          <Changes words={definition.words} />
        </>
      )}
    </section>
  );
}

function Changes({ words }: { words: string[] }) {
  return (
    <ul className={classes.changes}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}
