import { Accordion, Alert, Loader, Modal, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ABOUT_FILE, type About } from '#shared/contract/about.ts';
import { count } from '../../ui/numbers.ts';
import classes from './AboutDialog.module.css';
import { useAbout } from './dialogs-state.ts';

/** The version, the licence, and the licences of everything that is shipped. */
export function AboutDialog() {
  const opened = useAbout((state) => state.opened);
  return (
    <Modal
      opened={opened}
      onClose={() => useAbout.setState({ opened: false })}
      size="xl"
      title="About Yardstick"
    >
      <Told />
    </Modal>
  );
}

function Told() {
  const [about, setAbout] = useState<About | null>(null);
  const [unread, setUnread] = useState(false);
  useEffect(() => {
    readAbout().then(setAbout, () => setUnread(true));
  }, []);
  if (unread) {
    return (
      <Alert color="var(--warn)">
        The file that lists the licences can’t be read. Install Yardstick again to have it back.
      </Alert>
    );
  }
  if (!about) return <Loader role="status" aria-label="Reading the licences" color="var(--ink-2)" />;
  return (
    <Stack gap="lg">
      <div>
        <Text fw={600}>Version {about.version}</Text>
        {RUNTIME && <Text c="var(--ink-2)">{RUNTIME}</Text>}
        <Text>
          It works without a network and never looks for updates: a new version is installed by hand.
        </Text>
      </div>
      <section aria-label="Licence">
        <Title order={2}>Licence</Title>
        <pre className={classes.text}>{about.licence}</pre>
      </section>
      <section aria-label="What others made">
        <Title order={2}>What others made</Title>
        <Text c="var(--ink-2)">
          Yardstick is built from {count(about.packages.length)} packages, with thanks. Chromium, which
          Electron brings, has a list of its own: in the Help menu, and beside the program as
          LICENSES.chromium.html.
        </Text>
        <Accordion mt="sm" order={3} keepMounted={false}>
          {about.packages.map(({ name, version, licence, text }) => (
            <Accordion.Item key={`${name}@${version}`} value={`${name}@${version}`}>
              <Accordion.Control>
                {name} {version}
                <Text span c="var(--ink-2)">
                  {' · '}
                  {licence}
                </Text>
              </Accordion.Control>
              <Accordion.Panel>
                <pre className={classes.text}>{text}</pre>
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </section>
    </Stack>
  );
}

async function readAbout(): Promise<About> {
  const answer = await fetch(ABOUT_FILE);
  if (!answer.ok) throw new Error(`${ABOUT_FILE}: ${answer.status}`);
  return answer.json();
}

/** What it runs on, for whoever asks when something goes wrong: “Electron 45.4.1, Chrome 150”. */
const RUNTIME = [...navigator.userAgent.matchAll(/(Electron|Chrome)\/([\d.]+)/g)]
  .map(([, name, version]) => `${name} ${version}`)
  .join(', ');
