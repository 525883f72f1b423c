import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../../element/icons.ts';

/** What the first notice says. */
export const NOTICE_ID = 'notice';

/** A button of a notice. */
export interface Way {
  readonly text: string;
  act(): void;
}

/** Something to know about the send, the draft or the others before one goes on. */
export interface Notice {
  readonly name: string;
  readonly icon: Parameters<typeof icon>[0];
  /** `bad` and `news` are told at once, `quiet` ones in their turn; of the rest the live region tells. */
  readonly tone: '' | 'quiet' | 'bad' | 'news';
  readonly text: unknown;
  /** What the main button does meanwhile, and is called. */
  readonly main?: Way;
  readonly ways: readonly Way[];
  /** Beside what goes, not in its place: it is not about the send. */
  readonly beside?: boolean;
}

/** In the flow of the form, or (one, with only what belongs beside it) in the send bar, in sight from anywhere in it. */
export function renderNotices(notices: readonly Notice[], inBar = false): unknown {
  return repeat(
    notices,
    // Each told for itself: a reader hears of a new one, not of a change of the former.
    ({ name }) => name,
    ({ icon: sign, tone, text, ways, beside }) =>
      html`<div class="banner ${tone}" role=${ROLES[tone]}>
        ${icon(sign)}
        <p id=${inBar ? NOTICE_ID : nothing}>${text}</p>
        ${inBar && !beside ? nothing : renderWays(ways, inBar ? 'button text' : 'button')}
      </div>`,
  );
}

const ROLES = { '': nothing, quiet: 'status', bad: 'alert', news: 'alert' };

/** Each has an element of its own, so that the focus never stands on a button that has become another. */
export function renderWays(ways: readonly Way[], style: string): unknown {
  return repeat(
    ways,
    ({ text }) => text,
    ({ text, act }) => html`<button type="button" class=${style} @click=${act}>${text}</button>`,
  );
}
