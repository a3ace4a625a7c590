import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

export function draw(): void {
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
