import { Button, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '#shared/contract/methods.ts';
import type { JudgedDraft } from '../../platform/engine/protocol.ts';
import { tell } from '../../stores/notices.ts';
import { useAsked } from '../../stores/useAsked.ts';
import { useWorkshop } from '../../stores/workshop.ts';
import { DealsLink } from '../../ui/DealsLink.tsx';
import { count, day, percent } from '../../ui/numbers.ts';
import classes from './compare.module.css';
import { DefinitionName } from './DefinitionName.tsx';

interface Props {
  drafts: Draft[];
  judged: JudgedDraft[];
}

/** The third of the deals that nobody looks at while definitions are tuned: sealed once, opened once. */
export function SealedThird({ drafts, judged }: Props) {
  const { sample, holdout, sealThird, openSealed } = useWorkshop();
  const timeZone = sample?.timeZone;
  if (!sample) return null;
  const on = (iso: string) => day(Date.parse(iso), timeZone);
  const by = (who: string | null) => (who ? ` by ${who}` : '');
  const third = `about ${count(Math.round(sample.deals / 3))} deals`;
  return (
    <section className={classes.sealed} aria-label="Sealed third">
      <Title order={2}>A test on deals that nobody has seen</Title>
      {!holdout && (
        <>
          <Text>
            Definitions fit the deals that they were tuned on. Put a third of them aside now ({third}, the
            same share of won, lost and rejected), and see at the end how each definition does on those.
          </Text>
          <Confirm
            action="Put a third aside"
            question="Put a third of the deals aside?"
            consequence="All figures leave them out until you open them. That can be done once for these deals."
            onConfirm={sealThird}
          />
        </>
      )}
      {holdout?.openedAt === null && (
        <>
          <Text>
            A third ({third}) was put aside on {on(holdout.sealedAt)}
            {by(holdout.sealedBy)}. No figure looks at them.
          </Text>
          <Confirm
            action="Open them"
            question="Open the deals that were put aside?"
            consequence="Do it once the room has agreed: from then on they are deals like all others, and the workshop remembers when they were opened."
            onConfirm={openSealed}
          />
        </>
      )}
      {holdout?.openedAt && (
        <>
          <Text>
            Put aside on {on(holdout.sealedAt)}
            {by(holdout.sealedBy)}, opened on {on(holdout.openedAt)}
            {by(holdout.openedBy)}. On these deals alone:
          </Text>
          <Opened drafts={drafts} judged={judged} />
        </>
      )}
    </section>
  );
}

const COLUMNS = [
  { of: 'wonCaptured', group: 'wonCaught', label: 'Won captured' },
  { of: 'junkLetThrough', group: 'junkLetThrough', label: 'Junk let in' },
] as const;

/** What each definition comes to on the opened third. */
function Opened({ drafts, judged }: Props) {
  const ids = drafts.map(({ id }) => id);
  const { answer } = useAsked('sealed', judged.length === ids.length ? { judged } : null, ids);
  if (answer?.summaries.length !== drafts.length) return null;
  const { summaries, deals } = answer;
  return (
    <div className={classes.scroll}>
      <table className={classes.deals}>
        <thead>
          <tr>
            <th scope="col">Definition</th>
            {COLUMNS.map(({ of, label }) => (
              <th key={of} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ id, definition }, i) => (
            <tr key={id}>
              <th scope="row">
                <DefinitionName definition={definition} />
              </th>
              {COLUMNS.map(({ of, group, label }) => {
                const share = summaries[i]!.verdict[of];
                return (
                  <td key={of}>
                    <DealsLink
                      words={`${label} by ${definition.name}, of the deals that were put aside`}
                      query={{ among: deals, group }}
                      draft={id}
                      none={!share}
                    >
                      {share
                        ? `${percent(share.hits / share.of)} · ${count(share.hits)} of ${count(share.of)} (${percent(share.low)} to ${percent(share.high)})`
                        : 'can’t tell'}
                    </DealsLink>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ConfirmProps {
  action: string;
  question: string;
  consequence: string;
  onConfirm: (who: string) => Promise<void>;
}

/** What can be done only once is asked twice, with a name to it. */
function Confirm({ action, question, consequence, onConfirm }: ConfirmProps) {
  const [isAsking, ask] = useState(false);
  const [who, setWho] = useState('');
  const confirm = async () => {
    ask(false);
    try {
      await onConfirm(who);
    } catch (error) {
      tell({ kind: 'problem', title: 'That could not be done', error });
    }
  };
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {action}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={question}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            confirm();
          }}
        >
          <Stack gap="md">
            <Text>{consequence}</Text>
            <TextInput
              label="Who does it?"
              data-autofocus
              required
              value={who}
              onChange={({ currentTarget: { value } }) => setWho(value)}
            />
            <Button type="submit">{action}</Button>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
