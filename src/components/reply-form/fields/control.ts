import { html, type TemplateResult } from 'lit';
import { change, type Field, type FormContext } from '../form-context.ts';
import { renderMissing } from '../missing.ts';
import { renderAmount } from './amount.ts';
import { renderApproval } from './approval.ts';
import { renderChoice, renderChoices, renderYesNo } from './choice.ts';
import { renderDate } from './date.ts';
import { renderDocuments } from './documents.ts';
import { renderPeriod } from './period.ts';
import { renderLongText, renderText } from './text.ts';

type Render = (context: FormContext, field: Field) => TemplateResult;

const CONTROLS: Readonly<Record<string, Render>> = {
  longText: renderLongText,
  amount: renderAmount,
  number: renderAmount,
  date: (context, field) =>
    renderDate(context, {
      id: field.id,
      labelId: `${field.id}-label`,
      value: field.raw.text ?? '',
      describedBy: field.describedBy,
      invalid: field.invalid,
      required: field.item.required,
      set: (text) => change(context, field, { text }),
    }),
  period: renderPeriod,
  yesNo: renderYesNo,
  choice: renderChoice,
  choices: renderChoices,
  documents: renderDocuments,
  approval: renderApproval,
  transactions: (context, field) => html`${context.late.render((parts) => parts.renderLines(context, field))}`,
  rows: (context, field) => html`${context.late.render((parts) => parts.renderTable(context, field))}`,
};

/** What answers an item: the control of its kind, or the reason why there is nothing to send. */
export function renderControl(context: FormContext, field: Field): TemplateResult {
  if (field.raw.missing !== undefined) return renderMissing(context, field, field.raw.missing);
  const render = Object.hasOwn(CONTROLS, field.item.kind) ? CONTROLS[field.item.kind] : undefined;
  return (render ?? renderText)(context, field);
}
