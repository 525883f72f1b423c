import { html, nothing, type TemplateResult } from 'lit';
import type { CaseDetail, Entry } from '../../domain/index.ts';
import { renderMarkdown, renderPlainText } from '../../element/markdown.ts';
import type { FormContext } from './form-context.ts';
import type { ReplyState } from '../../controllers/index.ts';
import { NOTICE_ID, type Notice, type Way } from './notice.ts';

const NEWS_ID = 'news';

type Conflict = NonNullable<ReplyState['conflict']>;

/** What was not there yet when the user began to write. */
function newEntries({ ui }: FormContext, { entries }: CaseDetail): readonly Entry[] {
  return entries.filter((entry): entry is Entry => !('failure' in entry) && !ui.known.has(entry.id));
}

/** Something has come that the send was refused for, and the user has not looked at it. */
export function isUnseen({ state, ui }: FormContext): boolean {
  return state.conflict !== undefined && ui.seen !== state.conflict;
}

/** Opens what has come, and goes there. */
export function showNews(context: FormContext): void {
  const { state, ui } = context;
  ui.newsOpen = true;
  ui.seen = state.conflict;
  context.focus(NEWS_ID);
}

/** The send was refused because of what somebody has added: the button shows that first, and then sends. */
export function conflictNotice(context: FormContext, { current, failure }: Conflict): Notice {
  const { t } = context.messages;
  const name = failure.by?.name ?? newEntries(context, current).at(-1)?.by.name ?? t('reply.conflict.someone');
  const send = { text: t('reply.conflict.send'), act: () => context.send() };
  const toggle = toggleNews(context);
  const [main, way] = isUnseen(context) ? [toggle, send] : [send, toggle];
  return {
    name: 'conflict',
    icon: 'message',
    tone: 'news',
    text: t('reply.conflict.text', { name }),
    main,
    ways: [way],
  };
}

/** What somebody has added since the user began; what they have written is still there. */
export function newsNotice(context: FormContext): Notice | undefined {
  const { detail, messages, state } = context;
  const { t, format } = messages;
  const last = newEntries(context, detail).at(-1);
  if (!last || !state.dirty || state.conflict) return undefined;
  const { name } = last.by;
  const answered = last.by.side === 'company' && last.kind !== 'message';
  const text = answered
    ? t('reply.colleagues.answered', { name, time: format.moment(last.at) })
    : t('reply.conflict.text', { name });
  return { name: 'news', icon: 'message', tone: 'news', text, ways: [toggleNews(context)], beside: true };
}

function toggleNews(context: FormContext): Way {
  const { detail, messages, state, ui } = context;
  const hide = (): void => {
    ui.newsOpen = false;
    if (!state.conflict) ui.know(detail);
    context.update();
  };
  // What a later conflict is about has not been opened yet.
  return ui.newsOpen && !isUnseen(context)
    ? { text: messages.t('reply.conflict.hide'), act: hide }
    : { text: messages.t('reply.conflict.show'), act: () => showNews(context) };
}

/** What has come, in full, while it is open. */
export function renderNews(context: FormContext): unknown {
  const { detail, messages, state, ui } = context;
  const fresh = newEntries(context, state.conflict?.current ?? detail);
  if (!ui.newsOpen || (!state.conflict && fresh.length === 0)) return nothing;
  return html`<div class="news-text" id=${NEWS_ID} tabindex="-1" role="group" aria-labelledby=${NOTICE_ID}>
    ${fresh.length === 0 ? html`<p>${messages.t('reply.conflict.nothing')}</p>` : fresh.map((entry) => renderEntry(context, entry))}
  </div>`;
}

function renderEntry({ messages }: FormContext, entry: Entry): TemplateResult {
  const text = entry.text ?? '';
  return html`<article>
    <p><strong>${entry.by.name}</strong> <span class="meta">${messages.format.moment(entry.at)}</span></p>
    ${entry.by.side === 'agency' ? renderMarkdown(text) : renderPlainText(text)}
  </article>`;
}
