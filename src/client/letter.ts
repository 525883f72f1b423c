import type { Act, Failure } from '../domain/index.ts';
import { isOpen } from './reply-state.ts';
import type { Letter, Sender } from './sender.ts';
import type { Outgoing, Standing } from './tab-sends.ts';
import type { ChosenFile, ReplyState } from './types.ts';
import type { Written } from './vault.ts';

export type Compose = (state: ReplyState) => Act;

/** Makes the act of what the form held when the user pressed, and says what of it goes. */
function writeLetter(
  compose: Compose | undefined,
  pressed: Written | undefined,
  now: ReplyState,
): { readonly letter: Letter; readonly written: Written } {
  if (!compose || !pressed) throw new Error('Reply: nothing to compose the act with');
  const chosen = now.files.filter(({ key }) => pressed.files.has(key));
  const act = compose({ ...now, ...pressed.draft, files: chosen });
  // A question or a promise takes no answers along: they, and their files, stay as they are.
  const whole = 'answers' in act;
  const files = chosen.filter(({ itemId }) => whole || (itemId === undefined && 'files' in act));
  const draft = whole ? pressed.draft : { ...pressed.draft, answers: {} };
  const written = { draft, files: new Set(files.map(({ key }) => key)) };
  const { revision = null } = pressed;
  return { letter: { act, revision }, written };
}

/** What the user has pressed, and what of the form goes with it. */
export class Press {
  compose: Compose | undefined;
  /** The form as it was when the user pressed: what is added later belongs to the next act. */
  pressed: Written | undefined;
  /** What the letter was made of. */
  written: Written | undefined;

  /** Goes on with what was pressed in another tab, or on an earlier page. */
  goOn(act: Act, written: Written): void {
    this.compose = () => act;
    this.written = this.pressed = written;
  }

  letter(now: ReplyState): ReturnType<typeof writeLetter> {
    return writeLetter(this.compose, this.pressed, now);
  }

  write(now: ReplyState): Letter {
    const { letter, written } = this.letter(now);
    this.written = written;
    return letter;
  }

  forget(): void {
    this.compose = this.pressed = this.written = undefined;
  }
}

/** How a reply stands, for the other tabs; `write` makes the letter that is not written before the first try. */
export function standingOf(
  { letter: known, state }: Sender,
  isAsking: boolean,
  write: () => { readonly letter: Letter; readonly written: Written },
): Standing {
  return {
    outgoing: outgoing(),
    isOpen: isOpen(state) && !isAsking,
    sentKey: state.phase === 'sent' ? state.key : undefined,
  };

  function outgoing(): Outgoing | undefined {
    // Files that are still on their way go down with their tab; the draft names them.
    if (!('job' in state) || state.phase === 'failed' || state.job.filesPending) return undefined;
    try {
      const { letter, written } = write();
      return { key: state.job.key, send: { state, ...letter, ...known }, written };
    } catch {
      return undefined;
    }
  }
}

/** Which of the chosen files a refusal calls missing. */
export function isMissing({ fields = [] }: Failure): ((file: ChosenFile) => boolean) | undefined {
  const paths = fields.filter(({ code }) => code === 'fileMissing').map(({ path }) => path);
  if (paths.length === 0) return undefined;
  return ({ itemId }) => paths.includes(itemId === undefined ? 'files' : `answers.${itemId}`);
}
