import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { measureScrollbar } from '../platform/scrollbar.ts';
import { App } from './App.tsx';

export function draw(): void {
  measureScrollbar();
  const root = createRoot(document.getElementById('root')!);
  // Whoever waits for it goes on once it stands.
  flushSync(() =>
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  );
}
