import type { LineAnswer } from '../../../domain/item.ts';
import type { Messages } from '../../../controllers/index.ts';
import { missingText } from '../answer-view.ts';
import type { Line } from './line-model.ts';

/** What has been said about a line, in a few words. */
export function lineWords(messages: Messages, { state, reading, files, sent }: Line): string {
  const { t } = messages;
  if (state === 'left') return t('reply.lines.left');
  if (state === 'wrong') return t('reply.lines.wrong');
  if (state === 'sent')
    return sent ? `${t('reply.receipt.sent')}: ${saidWords(messages, sent)}` : t('reply.receipt.sent');
  if (reading.state !== 'ok') return '';
  const count = 'missing' in reading.answer ? 0 : files.length;
  return saidWords(messages, reading.answer, count);
}

/** The kind of an answer rather than its words: those may be long. */
export function saidWords(messages: Messages, answer: LineAnswer, files?: number): string {
  const { t, format } = messages;
  if ('missing' in answer)
    return missingText(messages, { missing: answer.missing, ...(answer.by && { by: answer.by }) });
  const count = files || (answer.files?.length ?? 0);
  const parts = [
    ...(answer.mark === 'private' ? [t('reply.lines.privateShort')] : []),
    ...(answer.text ? [t('reply.lines.comment')] : []),
    ...(count > 0 ? [t('reply.bar.files', { count })] : []),
  ];
  return format.list(parts.map((part, index) => (index === 0 ? part : part.toLocaleLowerCase())));
}
