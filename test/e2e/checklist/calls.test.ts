import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/desktop.ts';
import { eventually } from '../support/room.ts';
import { describeAttacks, OWN_PAGE } from './attacked.ts';

const PRELOAD = join(root, 'dist', 'preload', 'preload.cjs');

describeAttacks('what the page may call and read', (attacked) => {
  test('17. who calls is looked at each time: no other page and no frame gets an answer', async () => {
    const { desktop } = attacked;
    const attack = `(async () => [
      (await window.api.methods['workshop.current']({}, 'attack')).ok,
      await window.api.choose('exportPdf', 'deals'),
    ])()`;
    const answers = await desktop.app.evaluate(
      async ({ BrowserWindow }, { preload, own, code }) => {
        const webPreferences = { preload, sandbox: true, nodeIntegrationInSubFrames: true };
        const fromOthers: unknown[] = [];
        for (const url of ['data:text/html,<title>not ours</title>', 'about:blank']) {
          const other = new BrowserWindow({ show: false, webPreferences });
          await other.loadURL(url);
          fromOthers.push(await other.webContents.executeJavaScript(code));
          other.destroy();
        }

        const ours = new BrowserWindow({ show: false, webPreferences });
        await ours.loadURL(own);
        const { mainFrame } = ours.webContents;
        await mainFrame.executeJavaScript(`new Promise((settled) => {
          const frame = document.createElement('iframe');
          frame.srcdoc = 'a frame';
          frame.onload = () => settled();
          document.body.append(frame);
        })`);
        const fromFrame = await mainFrame.frames[0]!.executeJavaScript(code);
        const { ok: fromOurs } = (await mainFrame.executeJavaScript(
          `window.api.methods['workshop.current']({}, 'control')`,
        )) as { ok: boolean };
        ours.destroy();
        return { fromOthers, fromFrame, fromOurs };
      },
      { preload: PRELOAD, own: OWN_PAGE, code: attack },
    );
    expect(answers).toEqual({
      fromOthers: [
        [false, null],
        [false, null],
      ],
      fromFrame: [false, null],
      fromOurs: true,
    });
  });

  test('18. the page comes by app:// and not by file://, and app:// leads out of no folder', async () => {
    const { page } = attacked;
    expect(page.url()).toMatch(/^app:\/\/yardstick\//);
    const served = await page.evaluate(
      async (paths) => {
        const found: string[] = [];
        for (const path of paths) {
          const reply = await fetch(path).catch(() => null);
          if (reply?.ok) found.push(path);
        }
        return found;
      },
      [
        'index.html',
        '/../../package.json',
        '/../main/main.cjs',
        '/%2e%2e/main/main.cjs',
        '/..%2fpreload/preload.cjs',
        '/assets/..%5c..%5cmain.js',
        '/index.html%00.js',
        `/${encodeURIComponent(join(root, 'vitest.config.js'))}`,
      ],
    );
    expect(served).toEqual(['index.html']);
    const posted = await page.evaluate(() => fetch('index.html', { method: 'POST' }).then(({ ok }) => ok));
    expect(posted).toBe(false);
  });

  test('20. the page is given named methods, and nothing of Electron', async () => {
    const { desktop, page } = attacked;
    const given = await page.evaluate(() => ({
      top: Object.keys(window.api!).sort(),
      methods: Object.keys(window.api!.methods),
      other: Object.keys(window).filter((name) => /electron|ipc|node/i.test(name)),
    }));
    expect(given.top).toEqual([
      'cancel',
      'choose',
      'door',
      'dropped',
      'methods',
      'onCommand',
      'onProgress',
      'shippedSample',
    ]);
    for (const name of given.methods) expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    expect(given.other).toEqual([]);

    // A listener is told what there is to know, and not by whom.
    await page.evaluate(() => {
      Object.assign(window, { heard: null });
      window.api!.onCommand((...said: unknown[]) => Object.assign(window, { heard: said }));
    });
    await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.send('yardstick:command', 'help'),
    );
    await eventually(() => page.evaluate(() => (window as unknown as { heard: unknown }).heard)).toEqual([
      'help',
    ]);
    await page.keyboard.press('Escape');

    // A page names no path: only a file that a person dropped has one.
    const handles = await page.evaluate(async () => {
      const real = new File(['x'], 'deals.csv');
      Object.defineProperty(real, 'path', { value: '/etc/hosts' });
      const forged = {
        name: 'deals.csv',
        path: '/etc/hosts',
        arrayBuffer: () => {},
        [Symbol.toStringTag]: 'File',
      };
      return Promise.all(
        [real, forged, '/etc/hosts', { path: '/etc/hosts' }].map((file) =>
          window.api!.dropped(file as File).then(
            () => 'a place',
            () => 'refused',
          ),
        ),
      );
    });
    expect(handles).toEqual(['refused', 'refused', 'refused', 'refused']);
    await page.evaluate(() => {
      const field = Object.assign(document.createElement('input'), { type: 'file', id: 'chooses' });
      document.body.append(field);
    });
    await page.locator('#chooses').setInputFiles(join(root, 'package.json'));
    const chosen = await page.evaluate(() => {
      const field = document.getElementById('chooses') as HTMLInputElement;
      field.remove();
      return window.api!.dropped(field.files![0]!);
    });
    expect(chosen.name).toBe('package.json');
    const named = await page.evaluate(() =>
      window.api!.methods['workshop.open']({ place: '/etc/hosts' as never }, 'attack'),
    );
    expect(named).toMatchObject({ ok: false });
  });
});
