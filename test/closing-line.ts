import type { Reporter, TestModule } from 'vitest/node';

/** At the end of a suite's name, by whoever skips it for want of something on the machine. */
const REASON = /\(skipped: (.+)\)$/;

/** Ends the run with why tests were skipped, and one line that adds up all projects: `N passed, N failed, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    const reasons = new Map<string, number>();
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        counts[test.result().state]++;
        const reason = REASON.exec('name' in test.parent ? test.parent.name : '')?.[1];
        if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
      if (!module.ok() && tests.every((test) => test.result().state !== 'failed')) counts.failed++;
    }
    for (const [reason, tests] of reasons) console.log(`\n${tests} tests were skipped: ${reason}.`);
    const skipped = counts.skipped + counts.pending;
    console.log(
      `\n${counts.passed} passed, ${counts.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
  }
}
