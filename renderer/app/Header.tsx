import {
  ActionIcon,
  Group,
  Menu,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronDown,
  IconCopy,
  IconDeviceProjector,
  IconEraser,
  IconEye,
  IconEyeOff,
  IconFilePlus,
  IconFolderOpen,
  IconHelp,
  IconHistory,
  IconInfoCircle,
  IconLock,
  IconLogout,
  IconMoon,
  IconRestore,
  IconSparkles,
  IconSun,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDefinitions } from '../stores/definitions.ts';
import { useDiscretion } from '../stores/discretion.ts';
import { openSample } from '../stores/opening.ts';
import { useProtecting } from '../stores/protecting.ts';
import { useScreen } from '../stores/screen.ts';
import { useWorkshop } from '../stores/workshop.ts';
import { Hint } from '../ui/Hint.tsx';
import { AgendaClock } from './AgendaClock.tsx';
import { newWorkshop, openWorkshop, saveWorkshopAs } from './commands.ts';
import { DefinitionTabs } from './DefinitionTabs.tsx';
import { useBackups } from './dialogs/backups-state.ts';
import { useAbout, useHelp, usePurging } from './dialogs/dialogs-state.ts';
import classes from './Header.module.css';
import { lockWorkshop } from './lock.ts';
import { WorkshopName } from './WorkshopName.tsx';

export function Header() {
  const presentation = useScreen((state) => state.presentation);
  return (
    <header className={classes.header}>
      <WorkshopMenu />
      <DefinitionTabs />
      <Group gap={4} ml="auto" wrap="nowrap">
        <AgendaClock />
        {/* What the room need not see; the keys undo all the same. */}
        {!presentation && <History />}
        <ColorScheme />
        <Discretion />
        <Presentation />
      </Group>
    </header>
  );
}

function WorkshopMenu() {
  const isSample = useWorkshop((state) => state.workshop?.isSample ?? false);
  const isProtected = useWorkshop((state) => state.workshop?.isProtected ?? false);
  const deals = useWorkshop((state) => state.workshop?.deals ?? null);
  return (
    <Group gap={2} wrap="nowrap" className={classes.workshop}>
      {isProtected && (
        <Hint label="Protected with a passphrase">
          <span className={classes.lock}>
            <IconLock size="1.125rem" aria-label="Protected with a passphrase" />
          </span>
        </Hint>
      )}
      <WorkshopName />
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <UnstyledButton className={classes.open} aria-label="Workshop menu">
            <IconChevronDown size="1.125rem" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFilePlus size="1.125rem" />} onClick={newWorkshop}>
            New workshop…
          </Menu.Item>
          <Menu.Item leftSection={<IconFolderOpen size="1.125rem" />} onClick={openWorkshop}>
            Open workshop…
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size="1.125rem" />} onClick={saveWorkshopAs}>
            Save a copy as…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHistory size="1.125rem" />}
            onClick={() => useBackups.setState({ shown: { of: 'open' } })}
          >
            Backups…
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLock size="1.125rem" />}
            onClick={() => useProtecting.setState({ opened: true })}
          >
            {isProtected ? 'Change the passphrase…' : 'Protect with a passphrase…'}
          </Menu.Item>
          {isProtected && (
            <Menu.Item leftSection={<IconLogout size="1.125rem" />} onClick={lockWorkshop}>
              Lock it now
            </Menu.Item>
          )}
          {deals !== null && !isSample && (
            <Menu.Item
              leftSection={<IconEraser size="1.125rem" />}
              onClick={() => usePurging.setState({ opened: true })}
            >
              Purge the deals…
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconHelp size="1.125rem" />}
            onClick={() => useHelp.setState({ opened: true })}
          >
            Help
          </Menu.Item>
          <Menu.Item
            leftSection={<IconInfoCircle size="1.125rem" />}
            onClick={() => useAbout.setState({ opened: true })}
          >
            About Yardstick
          </Menu.Item>
          <Menu.Divider />
          {!isSample && (
            <Menu.Item leftSection={<IconSparkles size="1.125rem" />} onClick={() => openSample(false)}>
              Open the sample workshop
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconRestore size="1.125rem" />} onClick={() => openSample(true)}>
            Start a fresh sample workshop
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function HeaderAction(props: {
  label: string;
  disabled?: boolean;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Hint label={props.label}>
      <ActionIcon
        variant={props.pressed ? 'light' : 'subtle'}
        size="lg"
        aria-label={props.label}
        aria-pressed={props.pressed}
        // Not `disabled`: a disabled button loses the focus and its tooltip.
        className={classes.action}
        aria-disabled={props.disabled}
        onClick={() => !props.disabled && props.onClick()}
      >
        {props.children}
      </ActionIcon>
    </Hint>
  );
}

function History() {
  const lastDone = useDefinitions((state) => state.done.at(-1)?.what);
  const lastUndone = useDefinitions((state) => state.undone.at(-1)?.what);
  const { undo, redo } = useDefinitions.getState();
  return (
    <>
      <HeaderAction
        label={lastDone ? `Undo: ${lastDone}` : 'Nothing to undo'}
        disabled={!lastDone}
        onClick={undo}
      >
        <IconArrowBackUp size="1.25rem" />
      </HeaderAction>
      <HeaderAction
        label={lastUndone ? `Redo: ${lastUndone}` : 'Nothing to redo'}
        disabled={!lastUndone}
        onClick={redo}
      >
        <IconArrowForwardUp size="1.25rem" />
      </HeaderAction>
    </>
  );
}

function ColorScheme() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <HeaderAction label={dark ? 'Light' : 'Dark'} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      {dark ? <IconSun size="1.25rem" /> : <IconMoon size="1.25rem" />}
    </HeaderAction>
  );
}

function Discretion() {
  const { namesHidden, hideNames } = useDiscretion();
  return (
    <HeaderAction
      label={namesHidden ? 'Names and amounts are hidden: show them' : 'Hide names and amounts'}
      pressed={namesHidden}
      onClick={() => hideNames(!namesHidden)}
    >
      {namesHidden ? <IconEyeOff size="1.25rem" /> : <IconEye size="1.25rem" />}
    </HeaderAction>
  );
}

function Presentation() {
  const { presentation, present } = useScreen();
  return (
    <HeaderAction label="Larger type for the projector" pressed={presentation} onClick={present}>
      <IconDeviceProjector size="1.25rem" />
    </HeaderAction>
  );
}
