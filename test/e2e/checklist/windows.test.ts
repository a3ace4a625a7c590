import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually, workshopIsOpen } from '../support/room.ts';
import { describeAttacks, OWN_PAGE } from './attacked.ts';

describeAttacks('other pages and windows', (attacked) => {
  test('11. a webview that may open windows is no webview at all', async () => {
    const { address, expectUnharmed, page, preferences } = attacked;
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
    const { desktop, expectUnharmed } = attacked;
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
    const { address, desktop, expectUnharmed, folder, page } = attacked;
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
      ['app://yardstick/about.json', 'script'],
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
    // Nobody is asked before the page becomes an empty one, so our page comes back.
    for (const by of ['link', 'script'] as const) {
      const cameBack = page.waitForEvent('domcontentloaded', () => page.url() === OWN_PAGE);
      await goesTo('about:blank', by);
      await cameBack;
      await workshopIsOpen(page);
      await expectUnharmed();
    }
  });

  test('14. no second window opens', async () => {
    const { address, desktop, expectUnharmed, page } = attacked;
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
    const { desktop, expectUnharmed, page } = attacked;
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
});
