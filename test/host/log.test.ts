import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Log } from '../../electron/main/log.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'yardstick-test-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('the log says what happened, and nothing of an error’s words', () => {
  const at = folder();
  const log = new Log(join(at, 'logs'));
  log.write('Yardstick 0.1.0 started');
  log.write('The window stopped', new Error('Zanzibar Widgets'));
  const text = readFileSync(join(at, 'logs', 'yardstick.log'), 'utf8');
  expect(text).toMatch(/^\S+Z Yardstick 0\.1\.0 started\n\S+Z The window stopped: Error\n/);
  expect(text).not.toContain('Zanzibar');
});

test('a full log makes room: three are kept, the newest is begun anew', () => {
  const at = folder();
  const log = new Log(at);
  for (let round = 0; round < 5; round++) {
    writeFileSync(join(at, 'yardstick.log'), `${round}`.repeat(600 * 1024));
    log.write('next');
  }
  expect(readdirSync(at).sort()).toEqual(['yardstick.1.log', 'yardstick.2.log', 'yardstick.log']);
  expect(readFileSync(join(at, 'yardstick.log'), 'utf8')).toMatch(/Z next\n$/);
  expect(readFileSync(join(at, 'yardstick.1.log'), 'utf8')[0]).toBe('4');
  expect(readFileSync(join(at, 'yardstick.2.log'), 'utf8')[0]).toBe('3');
});

test('a folder that can’t be made stops nobody', () => {
  const at = folder();
  writeFileSync(join(at, 'in the way'), '');
  expect(() => new Log(join(at, 'in the way', 'logs')).write('lost')).not.toThrow();
});
