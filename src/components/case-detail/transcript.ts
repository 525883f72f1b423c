import type { Entry, Item } from '../../domain/index.ts';
import { isItem } from '../../domain/visibility.ts';
import { plainFileName } from '../../element/file-name.ts';
import { answerText } from '../reply-form/answer-view.ts';
import type { CaseView } from './case-view.ts';
import { isBroken, openingOf } from './records.ts';
import { didWords, ownText } from './thread.ts';

/** The whole case as plain text: what was asked and answered, and all that has been said, oldest first. */
export function transcriptOf(view: CaseView): string {
  const { detail } = view;
  const parts = [headOf(view), detail.description, itemsOf(view), entriesOf(view)];
  return `${parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function headOf({ messages, detail }: CaseView): string {
  const { format, t } = messages;
  const closed =
    detail.closedAt === undefined ? [] : [t('case.closed.on', { date: format.longMoment(detail.closedAt) })];
  const { name } = detail.contact;
  const from = t('case.from', {
    agency: `${openingOf(detail) ? t('case.to', { name }) : name}, ${detail.agency.name}`,
    when: format.longMoment(detail.createdAt),
  });
  return [
    detail.subject,
    '='.repeat(Math.min(72, [...detail.subject].length)),
    detail.client.name,
    from,
    ...closed,
  ].join('\n');
}

function itemsOf(view: CaseView): string {
  return view.detail.items
    .filter(isItem)
    .map((item) => itemOf(view, item))
    .join('\n\n');
}

function itemOf(view: CaseView, item: Item): string {
  const { answer } = item;
  if (!answer) return `${item.label}\n  ${view.messages.t('reply.value.none')}`;
  const files = 'files' in answer ? namesOf(view, answer.files) : '';
  return `${item.label}\n  ${files || answerText(view, item, answer)}`;
}

function namesOf({ messages, detail }: CaseView, ids: readonly string[]): string {
  const files = detail.entries.flatMap((entry) => (isBroken(entry) ? [] : entry.files));
  return messages.format.list(files.filter(({ id }) => ids.includes(id)).map(({ name }) => plainFileName(name)));
}

function entriesOf(view: CaseView): string {
  const entries = view.detail.entries.filter((entry): entry is Entry => !isBroken(entry));
  return entries.map((entry) => entryOf(view, entry)).join('\n\n');
}

function entryOf(view: CaseView, entry: Entry): string {
  const { format } = view.messages;
  const files = entry.files.map(({ name }) => `  ${plainFileName(name)}`);
  const text = ownText(view, entry);
  const lines = text === '' ? [] : text.split('\n').map((line) => `  ${line}`);
  return [`${format.longMoment(entry.at)}  ${didWords(view, entry)}`, ...lines, ...files].join('\n');
}
