import type { CaseDetail, Entry, Failure, ItemId } from '../domain/index.ts';
import { interpret } from '../domain/interpret.ts';
import { todayIn } from '../domain/plain-date.ts';
import type { RawAnswer } from '../domain/raw-answer.ts';
import { isItem } from '../domain/visibility.ts';
import { isSame } from './draft/content.ts';
import type { ReplyDraft } from './reply-draft.ts';
import type { ChosenFile, Env, Receipt } from './types.ts';

/** What an earlier page has sent of a draft, as the case shows it. */
export interface FoundSend {
  readonly receipt: Receipt;
  /** What of the draft has gone, and the keys of its files. */
  readonly draft: ReplyDraft;
  readonly files: ReadonlySet<string>;
}

/**
 * The key under which a draft goes. It is made before the draft is first kept, and kept with it: a page that ends between
 * the press and the acknowledgement leaves both behind, and the next page sends under the same key, or sees that it has
 * arrived.
 */
export class DraftKey {
  readonly #env: Env;
  #id: string | undefined;
  /** That of an earlier page, which may have sent under it. */
  #found: string | undefined;

  constructor(env: Env) {
    this.#env = env;
  }

  get id(): string {
    return (this.#id ??= this.#env.uuid());
  }

  /** Takes over the key of a draft that an earlier page has kept, and may have sent. */
  take(id: string): void {
    this.#id = this.#found = id;
  }

  /** The draft is not what was found any more: should it go, it is another act. What was found may still arrive. */
  changed(): void {
    if (this.#id === this.#found) this.#id = undefined;
  }

  /** Somebody else has sent under this key. */
  used(id: string): void {
    if (id === this.#id) this.#id = undefined;
    if (id === this.#found) this.#found = undefined;
  }

  /** What goes next is another act. */
  renew(): void {
    this.#id = this.#found = undefined;
  }

  /** What of the draft has come under the key of an earlier page; from then on the rest has a key of its own. */
  arrivedIn(detail: CaseDetail | undefined, draft: ReplyDraft, files: readonly ChosenFile[]): FoundSend | undefined {
    const keys = [this.#found, this.#id];
    const entry = detail?.entries.find((one): one is Entry => isUnder(one, keys));
    if (!detail || !entry) return undefined;
    this.renew();
    const today = todayIn(undefined, this.#env.now());
    const answers = Object.entries(draft.answers).filter(([id, raw]) => stands(detail, id, raw, today));
    const sent = new Set(entry.files.map(({ id }) => id));
    return {
      receipt: receiptOf(draft.act, answers.length, entry, detail),
      draft: {
        ...draft,
        ...textIn(entry, draft.text),
        answers: Object.fromEntries(answers),
        until: detail.ball.promisedBy,
      },
      files: new Set(files.flatMap(({ key: name, stored }) => (stored && sent.has(stored.id) ? [name] : []))),
    };
  }
}

function isUnder(entry: object, keys: readonly (string | undefined)[]): boolean {
  const { actKey } = entry as Partial<Entry>;
  return actKey !== undefined && keys.includes(actKey);
}

/** Whether the case has just this answer. What cannot be told stays in the draft: it is not lost. */
function stands({ items }: CaseDetail, id: ItemId, raw: RawAnswer, today: string): boolean {
  const item = items.filter(isItem).find((one) => one.id === id);
  if (!item?.answer) return false;
  const reading = interpret(item, raw, [], today);
  return reading.state === 'ok' && isSame(reading.answer, item.answer);
}

/** The reasons that go with decisions stand before the text. */
function textIn({ text = '' }: Entry, written: string): Pick<ReplyDraft, 'text'> {
  return { text: text.endsWith(written.trim()) ? written : text };
}

function receiptOf(act: Receipt['act'], answers: number, entry: Entry, detail: CaseDetail): Receipt {
  const { at, files, kind, text } = entry;
  return {
    act,
    loggedAs: kind,
    sentAt: at,
    answers,
    files: files.map(({ id, name }) => ({ id, name })),
    hasText: (text ?? '').trim() !== '',
    detail,
  };
}

/** The back end knows the key from another act: what an earlier page has sent was not quite this. */
export function isKeyReused({ fields = [] }: Failure): boolean {
  return fields.some(({ code }) => code === 'keyReused');
}
