/** What the app has to tell: one way for all screens. Problems stay until they are closed. */
import { notifications } from '@mantine/notifications';

type Notice =
  | { kind: 'done'; title: string; message?: string }
  | { kind: 'problem'; title: string; error: unknown };

const closeButtonProps = { 'aria-label': 'Close this notice' };

export function tell(notice: Notice): void {
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
