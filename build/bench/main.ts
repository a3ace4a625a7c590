/**
 * Runs one benchmark: `npm run bench -- engine`. Each file beside this one that exports `bench` is one. Prints a
 * table, or with `--json` data for scripts, and keeps the report as a section of docs/benchmarks.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Report } from './report.ts';

const PAGE = new URL('../../docs/benchmarks.md', import.meta.url);
const INTRODUCTION =
  '# Benchmarks\n\nWritten by `npm run bench -- <name>`. Medians of runs in which all contenders alternate; ratios compare runs of one session on one machine.\n';

const arguments_ = process.argv.slice(2);
const name = arguments_.find((argument) => !argument.startsWith('--')) ?? 'engine';
const file = new URL(`./${name}.ts`, import.meta.url);
if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  console.error(`There is no benchmark “${name}”.`);
  process.exit(2);
}
const { bench } = (await import(file.href)) as { bench: () => Promise<Report> };
const report = await bench();
const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`;
keep(report);
if (arguments_.includes('--json')) console.log(JSON.stringify({ machine, ...report }));
else console.log(section(report));

/** Replaces the report's section of the page, or adds it. */
function keep(kept: Report): void {
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : INTRODUCTION;
  const [introduction, ...sections] = before.split(/^(?=## )/m);
  const others = sections.filter((text) => !text.startsWith(`## ${kept.name}\n`));
  writeFileSync(
    PAGE,
    [introduction!.trimEnd(), ...[...others, section(kept)].map((text) => text.trimEnd())]
      .join('\n\n')
      .concat('\n'),
  );
}

function section({ name: title, about, versions, results, ratios, bars }: Report): string {
  return [
    `## ${title}`,
    ...about,
    `${machine}. ${Object.entries(versions)
      .map((entry) => entry.join(' '))
      .join(', ')}.`,
    table(
      ['Deals', 'Contender', 'Median', 'Runs'],
      results.map(({ deals, contender, medianMs, runs }) => [
        deals.toLocaleString('en'),
        contender,
        `${milliseconds(medianMs)} ms`,
        String(runs),
      ]),
    ),
    table(
      ['Compared', 'Ratio'],
      Object.entries(ratios).map(([compared, ratio]) => [compared, ratio.toPrecision(3)]),
    ),
    table(
      ['Bar', 'Measured', ''],
      bars.map(({ bar, measured, isMet }) => [bar, measured, isMet ? 'met' : 'not met']),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Whole ones where there are many, three digits where there are few. */
function milliseconds(ms: number): string {
  return ms >= 100 ? Math.round(ms).toLocaleString('en') : String(Number(ms.toPrecision(3)));
}
