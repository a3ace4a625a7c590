import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconHistory,
  IconPencil,
  IconScale,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { emptyDefinition } from '#shared/domain/definition/edit.ts';
import type { Definition, Side } from '#shared/domain/definition/schema.ts';
import { SIDES } from '#shared/domain/definition/vocabulary.ts';
import { useDefinitions } from '../stores/definitions.ts';
import { tell } from '../stores/notices.ts';
import { useScreen } from '../stores/screen.ts';
import { Hint } from '../ui/Hint.tsx';
import { SIDE_COLOR, SIDE_LABEL, SideMark } from '../ui/marks.tsx';
import classes from './DefinitionTabs.module.css';
import { later } from './later.tsx';

interface DraftName {
  id: string;
  name: string;
  side: Side;
}

const TemplateDialog = later(
  async () => (await import('../features/templates/TemplateDialog.tsx')).TemplateDialog,
);
const NameDialog = later(async () => (await import('./dialogs/NameDialog.tsx')).NameDialog);

/** Names up to so many characters are never cut. */
const SHORT = 10;

/** What tabs and menu show of the drafts; an edit within a definition draws neither anew. */
function useDraftNames(): DraftName[] {
  const parts = useDefinitions(
    useShallow((state) =>
      state.drafts.map(({ id, definition: { name, side } }) => JSON.stringify({ id, name, side })),
    ),
  );
  return useMemo(() => parts.map((part): DraftName => JSON.parse(part)), [parts]);
}

const useChosen = () => useDefinitions(useShallow(({ selected, compared }) => ({ selected, compared })));

const definitionOf = (draft: string): Definition | undefined =>
  useDefinitions.getState().drafts.find(({ id }) => id === draft)?.definition;

/** The definitions of the workshop, one of which is being edited and one held against it. */
export function DefinitionTabs() {
  const drafts = useDraftNames();
  const { selected, compared } = useChosen();
  const select = useDefinitions((state) => state.select);
  const presentation = useScreen((state) => state.presentation);
  return (
    <div className={classes.tabs}>
      <div role="tablist" aria-label="Definitions" className={classes.list}>
        {drafts.map(({ id, name, side }) => (
          <Hint
            key={id}
            label={`${name === SIDE_LABEL[side] ? name : `${name} (${SIDE_LABEL[side]})`}${id === compared ? ', compared with' : ''}`}
          >
            <UnstyledButton
              role="tab"
              aria-selected={id === selected}
              className={classes.tab}
              data-long={name.length > SHORT || undefined}
              style={{ '--side': SIDE_COLOR[side] }}
              onClick={() => select(id)}
            >
              <SideMark side={side} />
              <span className={classes.label}>{name}</span>
            </UnstyledButton>
          </Hint>
        ))}
      </div>
      {!presentation && <DefinitionMenu />}
    </div>
  );
}

function DefinitionMenu() {
  const drafts = useDraftNames();
  const { selected, compared } = useChosen();
  const { compareWith, add, remove, edit } = useDefinitions.getState();
  const [naming, setNaming] = useState<'rename' | Side | null>(null);
  const [choosing, setChoosing] = useState(false);
  const showPanel = useScreen((state) => state.select);
  const current = drafts.find((draft) => draft.id === selected);

  const attempt = async (problem: string, act: Promise<void>) => {
    try {
      await act;
    } catch (error) {
      tell({ kind: 'problem', title: problem, error });
    }
  };
  const create = (definition: Definition) => attempt('The definition could not be added', add(definition));

  return (
    <>
      <Menu position="bottom-start" width={300}>
        <Hint label="Add, copy, rename or remove a definition">
          <Menu.Target>
            <ActionIcon variant="subtle" size="lg" aria-label="Definitions menu">
              <IconDots size="1.25rem" />
            </ActionIcon>
          </Menu.Target>
        </Hint>
        <Menu.Dropdown>
          <Menu.Label>New definition</Menu.Label>
          {SIDES.map((side) => (
            <Menu.Item key={side} leftSection={<SideMark side={side} />} onClick={() => setNaming(side)}>
              {SIDE_LABEL[side]}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconTemplate size="1.125rem" />} onClick={() => setChoosing(true)}>
            From a template…
          </Menu.Item>
          {current && (
            <>
              <Menu.Divider />
              <Menu.Label>{current.name}</Menu.Label>
              <Menu.Item leftSection={<IconPencil size="1.125rem" />} onClick={() => setNaming('rename')}>
                Rename…
              </Menu.Item>
              <Menu.Item
                leftSection={<IconHistory size="1.125rem" />}
                onClick={() => showPanel({ kind: 'history' })}
              >
                History and versions
              </Menu.Item>
              <Menu.Item
                leftSection={<IconCopy size="1.125rem" />}
                onClick={() => {
                  const definition = definitionOf(current.id);
                  if (definition) create({ ...definition, name: `${current.name}, copy` });
                }}
              >
                Copy
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size="1.125rem" />}
                disabled={drafts.length < 2}
                onClick={() => attempt('The definition could not be removed', remove(current.id))}
              >
                Remove
              </Menu.Item>
              <Menu.Divider />
              <Menu.Label>Show differences to</Menu.Label>
              {drafts
                .filter((draft) => draft.id !== selected)
                .map(({ id, name, side }) => (
                  <Menu.Item
                    key={id}
                    leftSection={<SideMark side={side} />}
                    rightSection={
                      id === compared ? <IconScale size="1.125rem" aria-label="compared now" /> : null
                    }
                    onClick={() => compareWith(id === compared ? null : id)}
                  >
                    {name}
                  </Menu.Item>
                ))}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <TemplateDialog opened={choosing} onClose={() => setChoosing(false)} onAdd={create} />
      <NameDialog
        opened={naming !== null}
        title={naming === 'rename' ? 'Rename the definition' : 'Name the new definition'}
        suggestion={naming === 'rename' ? (current?.name ?? '') : naming ? SIDE_LABEL[naming] : ''}
        action={naming === 'rename' ? 'Rename' : 'Add'}
        onClose={() => setNaming(null)}
        onName={(name) => {
          if (naming === 'rename') {
            edit('Name of the definition', (definition) => {
              definition.name = name;
            });
          } else if (naming) create(emptyDefinition(name, naming));
          setNaming(null);
        }}
      />
    </>
  );
}
