import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseDefinition, goTo, STEPS, workshopMenu } from '../support/room.ts';
import { describeAttacks } from './attacked.ts';

describeAttacks('what the page may run', (attacked) => {
  test('6. web security is on: another origin’s files and the disk’s stay closed', async () => {
    const { expectUnharmed, folder, page, preferences } = attacked;
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
      const { desktop, expectUnharmed, folder, page } = attacked;
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
      // Its definitions have the names of those before it.
      await page.getByRole('button', { name: 'Harbourline (sample)' }).waitFor();
      await chooseDefinition(page, 'Today');
      await expectUnharmed();
    });

    test('would run it no more if it got into the page as markup', async () => {
      const { expectUnharmed, page } = attacked;
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

  test('9. no experimental features are on', async () => {
    const { desktop, preferences } = attacked;
    expect(await preferences()).toMatchObject({ experimentalFeatures: false });
    const switches = await desktop.app.evaluate(({ app }) =>
      ['enable-experimental-web-platform-features', 'enable-features', 'js-flags'].flatMap((name) =>
        app.commandLine.hasSwitch(name) ? [[name, app.commandLine.getSwitchValue(name)]] : [],
      ),
    );
    // Long a feature of the web; the switch lets our one page have it without headers.
    expect(switches).toEqual([['enable-features', 'SharedArrayBuffer']]);
  });

  test('10. no features of Blink are switched on', async () => {
    const { desktop, preferences } = attacked;
    expect(String((await preferences()).enableBlinkFeatures ?? '')).toBe('');
    expect(await desktop.app.evaluate(({ app }) => app.commandLine.hasSwitch('enable-blink-features'))).toBe(
      false,
    );
  });
});
