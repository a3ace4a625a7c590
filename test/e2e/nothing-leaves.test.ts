/** Nothing leaves the machine, shown by what was asked for and by the sockets that are open, and not by settings. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { binary, definedEnvironment, describeDesktop, launchDesktop, root } from './support/desktop.ts';
import { eventually, goTo, STEPS, verdict, workshopIsOpen } from './support/room.ts';
import { savesThePage } from './support/story.ts';
import {
  networkUse,
  notedRequests,
  noteRequests,
  type Socket,
  socketsOf,
  watchSockets,
} from './support/traffic.ts';
import { DEALS, writeYearOfDeals } from './support/year-of-deals.ts';

/** The window's own files, pictures within the page, and the files that it makes for its worker and its charts. */
const WITHIN = /^(app:\/\/yardstick\/|data:|blob:app:\/\/yardstick\/)/;

/** The app, with Chromium's log of its network from the first moment, and every request noted. */
async function launch() {
  const netLog = join(temporaryFolder(), 'net-log.json');
  const desktop = await launchDesktop({
    dataFolder: temporaryFolder(),
    switches: [`--log-net-log=${netLog}`],
  });
  onTestFinished(desktop.kill);
  await noteRequests(desktop.app);
  // What the first page asked for before it was listened to is asked for again.
  await desktop.page.reload();
  await workshopIsOpen(desktop.page);
  return { ...desktop, netLog };
}

/** Without the sockets by which the test itself holds the app: their other end is this process. */
function withoutOurOwn(sockets: readonly Socket[], ours: readonly Socket[]): Socket[] {
  const held = new Set(ours.map(({ remotePort }) => remotePort));
  return sockets.filter(({ localPort }) => !held.has(localPort));
}

describeDesktop('nothing leaves', () => {
  test('on the way through all steps, an import and an export', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder();
    const { app, page, answerDialog, complaints, netLog, quit } = await launch();
    const sockets = process.platform === 'linux' ? watchSockets(app.process().pid!) : null;
    const ours =
      process.platform === 'linux' ? socketsOf(process.pid).filter(({ pid }) => pid === process.pid) : [];

    // The sample workshop, step by step.
    for (const step of STEPS) {
      await goTo(page, step);
      expect(await page.getByRole('alert').allInnerTexts(), step).toEqual([]);
    }
    await goTo(page, 'Score');
    await page.getByLabel('Threshold for MQL, in points', { exact: true }).fill('60');
    await page.getByRole('button', { name: /^Undo: Threshold for MQL/ }).waitFor();
    await goTo(page, 'Calibrate');
    await page.getByRole('button', { name: 'Begin the round' }).click();
    await goTo(page, 'Agree');
    await page.frameLocator('iframe').getByRole('heading').first().waitFor();
    const saves = (name: string, form: Parameters<typeof savesThePage>[3]) =>
      savesThePage(page, answerDialog, join(folder, name), form);
    await saves('page.pdf', 'PDF');
    await saves('page.docx', 'Word…');
    await saves('page.html', 'HTML…');
    await saves('pack.zip', 'Pack for the CRM admin…');

    // A file comes in.
    await goTo(page, 'Evidence');
    await answerDialog(writeYearOfDeals(folder));
    await page.getByRole('button', { name: 'Import other deals' }).click();
    await page.getByRole('button', { name: `Import ${DEALS} rows` }).click();
    await page.getByText(`${DEALS} rows = ${DEALS} deals`).waitFor();
    await verdict(page).waitFor();

    const requests = await notedRequests(app);
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.filter(({ url }) => !WITHIN.test(url))).toEqual([]);
    if (sockets) expect(withoutOurOwn(sockets.stop(), ours)).toEqual([]);
    await quit();
    expect(networkUse(netLog)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('what would leave is noted, and stopped', async () => {
    const { app, page, netLog, quit } = await launch();
    const visits: string[] = [];
    const site: Server = createServer(() => visits.push('connection')).listen(0, '127.0.0.1');
    onTestFinished(() => void site.close());
    await eventually(() => site.listening).toBe(true);
    const { port } = site.address() as { port: number };

    const planted = `http://127.0.0.1:${port}/from-the-page`;
    // Past the content policy, which would stop it before it were a request.
    await app.evaluate(async ({ session }, url) => {
      await session.defaultSession.fetch(url).catch(() => {});
      await session
        .fromPartition('of its own')
        .fetch(`${url}/2`)
        .catch(() => {});
    }, planted);
    await page.evaluate((url) => fetch(url).catch(() => {}), planted);
    await eventually(() => notedRequests(app)).toEqual(
      expect.arrayContaining([
        { url: planted, error: 'net::ERR_BLOCKED_BY_CLIENT' },
        { url: `${planted}/2`, error: 'net::ERR_BLOCKED_BY_CLIENT' },
      ]),
    );
    // Chromium's own errands are requests of no session's; its log has them. (On macOS this one is the system's.)
    if (process.platform !== 'darwin') {
      await app.evaluate(
        ({ session }) =>
          new Promise<void>((failed) => {
            const errand = session.fromPartition('that checks spelling');
            errand.on('spellcheck-dictionary-download-failure', () => failed());
            errand.setSpellCheckerEnabled(true);
            errand.setSpellCheckerLanguages(['en-US']);
          }),
      );
      await quit();
      expect(networkUse(netLog)).toContain('URL_REQUEST');
    }
    expect(visits).toEqual([]);
  });

  describe.skipIf(process.platform !== 'linux')('no process holds an internet socket', () => {
    test('when nobody’s test has its hands on the app', async () => {
      const dataFolder = temporaryFolder();
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      const app = spawn(binary!, [...sandbox, root], {
        env: { ...definedEnvironment(), YARDSTICK_DATA: dataFolder },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => app.once('exit', resolve));
      onTestFinished(async () => {
        app.kill('SIGKILL');
        await ended;
      });
      const sockets = watchSockets(app.pid!);
      // The window has asked for the sample, and the data process has made it.
      const sample = join(dataFolder, 'Sample workshop.yardstick');
      await eventually(() => existsSync(sample) && statSync(sample).size > 0).toBe(true);
      expect(sockets.stop()).toEqual([]);
    });

    test('and one that did would be seen', async () => {
      const listens = `require('node:net').createServer().listen(0, '127.0.0.1', () => console.log('listening'));
        require('node:dgram').createSocket('udp6').bind(0, () => console.log('bound'));`;
      const child = spawn(process.execPath, ['-e', listens], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void child.kill());
      let said = '';
      child.stdout.on('data', (data) => {
        said += data;
      });
      await eventually(() => said.includes('listening') && said.includes('bound')).toBe(true);
      const ours = socketsOf(process.pid).filter(({ pid }) => pid === child.pid);
      expect(ours.map(({ protocol }) => protocol).sort()).toEqual(['tcp', 'udp6']);
    });
  });
});
