/** The application menu. What concerns the workshop is sent to the window, which knows what is open and selected. */
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { ShellCommand } from '#shared/contract/bridge.ts';

interface Papers {
  /** The folder of the documents that come with the app. */
  docs: string;
  /** The licences of all that Chromium is made of, as a web page. */
  chromium: string;
}

export function setMenu(send: (command: ShellCommand) => void, { docs, chromium }: Papers): void {
  const command = (label: string, name: ShellCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(name),
    ...(accelerator && { accelerator }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';

  const file: MenuItemConstructorOptions[] = [
    command('New workshop…', 'newWorkshop', 'CmdOrCtrl+N'),
    command('Open…', 'openWorkshop', 'CmdOrCtrl+O'),
    command('Open the sample workshop', 'openSample'),
    line,
    command('Save as…', 'saveWorkshopAs', 'CmdOrCtrl+Shift+S'),
    command('Import deals…', 'importDeals', 'CmdOrCtrl+I'),
    line,
    command('Lock', 'lockWorkshop', 'CmdOrCtrl+Shift+L'),
    line,
    { role: isMac ? 'close' : 'quit' },
  ];
  const edit: MenuItemConstructorOptions[] = [
    // The keys go to the page, which knows whether they mean a text field; the menu shows them.
    { ...command('Undo', 'undo', 'CmdOrCtrl+Z'), registerAccelerator: false },
    { ...command('Redo', 'redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'), registerAccelerator: false },
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    line,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [line, { role: 'toggleDevTools' } as const]),
  ];

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      { label: 'File', submenu: file },
      { label: 'Edit', submenu: edit },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
      {
        role: 'help',
        submenu: [
          // The key goes to the page, as those of Undo do.
          { ...command('Help', 'help', 'F1'), registerAccelerator: false },
          { label: 'Folder of the documents', click: () => void shell.openPath(docs) },
          line,
          { label: 'Chromium’s licences', click: () => void shell.openPath(chromium) },
          command('About Yardstick', 'about'),
        ],
      },
    ]),
  );
}
