import { expect, test } from 'vitest';
import { describeAttacks } from './attacked.ts';

describeAttacks('permissions', (attacked) => {
  test('5. every permission is denied, asked for or taken', async () => {
    const { page } = attacked;
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
});
