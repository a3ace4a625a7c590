/** The dialogs that a browser has not: which workshop to open, and what to call a new one. */
import type { ChoosePurpose, ExportPurpose } from '#shared/contract/bridge.ts';
import './browser-dialogs.css';

type NamePurpose = Exclude<ChoosePurpose, 'importDeals' | 'chooseLogo' | ExportPurpose>;

const TITLES: Record<NamePurpose, string> = {
  openWorkshop: 'Open a workshop',
  createWorkshop: 'New workshop',
  saveWorkshopAs: 'Save the workshop as',
};

const EXTENSION = /\.yardstick$/i;

/** Asks for a workshop's name; null where the dialog was closed. `there` are the files that exist. */
export function askForName(
  purpose: NamePurpose,
  there: readonly string[],
  suggestedName: string,
): Promise<string | null> {
  const dialog = element('dialog', { className: 'browser-dialog' });
  const form = element('form', { method: 'dialog' });
  const title = element('h2', { textContent: TITLES[purpose], id: 'browser-dialog-title' });
  dialog.setAttribute('aria-labelledby', title.id);
  const cancel = element('button', { type: 'button', textContent: 'Cancel' });
  cancel.onclick = () => dialog.close();
  const confirm = element('button', { value: 'ok', className: 'browser-dialog-confirm' });
  const buttons = element('div', { className: 'browser-dialog-buttons' });
  buttons.append(cancel, confirm);

  const choice = purpose === 'openWorkshop' ? list(there, confirm) : field(there, suggestedName, confirm);
  form.append(title, ...choice.parts, buttons);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();

  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(dialog.returnValue === 'ok' ? choice.name() : null);
    };
  });
}

interface Choice {
  parts: HTMLElement[];
  name: () => string | null;
}

function list(there: readonly string[], confirm: HTMLButtonElement): Choice {
  confirm.textContent = 'Open';
  if (there.length === 0) {
    confirm.disabled = true;
    const empty = element('p', {
      textContent: 'There is no workshop yet. Make a new one, or open the sample.',
    });
    return { parts: [empty], name: () => null };
  }
  const select = element('select', { size: Math.min(10, Math.max(2, there.length)) });
  select.setAttribute('aria-label', 'Workshops');
  select.append(...there.map((name) => new Option(name.replace(EXTENSION, ''), name)));
  select.selectedIndex = 0;
  select.ondblclick = () => confirm.click();
  return { parts: [select], name: () => select.value };
}

function field(there: readonly string[], suggestedName: string, confirm: HTMLButtonElement): Choice {
  confirm.textContent = 'Save';
  const label = element('label', { textContent: 'Name' });
  const input = element('input', {
    required: true,
    maxLength: 120,
    value: suggestedName.replace(EXTENSION, ''),
  });
  const note = element('p', { className: 'browser-dialog-note' });
  note.setAttribute('role', 'status');
  const compare = () => {
    const name = `${input.value.trim()}.yardstick`.toLowerCase();
    const exists = there.some((other) => other.toLowerCase() === name);
    note.textContent = exists ? 'There is a workshop of this name; it will be replaced.' : '';
    confirm.textContent = exists ? 'Replace' : 'Save';
  };
  input.oninput = compare;
  compare();
  label.append(input);
  return { parts: [label, note], name: () => input.value.trim() || null };
}

/** Asks for files with the browser's own dialog; none where it was closed. */
export function askForFiles(accept: string, multiple: boolean): Promise<File[]> {
  const input = element('input', { type: 'file', accept, multiple });
  return new Promise((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(name), properties);
}
