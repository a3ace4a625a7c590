/** What all processes of an app use together, as Linux counts it; they share the group that its first process leads. */
import { readdirSync, readFileSync } from 'node:fs';

/** `USER_HZ`, the kernel's unit of processor time, which is the same on all systems in use. */
const TICKS_A_SECOND = 100;

/** The fields of /proc/<pid>/stat after the name, which can hold anything; null where the process is gone. */
function statOf(pid: string): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function processesOf(leader: number): { pid: string; stat: string[] }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const stat = statOf(pid);
      return stat && Number(stat[2]) === leader ? [{ pid, stat }] : [];
    });
}

/** Processor time that they have taken so far, in milliseconds. */
export function processorTime(leader: number): number {
  const ticks = processesOf(leader).reduce((sum, { stat }) => sum + Number(stat[11]) + Number(stat[12]), 0);
  return (1000 * ticks) / TICKS_A_SECOND;
}

/** Memory in bytes: their own, and their share of what is common to several (PSS). */
export function memoryOf(leader: number): number {
  return processesOf(leader).reduce((sum, { pid }) => {
    try {
      const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))!;
      return sum + 1024 * Number(kilobytes);
    } catch {
      // It has ended since.
      return sum;
    }
  }, 0);
}
