import { html, nothing, type TemplateResult } from 'lit';
import { hasInput } from '../../domain/compose-act.ts';
import { partsOf, type Answer, type Item, type PlainDate } from '../../domain/index.ts';
import { interpret } from '../../domain/interpret.ts';
import type { RawAnswer } from '../../domain/raw-answer.ts';
import { isItem, rawOf } from '../../domain/visibility.ts';
import { icon } from '../../element/icons.ts';
import { plainFileName } from '../../element/file-name.ts';
import { earlierTitle } from './author.ts';
import { answerText, renderSentFile } from './answer-view.ts';
import type { MessageKey } from '../../controllers/index.ts';
import { change, type Field, type FormContext } from './form-context.ts';
import { initialRaw } from './initial-raw.ts';

/** An answer that can be taken over in one tap: what it is, where it comes from. */
interface Source {
  readonly from: NonNullable<RawAnswer['source']>;
  readonly answer: Answer;
  readonly note: string;
  /** What the button that takes it over says. */
  readonly use: MessageKey;
}

/** Numbers and addresses that are the same wherever they are asked for. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set([
  'email',
  'phone',
  'organisationNumber',
  'personalNumber',
  'bankgiro',
  'plusgiro',
  'iban',
  'vatNumber',
  'period',
]);

/** What was answered before, to be used again: never by itself, and shown with where it comes from. */
export function renderReuse(context: FormContext, field: Field): unknown {
  const source = sourceOf(context, field);
  if (!source) return nothing;
  const { t } = context.messages;
  const before = answerText(context, field.item, source.answer);
  if (field.raw.source !== undefined) return renderUsed(context, field, source, before);
  if (hasInput(field.raw)) return nothing;
  const use = (): void => {
    context.session.setAnswer(field.item.id, {
      ...initialRaw(field.item.kind, source.answer, field.item.columns),
      source: source.from,
    });
    context.say(t('reply.reuse.used', { answer: before }));
    context.focus(field.id);
  };
  return html`<div class="reuse">
    <p id="${field.id}-reuse"><span class="second">${source.note}</span> <span class="reuse-value">${before}</span></p>
    <button type="button" class="button" aria-describedby="${field.id}-label ${field.id}-reuse" @click=${use}>
      ${icon('retry', true)}${t(source.use)}
    </button>
  </div>`;
}

/** As long as it stands there one sees where it came from, and what has been changed in it. */
function renderUsed(context: FormContext, field: Field, source: Source, before: string): TemplateResult {
  const { t } = context.messages;
  const reading = interpret(field.item, field.raw, [], context.today);
  const same = reading.state === 'ok' && JSON.stringify(reading.answer) === JSON.stringify(source.answer);
  return html`<p class="second reused" role="status">
    ${source.note.replace(/:$/, '')}
    ${same ? nothing : html`<strong>${t('reply.reuse.changed', { answer: before })}</strong>`}
  </p>`;
}

function sourceOf(context: FormContext, { item }: Field): Source | undefined {
  const { messages, today } = context;
  const { t, format } = messages;
  const use = 'reply.reuse.use';
  const { suggestion, answer, verdict } = item;
  if (suggestion && isReusable(item, suggestion.value)) {
    const note = t('reply.reuse.suggested', { date: format.shortDay(suggestion.answeredOn) });
    const use = isLastMonth(suggestion.answeredOn, today) ? 'reply.reuse.sameMonth' : 'reply.reuse.same';
    return { from: 'suggestion', answer: suggestion.value, note, use };
  }
  if (answer && verdict?.is === 'rejected' && isReusable(item, answer)) {
    return { from: 'earlier', answer, note: earlierTitle(context), use };
  }
  if (answer || !SAME_EVERYWHERE.has(item.kind)) return undefined;
  const other = elsewhere(context, item);
  if (!other) return undefined;
  return { from: 'earlier', answer: other.answer, note: t('reply.reuse.elsewhere', { label: other.label }), use };
}

function isLastMonth(day: PlainDate, today: PlainDate): boolean {
  const [then, now] = [partsOf(day), partsOf(today)];
  return now.year * 12 + now.month - (then.year * 12 + then.month) === 1;
}

