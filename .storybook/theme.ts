import { create } from 'storybook/theming';

const shared = {
  brandTitle: 'Spiris case widgets',
  fontBase: '"Figtree Variable", system-ui, sans-serif',
  colorPrimary: '#0a5c52',
  colorSecondary: '#0a5c52',
  appBorderRadius: 8,
  inputBorderRadius: 6,
} as const;

/** Storybook's own frame and the documentation pages, in the drawing's colours (look.md). */
export const docsTheme = create({
  base: 'light',
  ...shared,
  appBg: '#f3f5f5',
  appContentBg: '#ffffff',
  appPreviewBg: '#ffffff',
  appBorderColor: '#d9e0de',
  textColor: '#14201e',
  textMutedColor: '#475552',
  barTextColor: '#475552',
  barSelectedColor: '#0a5c52',
  barHoverColor: '#0a5c52',
});
