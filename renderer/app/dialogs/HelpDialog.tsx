import { Center, Loader, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useScreen } from '../../stores/screen.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { useHelp } from './dialogs-state.ts';

/** Loaded when it is first asked for. */
const HelpPages = lazy(async () => ({
  default: (await import('../../features/help/HelpPages.tsx')).HelpPages,
}));

/** The documents that come with the app, opened at what they say of the step on the screen. */
export function HelpDialog() {
  const opened = useHelp((state) => state.opened);
  const step = useScreen((state) => state.step);
  return (
    <Modal
      opened={opened}
      onClose={() => useHelp.setState({ opened: false })}
      size="min(76rem, 94vw)"
      title="Help"
    >
      <ErrorBoundary where="Help">
        <Suspense
          fallback={
            <Center h="50vh">
              <Loader role="status" aria-label="Opening Help" color="var(--ink-2)" />
            </Center>
          }
        >
          {/* A section of that page is called as the step is. */}
          <HelpPages first={{ page: 'workshop', section: step }} />
        </Suspense>
      </ErrorBoundary>
    </Modal>
  );
}
