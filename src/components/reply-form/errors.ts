import type { CaseDetail, Failure, Item, ItemId } from '../../domain/index.ts';
import { isItem } from '../../domain/visibility.ts';
import type { Messages, ReplyState } from '../../controllers/index.ts';
import { plainFileName } from '../../element/file-name.ts';
import type { ItemProblem } from '../../domain/compose-act.ts';
import { itemTarget, partTarget } from './form-context.ts';
import type { FormError } from './form-ui.ts';
import type { Plan, PlanProblem } from './plan.ts';
import { errorText, serverErrorText } from './words.ts';

/** What holds the send back, in words, in the order of the form. */
export function errorsOf(
  messages: Messages,
  detail: CaseDetail,
  problems: readonly PlanProblem[],
): readonly FormError[] {
  const order = new Map(detail.items.map((item, index) => [item.id, index]));
  const place = (problem: PlanProblem): number => order.get(itemIdOf(problem)) ?? order.size;
  return [...problems].sort((a, b) => place(a) - place(b)).flatMap((problem) => errorOf(messages, detail, problem));
}

function itemIdOf(problem: PlanProblem): ItemId | undefined {
  if (problem.at === 'item') return problem.itemId;
  return problem.at === 'file' ? problem.file.itemId : undefined;
}

function errorOf(messages: Messages, detail: CaseDetail, problem: PlanProblem): readonly FormError[] {
  const { t } = messages;
  switch (problem.at) {
    case 'item': {
      const item = itemOf(detail, problem.itemId);
      if (!item) return [];
      if (problem.part !== undefined) return [partError(messages, item, problem.part, problem)];
      const text = errorText(messages, item.kind, problem.code, problem.params);
      return [{ target: itemTarget(item.id), label: item.label, text }];
    }
    case 'text':
      return [{ target: 'text', label: '', text: t('reply.error.requiredText') }];
    case 'until':
      return [
        {
          target: 'until',
          label: '',
          text: t(problem.isPast ? 'reply.error.dateInPast' : 'reply.error.requiredUntil'),
        },
      ];
    case 'file': {
      const { file } = problem;
      const name = plainFileName(file.name);
      const text = t(file.phase === 'failed' ? 'reply.error.fileFailed' : 'reply.error.fileRefused', { name });
      return [{ target: `file:${file.key}`, label: '', text }];
    }
  }
}

/** What is wrong with one bank line, or with one cell. */
function partError(messages: Messages, item: Item, id: string, { code, params }: ItemProblem): FormError {
  const row = item.rows?.find((line) => line.id === id);
  const at = id.indexOf('.');
  const column = row ? undefined : item.columns?.find((one) => one.id === id.slice(at + 1));
  const number = Number(id.slice(0, at)) + 1;
  const label = row ? row.text : messages.t('reply.rows.cell', { number, column: column?.label ?? '' });
  return {
    target: partTarget(item.id, id),
    label,
    text: errorText(messages, column?.kind ?? item.kind, code, params),
    part: { itemId: item.id, id },
  };
}

/** What the back end has refused, field by field; what belongs to no field on the page is told all the same. */
export function serverErrors(
  messages: Messages,
  detail: CaseDetail,
  state: ReplyState,
  fields: NonNullable<Failure['fields']>,
): readonly FormError[] {
  return fields.map(({ path, code }) => {
    const text = serverErrorText(messages, code);
    const item = path.startsWith('answers.') ? itemOf(detail, path.slice('answers.'.length)) : undefined;
    if (item)
      return { target: itemTarget(item.id), label: item.label, text, refused: { input: inputAt(state, item.id) } };
    if (path === 'text') return { target: 'text', label: '', text, refused: { input: state.text } };
    if (path === 'until') return { target: 'until', label: '', text, refused: { input: state.until } };
    return {
      target: '',
      label: '',
      text: text === '' ? messages.t('reply.error.somethingElse') : text,
      refused: { input: state.answers },
    };
  });
}

/** The errors whose cause is still there. None is added: nobody is corrected while they type. */
export function stillWrong(errors: readonly FormError[], plan: Plan, state: ReplyState): readonly FormError[] {
  const left = errors.filter((error) => (error.refused ? isUnchanged(error, state) : isProblem(error.target, plan)));
  return left.length === errors.length ? errors : left;
}

function isUnchanged({ target, refused }: FormError, state: ReplyState): boolean {
  if (target === 'text') return refused?.input === state.text;
  if (target === 'until') return refused?.input === state.until;
  if (target.startsWith('item:')) return refused?.input === inputAt(state, target.slice('item:'.length));
  return refused?.input === state.answers;
}

function isProblem(target: string, { problems }: Plan): boolean {
  return problems.some((problem) => {
    if (problem.at === 'item') return targetOf(problem) === target;
    return problem.at === 'file' ? `file:${problem.file.key}` === target : problem.at === target;
  });
}

function targetOf({ itemId, part }: ItemProblem): string {
  return part === undefined ? itemTarget(itemId) : partTarget(itemId, part);
}

/** An item's input, with its files: a file that is taken away, or uploaded anew, is a change too. */
function inputAt(state: ReplyState, id: ItemId): string {
  const files = state.files.filter((file) => file.itemId === id).map(({ key, phase }) => [key, phase]);
  return JSON.stringify([Object.hasOwn(state.answers, id) ? state.answers[id] : null, files]);
}

function itemOf(detail: CaseDetail, id: ItemId): Item | undefined {
  return detail.items.find((item): item is Item => isItem(item) && item.id === id);
}
