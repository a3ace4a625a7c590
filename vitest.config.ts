import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout, hookTimeout: testTimeout },
});

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      project('unit', 60_000),
      project('host', 60_000),
      project('reliability', 300_000),
      project('security', 60_000),
      // One window at a time: they share the machine's screen and its processors.
      {
        ...project('e2e', 180_000),
        test: {
          ...project('e2e', 180_000).test,
          fileParallelism: false,
          globalSetup: './test/e2e/support/screen.ts',
        },
      },
    ],
  },
});
