import { css } from 'lit';

/**
 * The semantic tokens. `--case-*` is public and may be set by a host anywhere above; `--_*` is what our styles use.
 * Tints and lines derive from accent, ink and surface, so that a host who sets three has a whole theme.
 * Values and measured contrast: shared/look/look.md "Roles"; decision 0007.
 */
export const tokens = css`
  :host {
    --_paper: var(--case-paper, light-dark(#f3f5f5, #101716));
    --_surface: var(--case-surface, light-dark(#ffffff, #18211f));
    --_sunken: var(--case-sunken, light-dark(#ecf0ef, #202b29));
    --_ink: var(--case-ink, light-dark(#14201e, #e9efed));
    --_ink-2: var(--case-ink-2, color-mix(in srgb, var(--_ink) 76%, var(--_surface)));
    --_line: var(--case-line, color-mix(in srgb, var(--_ink) 14%, var(--_surface)));
    --_line-strong: var(--case-line-strong, color-mix(in srgb, var(--_ink) 56%, var(--_surface)));
    --_accent: var(--case-accent, light-dark(#0a5c52, #6fd0bd));
    --_accent-hover: var(--case-accent-hover, color-mix(in srgb, var(--_accent) 80%, var(--_ink)));
    --_accent-tint: var(--case-accent-tint, color-mix(in srgb, var(--_accent) 12%, var(--_surface)));
    --_on-accent: var(--case-on-accent, light-dark(#ffffff, #06231f));
    --_redo: var(--case-redo, light-dark(#9c3412, #f5a887));
    --_redo-tint: var(--case-redo-tint, light-dark(#fbece4, #3a2118));
    --_soon: var(--case-soon, light-dark(#7a5200, #e6c069));
    --_soon-tint: var(--case-soon-tint, light-dark(#faf1da, #33290f));
    --_done: var(--case-done, light-dark(#276238, #8fd3a0));
    --_done-tint: var(--case-done-tint, light-dark(#e6f2e8, #18301d));
    --_unread: var(--case-unread, light-dark(#1b5fd0, #7fb0ff));
    --_focus: var(--case-focus, light-dark(#14201e, #ffffff));
    --_shadow: var(--case-shadow, 0 1px 2px light-dark(rgb(20 32 30 / 0.06), rgb(0 0 0 / 0.4)));
    --_shadow-float: var(--case-shadow-float, 0 8px 24px light-dark(rgb(20 32 30 / 0.12), rgb(0 0 0 / 0.5)));
    --_radius: var(--case-radius, 12px);
    --_radius-control: var(--case-radius-control, 8px);
    --_radius-badge: var(--case-radius-badge, 6px);
  }
`;
