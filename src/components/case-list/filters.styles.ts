import { css } from 'lit';

export const filterStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chips > li {
    min-width: 0;
  }
  /* The search field shows it. */
  .chips > .text,
  .chips:not(:has(> :not(.text))) {
    display: none;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    min-height: 40px;
    padding: 4px 8px 4px 14px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-size: 14px;
    line-height: 20px;
    text-align: start;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .chip:hover {
    background: var(--_sunken);
  }
  .chips .button.text {
    min-height: 40px;
    padding: 4px 6px;
    font-size: 14px;
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 208px), 1fr));
    gap: 24px 32px;
    padding: 20px 24px 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .column {
    display: grid;
    align-content: start;
    gap: 20px;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 136px), 1fr));
    gap: 0 16px;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .legend {
    display: block;
    margin-bottom: 4px;
    padding: 0;
    font-size: 14px;
    line-height: 20px;
    font-weight: 650;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 40px;
    font-size: 15px;
    line-height: 22px;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .choice > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .order {
    width: 100%;
    min-height: 44px;
    margin-top: 4px;
    padding: 0 12px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    font-size: 15px;
    text-overflow: ellipsis;
  }
  @container (max-width: 640px) {
    .tools:not(.open) > .chips,
    .tools:not(.open) > .chips > .text {
      display: flex;
    }
    .filters {
      gap: 20px;
      padding: 16px;
    }
  }
`;
