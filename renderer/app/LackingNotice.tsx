import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { asksOf, lackingIn } from '#shared/domain/definition/asks.ts';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { FitDialog } from '../features/templates/FitDialog.tsx';
import { useDraft } from '../stores/definitions.ts';
import { type SampleFacts, useWorkshop } from '../stores/workshop.ts';
import classes from './LackingNotice.module.css';

/** Names that fit in the sentence. */
const NAMED = 4;

/** Says, where these deals don't tell most of what the definition asks, that its verdict stands on nothing. */
export function LackingNotice() {
  // It can wait for what is being typed.
  const definition = useDeferredValue(useDraft()?.definition);
  const sample = useWorkshop((state) => state.sample);
  return definition && sample ? <Notice definition={definition} sample={sample} /> : null;
}

function Notice({ definition, sample }: { definition: Definition; sample: SampleFacts }) {
  const [fitting, setFitting] = useState(false);
  const { lacking, names, asked } = useMemo(() => {
    const lacks = lackingIn(definition, sample);
    const asks = asksOf(definition);
    return {
      lacking: lacks,
      names: [...lacks.fields, ...lacks.touchpoints],
      asked: asks.fields.length + asks.touchpoints.length,
    };
  }, [definition, sample]);
  if (names.length === 0 || names.length < asked / 2) return null;
  const more = names.length - NAMED;
  return (
    <Group className={classes.notice} gap="sm" wrap="nowrap" role="status">
      <IconAlertTriangle size="1.25rem" className={classes.mark} aria-hidden />
      <Text>
        Of {asked} things that “{definition.name}” asks, these deals don’t tell {names.length}:{' '}
        {names.slice(0, NAMED).join(', ')}
        {more > 0 && ` and ${more} more`}. What asks for them is unknown for every deal.
      </Text>
      <Button variant="default" className={classes.action} onClick={() => setFitting(true)}>
        Fit it to these deals…
      </Button>
      <FitDialog
        definition={definition}
        lacking={lacking}
        sample={sample}
        opened={fitting}
        onClose={() => setFitting(false)}
      />
    </Group>
  );
}
