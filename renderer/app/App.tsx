import { MantineProvider } from '@mantine/core';
import { useEffect } from 'react';
import { styleNonce } from '../platform/style-nonce.ts';
import { useScreen } from '../stores/screen.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Shell } from './Shell.tsx';

export function App() {
  const presentation = useScreen((state) => state.presentation);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-presentation', presentation);
  }, [presentation]);

  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => styleNonce}
    >
      <ErrorBoundary where="Yardstick">
        <Shell />
      </ErrorBoundary>
    </MantineProvider>
  );
}
