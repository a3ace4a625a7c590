import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const cruise = (args: string[]) =>
  spawnSync(
    process.execPath,
    [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );

interface Violation {
  from: string;
  rule: { name: string };
}

describe('who may import whom', () => {
  const planted = [
    ['shared/domain/imports-window.ts', 'shared-stands-alone'],
    ['shared/domain/imports-node.ts', 'shared-is-pure'],
    ['shared/domain/imports-contract.ts', 'domain-below-engine-below-contract'],
    ['shared/engine/replay/imports-question.ts', 'simulating-below-questions'],
    ['renderer/ui/imports-host.ts', 'window-and-host-apart'],
    ['renderer/ui/imports-node.ts', 'window-without-node'],
    ['renderer/ui/imports-feature.ts', 'ui-below-features'],
    ['renderer/features/score/imports-flow.ts', 'features-apart'],
    ['electron/host/imports-window.ts', 'host-and-window-apart'],
    ['electron/host/imports-electron.ts', 'host-knows-no-shell'],
    ['electron/host/imports-sqlite.ts', 'sql-stays-in-workshop'],
    ['electron/main/circle-a.ts', 'no-circles'],
  ] as const;

  const violations = (): Violation[] => {
    const run = cruise([
      '--config',
      'test/fixtures/violations/rules.cjs',
      '--output-type',
      'json',
      'test/fixtures/violations',
    ]);
    return JSON.parse(run.stdout).summary.violations;
  };

  test('each rule bites on the violation planted for it', () => {
    const found = violations().map(
      ({ from, rule }) => `${from.replace('test/fixtures/violations/', '')}: ${rule.name}`,
    );
    for (const [file, rule] of planted) expect(found).toContain(`${file}: ${rule}`);
  });

  test('the project keeps the rules', () => {
    const run = cruise(['electron', 'renderer', 'shared', 'test', 'build']);
    expect(run.stdout + run.stderr).toContain('no dependency violations found');
  });
});

test('only renderer/platform touches window.api', () => {
  const sources = filesUnder('renderer').filter((file) => !file.startsWith('renderer/platform/'));
  const touching = sources.filter((file) =>
    /\bwindow\s*(\.|\[['"])\s*api\b/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(sources.length).toBeGreaterThan(10);
  expect(touching).toEqual([]);
});

test('only electron/security hears messages of pages, and asks each who sends it', () => {
  const hearing = filesUnder('electron').filter((file) =>
    /\bipcMain\b/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(hearing).toEqual(['electron/security/own-page.ts']);
});

test('the three projects keep apart the types of Node and of the browser', () => {
  const types = (project: string) =>
    JSON.parse(readFileSync(join(root, project, 'tsconfig.json'), 'utf8')).compilerOptions as {
      lib?: string[];
      types?: string[];
    };
  expect(types('shared')).toMatchObject({ lib: ['ES2023'], types: [] });
  expect(types('electron').lib).toEqual(['ES2023']);
  expect(types('renderer').types).not.toContain('node');
});

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
