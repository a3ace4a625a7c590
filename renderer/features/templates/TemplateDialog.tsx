import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Definition } from '#shared/domain/definition/schema.ts';
import { TEMPLATES } from '#shared/domain/templates/all.ts';
import type { Beginning, Template } from '#shared/domain/templates/template.ts';
import { ChooseTemplate } from './ChooseTemplate.tsx';
import { MapTemplate } from './MapTemplate.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  onAdd: (definition: Definition) => void;
}

/** Begins a definition from a template: which one, and what of the sample stands for what it asks. */
export function TemplateDialog({ opened, onClose, onAdd }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="New definition from a template" size="56rem">
      <Steps
        onClose={onClose}
        onAdd={(definition) => {
          onAdd(definition);
          onClose();
        }}
      />
    </Modal>
  );
}

function Steps({ onClose, onAdd }: Pick<Props, 'onClose' | 'onAdd'>) {
  const [template, setTemplate] = useState<Template>(TEMPLATES[0]!);
  const [beginning, setBeginning] = useState<Beginning>({
    name: TEMPLATES[0]!.name,
    side: 'agreed',
    checklist: 'bant',
  });
  const [mapping, setMapping] = useState(false);
  if (mapping) {
    return (
      <MapTemplate template={template} beginning={beginning} onBack={() => setMapping(false)} onAdd={onAdd} />
    );
  }
  return (
    <ChooseTemplate
      template={template}
      beginning={beginning}
      onTemplate={(chosen) => {
        setTemplate(chosen);
        // A name of the room's own stays.
        setBeginning((now) => (now.name === template.name ? { ...now, name: chosen.name } : now));
      }}
      onBeginning={setBeginning}
      onClose={onClose}
      onNext={() => setMapping(true)}
    />
  );
}
