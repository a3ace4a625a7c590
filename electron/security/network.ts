/** Nothing leaves: every request that is not for our own files ends here, and Chromium's own errands are off. */
import type { CommandLine, Session } from 'electron';

/** Our files, the developer tools' own, and data that is within the page already. */
const WITHIN = ['app:', 'devtools:', 'data:', 'blob:'];

export function staysWithin(address: string): boolean {
  return WITHIN.some((scheme) => address.startsWith(scheme));
}

/** Must run before Electron is ready. */
export function silenceChromium(commandLine: CommandLine): void {
  for (const errand of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'dns-prefetch-disable',
    'no-pings',
  ]) {
    commandLine.appendSwitch(errand);
  }
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !staysWithin(url) }));
  // No look for a proxy in the local network either.
  void session.setProxy({ mode: 'direct' });
  // Without languages first, a new session's spell checker asks for their dictionaries, past every rule of ours.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}
