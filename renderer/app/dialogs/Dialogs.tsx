import { Notifications } from '@mantine/notifications';
import { AboutDialog } from './AboutDialog.tsx';
import { BackupsDialog } from './BackupsDialog.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { PassphraseDialog } from './PassphraseDialog.tsx';
import { ProtectDialog } from './ProtectDialog.tsx';
import { PurgeDialog } from './PurgeDialog.tsx';

/** What lies over the window now and then: the app's own dialogs, and notices. */
export function Dialogs() {
  return (
    <>
      <Notifications position="bottom-right" />
      <PassphraseDialog />
      <BackupsDialog />
      <ProtectDialog />
      <PurgeDialog />
      <HelpDialog />
      <AboutDialog />
    </>
  );
}
