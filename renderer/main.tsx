import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'inter-ui/inter-variable.css';
import './ui/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
