/** The bridge in a browser: the contract's methods over HTTP, dialogs within the page, commands by keys. */
import { type Bridge, type ChoosePurpose, type ChosenPlace, isExport } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/failure.ts';
import { METHOD_NAMES } from '#shared/contract/method-names.ts';
import type { MethodName, Place, Progress } from '#shared/contract/methods.ts';
import { askForFiles, askForName } from './browser-dialogs.ts';
import { commandFor } from './shortcuts.ts';

type ProgressListener = (call: string, progress: Progress) => void;
type Line = { progress: Progress } | { answer: Answer<unknown> };

const GONE: Answer<never> = {
  ok: false,
  error: {
    code: 'internal',
    message: 'Yardstick does not answer. Start it again and open the address that it prints.',
  },
};

export function createBrowserBridge(): Bridge {
  const listeners = new Set<ProgressListener>();
  /** Where exports go, until the browser has saved them. */
  const downloads = new Set<Place>();

  const run = async (method: MethodName, args: unknown, call: string): Promise<Answer<unknown>> => {
    const answer = await post(method, args, call, (progress) => {
      for (const listener of listeners) listener(call, progress);
    });
    const { place } = args as { place?: Place };
    if (answer.ok && place !== undefined && downloads.delete(place)) saveDownload(place);
    return answer;
  };

  return {
    door: 'browser',
    methods: Object.fromEntries(
      METHOD_NAMES.map((method) => [method, (args: unknown, call: string) => run(method, args, call)]),
    ) as Bridge['methods'],
    cancel: (call) => void fetch(`/cancel/${encodeURIComponent(call)}`, { method: 'POST' }),
    onProgress: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose: async (purpose, suggestedName) => {
      const chosen = await choose(purpose, suggestedName ?? '');
      if (chosen && isExport(purpose)) downloads.add(chosen.place);
      return chosen;
    },
    shippedSample: async () => null,
    dropped: (file) => upload(file as File),
    onCommand: (listener) => {
      const press = (event: KeyboardEvent) => {
        const command = commandFor(event);
        if (!command) return;
        event.preventDefault();
        listener(command);
      };
      window.addEventListener('keydown', press);
      return () => window.removeEventListener('keydown', press);
    },
  };
}

async function choose(purpose: ChoosePurpose, suggestedName: string): Promise<ChosenPlace | null> {
  if (purpose === 'importDeals') {
    const files = await askForFiles('.csv,.tsv,.txt,.xlsx,.xlsm', true);
    const [first, ...others] = await Promise.all(files.map(upload));
    if (!first) return null;
    return others.length === 0 ? first : { ...first, others };
  }
  if (purpose === 'chooseLogo') {
    const [file] = await askForFiles('.png,.svg,.jpg,.jpeg', false);
    return file ? upload(file) : null;
  }
  let name: string | null = suggestedName || 'Yardstick';
  if (!isExport(purpose)) {
    const there = await json<string[]>(await fetch('/workshops'));
    name = await askForName(purpose, there, suggestedName);
  }
  if (name === null) return null;
  return json<ChosenPlace>(
    await fetch('/choose', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ purpose, name }),
    }),
  );
}

async function upload(file: File): Promise<ChosenPlace> {
  const address = `/upload?name=${encodeURIComponent(file.name)}`;
  return json<ChosenPlace>(await fetch(address, { method: 'POST', body: file }));
}

async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

function saveDownload(place: Place): void {
  const link = document.createElement('a');
  link.href = `/download/${encodeURIComponent(place)}`;
  link.download = '';
  link.click();
}

/** One call: progress lines as they come, then the answer. */
async function post(
  method: MethodName,
  args: unknown,
  call: string,
  onProgress: (progress: Progress) => void,
): Promise<Answer<unknown>> {
  try {
    const response = await fetch(`/call/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Yardstick-Call': call },
      body: JSON.stringify(args),
    });
    if (!response.ok) return GONE;
    if (response.headers.get('Content-Type') === 'application/octet-stream') {
      return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
    }
    for await (const line of linesOf(response)) {
      const message = JSON.parse(line) as Line;
      if ('answer' in message) return message.answer;
      onProgress(message.progress);
    }
    return GONE;
  } catch {
    return GONE;
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    const lines = (rest + read.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
