import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OpenedFiles, workshopIn } from '../../../electron/main/opened-files.ts';

describe('a workshop that the system hands over', () => {
  test('waits until the window listens, and is asked for once', () => {
    let asked = 0;
    const opened = new OpenedFiles(() => asked++);
    opened.hand('/a.yardstick');
    expect(asked).toBe(0);
    opened.windowListens(true);
    opened.windowListens(true);
    expect(asked).toBe(1);
    expect(opened.take()).toBe('/a.yardstick');
    expect(opened.take()).toBeNull();
  });

  test('goes to a window that listens already', () => {
    let asked = 0;
    const opened = new OpenedFiles(() => asked++);
    opened.windowListens(true);
    opened.hand('/a.yardstick');
    opened.hand('/b.yardstick');
    expect(asked).toBe(2);
    expect(opened.take()).toBe('/b.yardstick');
  });
});

test('a command line names a workshop by its extension, relative to where it was started', () => {
  expect(workshopIn(['.', '--flag=x.yardstick', 'Acme.YARDSTICK'], '/home')).toBe(
    resolve('/home', 'Acme.YARDSTICK'),
  );
  expect(workshopIn(['.', 'deals.csv'], '/home')).toBeNull();
});