/** The answer to another item of the same kind in this case, sent or written. */
function elsewhere({ detail, state, today }: FormContext, item: Item): { label: string; answer: Answer } | undefined {
  const others = detail.items.filter(isItem).filter(({ id, kind }) => kind === item.kind && id !== item.id);
  for (const other of others) {
    const reading = interpret(other, rawOf(state.answers, other.id), [], today);
    const answer = reading.state === 'ok' ? reading.answer : other.answer;
    if (answer && isReusable(item, answer)) return { label: other.label, answer };
  }
  return undefined;
}

/** Words and figures can be taken over; files, decisions and reasons are given anew. */
function isReusable(item: Item, answer: Answer): boolean {
  const isGivenAnew = 'files' in answer || 'approved' in answer || 'missing' in answer;
  return !isGivenAnew && hasInput(initialRaw(item.kind, answer, item.columns));
}

/** The files of an earlier answer: they stay, unless they are taken back. */
export function renderEarlierFiles(context: FormContext, field: Field, files: readonly string[]): TemplateResult {
  const withdrawn = new Set(field.raw.withdrawn);
  return html`<ul class="sent-files">
    ${files.map(
      (id) =>
        html`<li class=${withdrawn.has(id) ? 'withdrawn' : ''}>
          ${renderSentFile(context, id)} ${renderWithdraw(context, field, id, withdrawn)}
        </li>`,
    )}
  </ul>`;
}

function renderWithdraw(
  context: FormContext,
  field: Field,
  id: string,
  withdrawn: ReadonlySet<string>,
): TemplateResult {
  const { t } = context.messages;
  const gone = withdrawn.has(id);
  const name = fileNameOf(context, id);
  const toggle = (): void => {
    const left = [...withdrawn].filter((one) => one !== id);
    change(context, field, { withdrawn: gone ? left : [...left, id] });
  };
  return html`<span class="row">
    ${gone ? html`<span class="second">${t('reply.withdraw.soon')}</span>` : nothing}
    <button type="button" class="button text flat" @click=${toggle}>
      ${t(gone ? 'reply.withdraw.keep' : 'reply.withdraw.take')}<span class="visually-hidden"> ${name}</span>
    </button>
  </span>`;
}

function fileNameOf({ detail, messages }: FormContext, id: string): string {
  const files = detail.entries.flatMap((entry) => ('failure' in entry ? [] : entry.files));
  const file = files.find((one) => one.id === id);
  return file ? plainFileName(file.name) : messages.t('reply.value.fileGone');
}

/** How an item is drawn at this moment. */
interface Drawn {
  readonly id: string;
  readonly answering: boolean;
  /** The agency waits for it. */
  readonly asked: boolean;
}

/** A sent answer can be completed or corrected until the agency has used it. */
export function renderChange(context: FormContext, item: Item, { id, answering, asked }: Drawn): unknown {
  if (asked) return nothing;
  const { ui, messages, session, state } = context;
  const toggle = (): void => {
    if (answering) {
      ui.changing.delete(item.id);
      session.setAnswer(item.id, {});
      for (const file of state.files) if (file.itemId === item.id) session.removeFile(file.key);
    } else {
      ui.changing.add(item.id);
      if (isYes(item)) session.setAnswer(item.id, { decision: 'changes' });
      context.focus(isYes(item) ? `${id}-reason` : id);
    }
    context.update();
  };
  return html`<button type="button" class="button text flat" aria-describedby="${id}-label" @click=${toggle}>
    ${messages.t(changeText(item, answering))}
  </button>`;
}

/** An approval that stands: it is taken back, not changed. */
export function isYes({ answer }: Item): boolean {
  return answer !== undefined && 'approved' in answer && answer.approved;
}

function changeText(item: Item, answering: boolean): MessageKey {
  if (item.answer === undefined) return answering ? 'reply.phase.cancel' : 'reply.add';
  if (answering) return 'reply.keep';
  if (isYes(item)) return 'reply.approval.withdraw';
  return 'files' in item.answer ? 'reply.changeFiles' : 'reply.change';
}
