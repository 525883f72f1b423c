/** Reads an act from JSON. What each answer must look like is judged against its item (`answers.ts`). */
import type { Act, Answer } from '../../../src/domain/index.ts';
import type { FieldProblem } from './acts.ts';

type Shape = Readonly<Record<string, unknown>>;

const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const MAX_TEXT = 20_000;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT;
const isOptionalText = (value: unknown): value is string | undefined => value === undefined || isText(value);

export type Parsed = { readonly act: Act } | { readonly fields: readonly FieldProblem[] };

const refuse = (...paths: readonly (string | false)[]): Parsed => ({
  fields: paths.flatMap((path) => (path === false ? [] : [{ path, code: 'invalid' }])),
});

function parseAnswers(body: Shape, kind: 'answer' | 'amend'): Parsed {
  const { answers, text, files, withdrawnFiles } = body;
  const isWithdrawn = withdrawnFiles === undefined || isTexts(withdrawnFiles);
  if (!isShape(answers) || !isOptionalText(text) || !isTexts(files) || !isWithdrawn) {
    return refuse(
      !isShape(answers) && 'answers',
      !isOptionalText(text) && 'text',
      !isTexts(files) && 'files',
      !isWithdrawn && 'withdrawnFiles',
    );
  }
  const common = { answers: answers as Record<string, Answer>, ...(text === undefined ? {} : { text }), files };
  if (kind === 'answer') return { act: { kind, ...common } };
  return { act: { kind, ...common, ...(withdrawnFiles ? { withdrawnFiles } : {}) } };
}

function parseMessage({ text, files }: Shape, kind: 'ask' | 'note'): Parsed {
  if (!isText(text) || !isTexts(files)) return refuse(!isText(text) && 'text', !isTexts(files) && 'files');
  return { act: { kind, text, files } };
}

function parseMoreTime({ until, text }: Shape): Parsed {
  if (typeof until !== 'string' || !isOptionalText(text))
    return refuse(typeof until !== 'string' && 'until', !isOptionalText(text) && 'text');
  return { act: { kind: 'moreTime', until, ...(text === undefined ? {} : { text }) } };
}

export function parseAct(body: Shape): Parsed {
  const { kind } = body;
  switch (kind) {
    case 'answer':
    case 'amend':
      return parseAnswers(body, kind);
    case 'ask':
    case 'note':
      return parseMessage(body, kind);
    case 'moreTime':
      return parseMoreTime(body);
    case 'acknowledge':
      return { act: { kind } };
    default:
      return refuse('kind');
  }
}
