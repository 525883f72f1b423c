import { array, custom, lazy, object, optional, union } from 'valibot';
import type { Answer, Item } from '../../domain/index.ts';
import { fileRef, flag, id, kind, limits, money, oneOf, plainDate, text } from './decode-basics.ts';
import { type Decoder, dictionary, memberOf } from './decode.ts';

const ids = array(id);

const missing = object({
  missing: oneOf('later', 'lost', 'elsewhere', 'notOurs'),
  by: optional(plainDate),
  text: optional(text),
});

const line = object({ text: optional(text), files: optional(ids), mark: optional(oneOf('private')) });

/** By the member that tells what kind of answer it is. */
const answers: readonly (readonly [member: string, decoder: Decoder<Answer>])[] = [
  ['value', object({ value: union([text, flag, money, array(text), object({ from: plainDate, to: plainDate })]) })],
  ['files', object({ files: ids })],
  ['missing', missing],
  [
    'approved',
    union([object({ approved: oneOf(true), of: array(text) }), object({ approved: oneOf(false), reason: text })]),
  ],
  [
    'lines',
    object({ lines: dictionary(lazy((input) => (memberOf(input, 'missing') === undefined ? line : missing))) }),
  ],
  ['table', object({ table: array(dictionary(union([text, money]))), unchanged: optional(oneOf(true)) })],
];

const noAnswer: Decoder<Answer> = custom<Answer>(() => false);

const answer: Decoder<Answer> = lazy(
  (input) => answers.find(([member]) => memberOf(input, member) !== undefined)?.[1] ?? noAnswer,
);

const options = optional(array(object({ id, label: text })));
const figureValue = union([text, money]);

/** One thing that is asked for. Unknown kinds are kept. */
export const item: Decoder<Item> = object({
  id,
  kind,
  label: text,
  help: optional(text),
  required: flag,
  locked: flag,
  answer: optional(answer),
  limits: optional(limits),
  options,
  rows: optional(array(object({ id, date: plainDate, text, amount: money }))),
  columns: optional(array(object({ id, kind: text, label: text, required: flag, options }))),
  approves: optional(
    object({
      files: array(fileRef),
      figures: array(object({ label: text, value: figureValue, before: optional(figureValue) })),
    }),
  ),
  periodKinds: optional(array(oneOf('month', 'quarter', 'financialYear', 'range'))),
  visibleWhen: optional(object({ item: id, is: array(union([text, flag])) })),
  checks: optional(array(object({ sumOf: ids, equals: money, tolerance: optional(text) }))),
  suggestion: optional(object({ value: answer, caseId: id, answeredOn: plainDate })),
  verdict: optional(object({ is: oneOf('accepted', 'rejected', 'needsMore'), reason: optional(text) })),
});
