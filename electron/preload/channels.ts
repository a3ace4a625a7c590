/** The names under which the window's preload and the main process know their messages. */
export const CHANNELS = {
  call: 'yardstick:call',
  cancel: 'yardstick:cancel',
  progress: 'yardstick:progress',
  choose: 'yardstick:choose',
  dropped: 'yardstick:dropped',
  command: 'yardstick:command',
  shippedSample: 'yardstick:shipped-sample',
  listening: 'yardstick:listening',
} as const;
