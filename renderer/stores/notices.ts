/** What the app has to tell: one way for all screens. Problems stay until they are closed. */

type Notice =
  | { kind: 'done'; title: string; message?: string }
  | { kind: 'problem'; title: string; error: unknown };

const closeButtonProps = { 'aria-label': 'Close this notice' };

export const tell = (notice: Notice): void => void show(notice);

async function show(notice: Notice): Promise<void> {
  // Stores tell, and are there before anything can be drawn.
  const { notifications } = await import('@mantine/notifications');
  if (notice.kind === 'done') {
    notifications.show({
      title: notice.title,
      message: notice.message ?? '',
      autoClose: 5000,
      closeButtonProps,
    });
    return;
  }
  const message = notice.error instanceof Error ? notice.error.message : String(notice.error);
  const color = 'var(--rejected)';
  notifications.show({ title: notice.title, message, color, autoClose: false, closeButtonProps });
}
