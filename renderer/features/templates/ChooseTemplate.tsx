import { Button, Group, Radio, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { Side } from '#shared/domain/definition/schema.ts';
import { SIDES } from '#shared/domain/definition/vocabulary.ts';
import { TEMPLATES } from '#shared/domain/templates/all.ts';
import { CHECKLIST } from '#shared/domain/templates/checklists.ts';
import {
  type Beginning,
  CHECKLISTS,
  type ChecklistName,
  type Template,
} from '#shared/domain/templates/template.ts';
import { SIDE_LABEL } from '../../ui/marks.tsx';
import classes from './Templates.module.css';

interface Props {
  template: Template;
  beginning: Beginning;
  onTemplate: (template: Template) => void;
  onBeginning: (beginning: Beginning) => void;
  onClose: () => void;
  onNext: () => void;
}

/** Which template, whose definition it becomes, and what sales has to have heard. */
export function ChooseTemplate({ template, beginning, onTemplate, onBeginning, onClose, onNext }: Props) {
  const { name, side, checklist } = beginning;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onNext();
      }}
    >
      <Stack gap="md">
        <Radio.Group
          aria-label="Template"
          value={template.id}
          onChange={(id) => onTemplate(TEMPLATES.find((one) => one.id === id) ?? template)}
        >
          <div className={classes.templates}>
            {TEMPLATES.map((one) => (
              <Radio.Card key={one.id} value={one.id} className={classes.template}>
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator mt={3} />
                  <div>
                    <div className={classes.name}>{one.name}</div>
                    <div className={classes.purpose}>{one.purpose}</div>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <SimpleGrid cols={3}>
          <TextInput
            label="Name"
            value={name}
            maxLength={200}
            onChange={({ currentTarget: { value } }) => onBeginning({ ...beginning, name: value })}
          />
          <Select
            label="Whose definition"
            data={SIDES.map((value) => ({ value, label: SIDE_LABEL[value] }))}
            value={side}
            allowDeselect={false}
            onChange={(value) => value && onBeginning({ ...beginning, side: value as Side })}
          />
          <Select
            label="What an SQL needs"
            data={CHECKLISTS.map((value) => ({ value, label: CHECKLIST[value].label }))}
            value={checklist}
            allowDeselect={false}
            onChange={(value) => value && onBeginning({ ...beginning, checklist: value as ChecklistName })}
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!name.trim()}>
            Next: your fields
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
