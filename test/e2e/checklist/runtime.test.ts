import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { binary, describeDesktop, root } from '../support/desktop.ts';
import { burntFuses, configuredFuses, fusedRuntime } from '../support/fuses.ts';

describeDesktop('Electron’s security checklist: the runtime that is shipped', () => {
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
