import { html, nothing, type TemplateResult } from 'lit';
import { interpret } from '../../../domain/interpret.ts';
import { isItem, rawOf } from '../../../domain/visibility.ts';
import { icon } from '../../../element/icons.ts';
import { plainFileName } from '../../../element/file-name.ts';
import { heading } from '../../../element/heading.ts';
import { consentWords } from '../../case-access/consent-words.ts';
import { answerText } from '../answer-view.ts';
import { endingText } from '../ending-text.ts';
import type { FormContext } from '../form-context.ts';

/** The case was closed while an answer waited: it has not gone, it is kept, and it can go in a case of its own. */
export function renderStranded(context: FormContext): TemplateResult {
  const { detail, embedded, level, messages, session } = context;
  const { t } = messages;
  const written = writtenText(context);
  const isClosed = detail.status === 'closed';
  const consent = context.consent && !isClosed ? consentWords(messages, context.consent) : null;
  const held = consent?.title ?? t('reply.readOnly.consentMissing');
  const outcome = detail.outcome === 'done' ? undefined : detail.outcome;
  const why = isClosed ? endingText(messages, outcome) : held;
  // The page around it says why already, but nobody hears that.
  const isSaid = embedded && isClosed;
  const unsent = t('reply.stranded.unsent');
  const title = isClosed ? `${why} ${unsent}` : why;
  const { startNew, goOn } = context;
  const next = goOn
    ? { go: goOn, text: 'reply.stranded.goOn' as const }
    : startNew && { go: startNew, text: 'reply.stranded.startNew' as const };
  return html`<section class="stranded" role="alert" aria-labelledby="stranded">
    ${icon('alert')} ${isSaid ? html`<p class="visually-hidden">${why}</p>` : nothing}
    ${heading(level, isSaid ? unsent : title, { class: 'act-title', id: 'stranded' })}
    ${consent ? html`<p>${consent.text}</p>` : nothing}
    <p>${t('reply.stranded.kept')}</p>
    ${written === '' ? nothing : html`<p class="sent-answer written">${written}</p>`} ${renderFiles(context)}
    <div class="row">
      ${
        isClosed && next
          ? html`<button type="button" class="button" @click=${() => next.go(written)}>${t(next.text)}</button>`
          : nothing
      }
      <button type="button" class="button text" @click=${() => session.discard()}>
        ${t('reply.stranded.discard')}
      </button>
    </div>
  </section>`;
}

function renderFiles({ messages, state }: FormContext): unknown {
  if (state.files.length === 0) return nothing;
  const names = messages.format.list(state.files.map(({ name }) => plainFileName(name)));
  return html`<p class="second">${messages.t('reply.stranded.files', { names })}</p>`;
}

/** All that was written, each answer under its question, as plain text. */
function writtenText(context: FormContext): string {
  const { detail, state, today } = context;
  const answers = detail.items.filter(isItem).flatMap((item) => {
    const raw = rawOf(state.answers, item.id);
    const reading = interpret(item, raw, [], today);
    const text = reading.state === 'ok' ? answerText(context, item, reading.answer) : (raw?.text?.trim() ?? '');
    return text === '' ? [] : [`${item.label}\n${text}`];
  });
  return [...answers, state.text.trim()].filter((part) => part !== '').join('\n\n');
}
