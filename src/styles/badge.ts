import { css } from 'lit';

/** One badge, one phrase: icon, word and tint; no tint at all while it is the agency's turn. */
export const badgeStyles = css`
  .status {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 2px 8px;
    font-size: 14px;
    line-height: 20px;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 9px 2px 7px;
    border-radius: var(--_radius-badge);
    font-weight: 600;
    font-size: 14px;
    line-height: 20px;
  }
  .badge.you {
    background: var(--_accent-tint);
    color: var(--_accent);
  }
  .badge.redo {
    background: var(--_redo-tint);
    color: var(--_redo);
  }
  .badge.soon {
    background: var(--_soon-tint);
    color: var(--_soon);
  }
  .badge.done {
    background: var(--_done-tint);
    color: var(--_done);
  }
  .badge.theirs {
    gap: 4px;
    padding-inline: 0;
    color: var(--_ink-2);
    font-weight: 500;
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid CanvasText;
      padding-inline: 6px 8px;
    }
  }
`;
