/** What an app under test asks of any network: its requests, what Chromium's network stack did, and its open sockets. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';

export interface Request {
  url: string;
  /** Null where it was answered. */
  error: string | null;
}

/** Notes from now on every request of every session, of those too that are made later. */
export async function noteRequests(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron, session }) => {
    const requests: Request[] = [];
    Object.assign(globalThis, { requests });
    const listen = ({ webRequest }: Electron.Session) => {
      webRequest.onCompleted(({ url }) => requests.push({ url, error: null }));
      webRequest.onErrorOccurred(({ url, error }) => requests.push({ url, error }));
    };
    listen(session.defaultSession);
    electron.on('session-created', listen);
  });
}

export const notedRequests = (app: ElectronApplication): Promise<Request[]> =>
  app.evaluate(() => (globalThis as unknown as { requests: Request[] }).requests);

/** What Chromium notes of itself that is no way out: cookies and caches on the disk, and changes of the machine. */
const HOUSEKEEPING = [
  'NONE',
  'COOKIE_STORE',
  'HTTP_SERVER_PROPERTIES',
  'DISK_CACHE_ENTRY',
  'MEMORY_CACHE_ENTRY',
  'NETWORK_CHANGE_NOTIFIER',
];

interface NetLog {
  constants: { logSourceType: Record<string, number> };
  events: { source: { type: number } }[];
}

/**
 * What Chromium's network stack was asked for, by the kinds of its log (`--log-net-log`), which begins before the app's
 * own code: requests, look-ups of names, sockets. It sees what no rule or listener of a session does.
 */
export function networkUse(logFile: string): string[] {
  const text = readFileSync(logFile, 'utf8');
  // A log that was not closed lacks its end.
  const log: NetLog = JSON.parse(/\]\s*\}\s*$/.test(text) ? text : `${text.replace(/,\s*$/, '')}]}`);
  const names = new Map(Object.entries(log.constants.logSourceType).map(([name, type]) => [type, name]));
  const used = new Set(log.events.map(({ source }) => names.get(source.type) ?? `kind ${source.type}`));
  return [...used].filter((kind) => !HOUSEKEEPING.includes(kind));
}

export interface Socket {
  pid: number;
  protocol: string;
  localPort: number;
  remotePort: number;
}

const PROTOCOLS = ['tcp', 'tcp6', 'udp', 'udp6', 'udplite', 'udplite6', 'raw', 'raw6', 'icmp', 'icmp6'];

/** The internet sockets that a process and all of its descendants hold (Linux). */
export function socketsOf(root: number): Socket[] {
  const family = familyOf(root).flatMap((pid) => heldBy(pid));
  // Processes of the same network see the same tables.
  const open = new Map(family.map(({ network, pid }) => [network, pid]));
  const tables = new Map([...open].map(([network, pid]) => [network, tablesOf(pid)]));
  return family.flatMap(({ pid, network, inodes }) =>
    tables.get(network)!.flatMap(({ inode, ...socket }) => (inodes.has(inode) ? [{ pid, ...socket }] : [])),
  );
}

function heldBy(pid: number): { pid: number; network: string; inodes: Set<string> }[] {
  try {
    const inodes = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => inodeOf(`/proc/${pid}/fd/${fd}`));
    return [{ pid, network: readlinkSync(`/proc/${pid}/ns/net`), inodes: new Set(inodes) }];
  } catch {
    // It has just ended.
    return [];
  }
}

type Entry = Omit<Socket, 'pid'> & { inode: string };

const tablesOf = (pid: number): Entry[] =>
  PROTOCOLS.flatMap((protocol) => table(pid, protocol).map((entry) => ({ protocol, ...entry })));

function inodeOf(link: string): string[] {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.slice(1) ?? [];
  } catch {
    return [];
  }
}

function table(pid: number, protocol: string): Omit<Entry, 'protocol'>[] {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8');
  } catch {
    // A kernel without this protocol.
    return [];
  }
  const port = (address = '') => Number.parseInt(address.split(':')[1] ?? '', 16);
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length > 9)
    .map((columns) => ({
      inode: columns[9]!,
      localPort: port(columns[1]),
      remotePort: port(columns[2]),
    }));
}

function familyOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // After the name in brackets: the state, then the parent.
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has just ended.
    }
  }
  const family = [root];
  for (const pid of family) family.push(...(children.get(pid) ?? []));
  return family;
}

/** All internet sockets that a process held at any look, by the port it came from or listens on. */
export function watchSockets(root: number): { stop(): Socket[] } {
  const seen = new Map<string, Socket>();
  const look = () => {
    for (const socket of socketsOf(root)) seen.set(JSON.stringify(socket), socket);
  };
  look();
  const timer = setInterval(look, 500);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return [...seen.values()];
    },
  };
}
