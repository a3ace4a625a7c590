import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ink on paper: what acts is dark on light and light on dark. Everything else takes its colour from tokens.css. */
const ink: MantineColorsTuple = [
  '#f6f4ef',
  '#efebe3',
  '#ddd7cb',
  '#bdb6aa',
  '#a19a8e',
  '#6f6a60',
  '#57524a',
  '#3a362f',
  '#2a2723',
  '#1c1a17',
];

const px = (size: number) => `${size / 16}rem`;

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  colors: { ink },
  autoContrast: true,
  fontFamily: 'InterVariable, Inter, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, monospace',
  fontSizes: { xs: px(14), sm: px(14), md: px(16), lg: px(20), xl: px(28) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.2' },
  spacing: { xs: px(8), sm: px(12), md: px(16), lg: px(24), xl: px(40) },
  radius: { xs: px(3), sm: px(5), md: px(7), lg: px(10), xl: px(16) },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: px(28), lineHeight: '1.2' },
      h2: { fontSize: px(20), lineHeight: '1.3' },
      h3: { fontSize: px(16), lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, multiline: true, maw: 320 } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 140 },
      },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
  },
});
