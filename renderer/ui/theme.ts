import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import { restoreFocusOnceGone } from './focus.ts';

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

/** The same, from light text to dark ground, as Mantine counts its dark shades. */
const darkInk: MantineColorsTuple = [
  '#f1ede5',
  '#d8d2c7',
  '#bdb6aa',
  '#7c766b',
  '#4a453d',
  '#3a362f',
  '#2a2723',
  '#1f1d1a',
  '#1a1816',
  '#161513',
];

/** How long the mouse rests on something before it is explained, in milliseconds. */
export const HINT_DELAY = 400;

const px = (size: number) => `${size / 16}rem`;

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  colors: { ink, gray: ink, dark: darkInk },
  // What acts takes its colours from tokens.css, which know light from dark.
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input);
    if (input.color !== undefined && input.color !== 'ink') {
      // The tokens are dark on light and light on dark, and so is what stands on them the other way round.
      return input.variant === 'filled' ? { ...resolved, color: 'var(--sheet)' } : resolved;
    }
    if (input.variant === 'filled') {
      return {
        background: 'var(--ink)',
        hover: 'var(--ink-2)',
        color: 'var(--sheet)',
        border: '1px solid transparent',
      };
    }
    if (input.variant === 'subtle' || input.variant === 'light') {
      const background = input.variant === 'light' ? 'var(--well)' : 'transparent';
      return { background, hover: 'var(--well)', color: 'var(--ink)', border: '1px solid transparent' };
    }
    return resolved;
  },
  fontFamily: 'InterVariable, Inter, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, monospace',
  fontSizes: { xs: px(14), sm: px(16), md: px(16), lg: px(20), xl: px(28) },
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
    Table: { styles: { table: { fontSize: px(16) } } },
    Progress: { defaultProps: { color: 'var(--ink-2)' } },
    Button: { defaultProps: { size: 'sm' } },
    // A page of selects would hold all their options otherwise, thousands of them beside a wide export.
    Combobox: { defaultProps: { keepMounted: false } },
    // On the ink of a ticked box, in the dark too.
    Checkbox: { defaultProps: { iconColor: 'var(--sheet)' } },
    Tooltip: { defaultProps: { openDelay: HINT_DELAY, withArrow: true, multiline: true, maw: 320 } },
    Modal: {
      defaultProps: {
        centered: true,
        // The page itself never scrolls, and the lock would need a style that the content policy refuses.
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 140 },
        // It gives the focus back itself, but not where it was opened from a menu, which is gone.
        onExitTransitionEnd: () => restoreFocusOnceGone(),
      },
      styles: { title: { fontSize: px(20), fontWeight: 600, lineHeight: 1.3 } },
    },
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 120 },
        // The placeholder is no menu item, which a menu may not hold; the first item takes the focus instead.
        withInitialFocusPlaceholder: false,
      },
    },
  },
});

/** Mantine's own surfaces and lines, taken from tokens.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--sheet)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default': 'var(--sheet)',
    '--mantine-color-default-hover': 'var(--well)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-disabled': 'var(--well)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--hairline)',
    '--mantine-color-error': 'var(--rejected)',
    '--table-border-color': 'var(--hairline)',
  };
  return { variables: {}, light: both, dark: both };
};
