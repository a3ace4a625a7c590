/**
 * What the main process hears of pages: the main frame of our own page alone. Whoever listens for messages does it by
 * these two, so that the question who asks can't be forgotten.
 */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { mayCall } from './sender.ts';

/** Answers what our page asks on a channel; anybody else gets `refused`. */
export function answerOwnPage<T>(
  channel: string,
  refused: T,
  answer: (event: IpcMainInvokeEvent, ...sent: unknown[]) => Promise<T>,
): void {
  ipcMain.handle(channel, (event, ...sent: unknown[]) =>
    mayCall(event.senderFrame) ? answer(event, ...sent) : refused,
  );
}

/** Hears what our page says on a channel, and nobody else. */
export function hearOwnPage(channel: string, hear: (event: IpcMainEvent, ...said: unknown[]) => void): void {
  ipcMain.on(channel, (event, ...said: unknown[]) => {
    if (mayCall(event.senderFrame)) hear(event, ...said);
  });
}
