/** The page's start: the workshop is opened while React and all that it draws are still on their way. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import 'inter-ui/inter-variable.css';
import './ui/tokens.css';
import { opened, resume } from './app/resume.ts';

// Awaiting it here would be for ever: what draws needs this module, which would never be done.
void resume(Promise.all([import('./app/draw.tsx'), opened]).then(([{ draw }]) => draw()));
