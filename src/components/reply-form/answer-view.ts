import { html, nothing, type TemplateResult } from 'lit';
import { periodKindOf } from '../../domain/period.ts';
import {
  partsOf,
  toPlainDate,
  type Answer,
  type Entry,
  type FileRef,
  type Item,
  type Missing,
} from '../../domain/index.ts';
import type { DateRange, ValueAnswer } from '../../domain/item.ts';
import { answersIn } from '../../domain/compose-act.ts';
import { maskNumber } from './fields/masked.ts';
import { formatValue } from '../../domain/values/format-value.ts';
import { fileLink } from '../../element/file-link.ts';
import type { MessageKey, Messages } from '../../controllers/index.ts';
import { isTakenBack } from './author.ts';
import type { FormContext } from './form-context.ts';

const SAID = {
  later: 'reply.missing.said.later',
  lost: 'reply.missing.said.lost',
  elsewhere: 'reply.missing.said.elsewhere',
  notOurs: 'reply.missing.said.notOurs',
} as const satisfies Record<Missing['missing'], MessageKey>;

/** An answer that has been sent, as it is read. */
export function renderAnswer(context: FormContext, item: Item, answer: Answer): TemplateResult {
  if ('files' in answer) return renderFiles(context, answer.files);
  if ('lines' in answer) return html`${context.late.render((parts) => parts.renderLinesAnswer(context, item, answer))}`;
  if ('table' in answer && !answer.unchanged) {
    return html`${context.late.render((parts) => parts.renderTableAnswer(context, item, answer))}`;
  }
  if (item.kind === 'personalNumber' && 'value' in answer) return renderMasked(context, item, answer);
  return html`<p class="sent-answer">${answerText(context, item, answer)}</p>`;
}

/** A personal number is nobody's business over the shoulder: covered until it is asked for. */
function renderMasked(context: FormContext, item: Item, answer: ValueAnswer): TemplateResult {
  const { ui, messages } = context;
  const shown = ui.revealed.has(item.id);
  const toggle = (): void => {
    if (!ui.revealed.delete(item.id)) ui.revealed.add(item.id);
    context.update();
  };
  const text = shown
    ? formatValue(item.kind, typeof answer.value === 'string' ? answer.value : '', context.today)
    : answerText(context, item, answer);
  return html`<p class="sent-answer row">
    <span>${text}</span>
    <button type="button" class="button text flat" aria-pressed=${String(shown)} @click=${toggle}>
      ${messages.t('reply.field.show')}
    </button>
  </p>`;
}

/** What words are made of. */
type Words = Pick<FormContext, 'messages' | 'today' | 'detail'>;

/** An answer in words; a personal number without its last signs. */
export function answerText(context: Words, item: Item, answer: Answer): string {
  const { t } = context.messages;
  if ('files' in answer) return t('reply.bar.files', { count: answer.files.length });
  if ('missing' in answer) return missingText(context.messages, answer);
  if ('approved' in answer) {
    if (answer.approved) return t('reply.value.approved');
    const { reason } = answer;
    return t(isTakenBack(context.detail, reason) ? 'reply.value.takenBack' : 'reply.value.notApproved', { reason });
  }
  if ('lines' in answer) return t('reply.bar.answers', { count: answersIn(answer) });
  if ('table' in answer) {
    return answer.unchanged ? t('reply.rows.unchanged') : t('reply.value.rows', { count: answer.table.length });
  }
  return valueText(context, item, answer.value);
}

/** A reason why there is nothing, in words. */
export function missingText({ t, format }: Messages, { missing, by, text }: Missing): string {
  const reason =
    missing === 'later' && by ? t('reply.missing.said.laterBy', { date: format.day(by) }) : t(SAID[missing]);
  return text ? `${reason}. ${text}` : reason;
}

function valueText({ messages, today }: Words, item: Item, value: ValueAnswer['value']): string {
  const { t, format } = messages;
  if (typeof value === 'boolean') return t(value ? 'reply.value.yes' : 'reply.value.no');
  if (typeof value === 'string') {
    if (item.kind === 'choice') return optionLabel(item, value);
    if (item.kind === 'date') return format.longDay(value);
    if (item.kind === 'number') return format.number(value);
    const text = formatValue(item.kind, value, today);
    return item.kind === 'personalNumber' ? maskNumber(text) : text;
  }
  if ('amount' in value) return format.money(value, { exact: true });
  return 'from' in value ? periodText(messages, value) : format.list(value.map((id) => optionLabel(item, id)));
}

function optionLabel(item: Item, id: string): string {
  return item.options?.find((option) => option.id === id)?.label ?? id;
}

/** A period by its name where it has one: `oktober 2026`, `kvartal 4 2026`, `2026`. */
export function periodText(messages: Messages, range: DateRange): string {
  const { year, month } = partsOf(range.from);
  switch (periodKindOf(range)) {
    case 'month':
      return monthText(messages, year, month);
    case 'quarter':
      return messages.t('reply.field.quarterOf', { number: Math.ceil(month / 3), year: String(year) });
    case 'financialYear':
      return String(year);
    default: {
      const { longDay } = messages.format;
      return messages.t('reply.value.range', { from: longDay(range.from), to: longDay(range.to) });
    }
  }
}

/** `oktober 2026`. */
export function monthText({ intlLocale }: Messages, year: number, month: number): string {
  const format = new Intl.DateTimeFormat(intlLocale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(Date.UTC(year, month - 1, 15));
}

/** Files that have been sent. */
export function renderFiles(context: FormContext, ids: readonly string[]): TemplateResult {
  return html`<ul class="sent-files">
    ${ids.map((id) => html`<li>${renderSentFile(context, id)}</li>`)}
  </ul>`;
}

/** A file that has been sent, to open. */
export function renderSentFile(context: FormContext, id: string): unknown {
  const { messages, opener } = context;
  const sent = sentFiles(context).get(id);
  if (!sent) return html`<p class="second">${messages.t('reply.value.fileGone')}</p>`;
  const day = toPlainDate(sent.at);
  const note = day === null ? '' : messages.t('reply.sentOn', { date: messages.format.shortDay(day) });
  return fileLink(messages, opener, sent.file, note) ?? nothing;
}

interface SentFile {
  readonly file: FileRef;
  readonly at: string;
}

/** An answer names its files by id; what they are called stands in the entry that brought them. */
function sentFiles({ detail }: FormContext): ReadonlyMap<string, SentFile> {
  const entries = detail.entries.filter((entry): entry is Entry => !('failure' in entry));
  return new Map(entries.flatMap(({ at, files }) => files.map((file): [string, SentFile] => [file.id, { file, at }])));
}
