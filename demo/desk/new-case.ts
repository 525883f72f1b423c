import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BankLine, Column, ItemKind } from '../../src/domain/index.ts';
import type { DeskItem, DeskNewCase, DeskOverview } from '../../mocks/desk-client.ts';
import { icon } from '../shared/icons.ts';
import { textOf } from './form-text.ts';
import type { DeskTexts } from './texts.ts';

/** The kinds a consultant can ask for here, with their names. */
const KINDS: readonly (readonly [ItemKind, keyof DeskTexts])[] = [
  ['documents', 'kindDocuments'],
  ['text', 'kindText'],
  ['longText', 'kindLongText'],
  ['amount', 'kindAmount'],
  ['number', 'kindNumber'],
  ['date', 'kindDate'],
  ['period', 'kindPeriod'],
  ['yesNo', 'kindYesNo'],
  ['choice', 'kindChoice'],
  ['choices', 'kindChoices'],
  ['approval', 'kindApproval'],
  ['email', 'kindEmail'],
  ['phone', 'kindPhone'],
  ['organisationNumber', 'kindOrganisationNumber'],
  ['personalNumber', 'kindPersonalNumber'],
  ['bankgiro', 'kindBankgiro'],
  ['plusgiro', 'kindPlusgiro'],
  ['iban', 'kindIban'],
  ['vatNumber', 'kindVatNumber'],
  ['transactions', 'kindTransactions'],
  ['rows', 'kindRows'],
];

const TYPES = [
  ['question', 'typeQuestion'],
  ['documents', 'typeDocuments'],
  ['approval', 'typeApproval'],
  ['information', 'typeInformation'],
] as const;

/** What the form hands over; files are still to be uploaded. */
export interface NewCaseInput extends Omit<DeskNewCase, 'attachments'> {
  readonly files: readonly File[];
}

export interface NewCaseForm {
  readonly texts: DeskTexts;
  readonly overview: DeskOverview;
  /** One key per question, in order. */
  readonly itemKeys: readonly number[];
  readonly kinds: ReadonlyMap<number, ItemKind>;
  readonly busy: boolean;
  addItem(): void;
  removeItem(key: number): void;
  setKind(key: number, kind: ItemKind): void;
  submit(input: NewCaseInput): void;
  cancel(): void;
}

/** The form with which a consultant sends a case of any type. */
export function newCaseForm(form: NewCaseForm): TemplateResult {
  const { texts } = form;
  const companies = form.overview.clients.filter(({ consent }) => consent === 'active');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    form.submit(readForm(event.target as HTMLFormElement, form));
  };
  return html`<form class="panel side-panel" @submit=${submit}>
    <div class="stack">
      <h2 tabindex="-1">${texts.newCase}</h2>
      <label
        >${texts.company}
        <select class="field" name="company">
          ${companies.map(({ client, companyId }) => html`<option value=${companyId}>${client.name}</option>`)}
        </select></label
      >
      <label
        >${texts.type}
        <select class="field" name="type">
          ${TYPES.map(([value, key]) => html`<option value=${value}>${texts[key]}</option>`)}
        </select></label
      >
      <label>${texts.subject}<input class="field" name="subject" required maxlength="200" /></label>
      <label>${texts.text}<textarea class="field" name="description" rows="4"></textarea></label>
      <label>${texts.due}<input class="field" type="date" name="due" /></label>
      <label>${texts.files}<input class="field" type="file" name="files" multiple /></label>
      <h3>${texts.items}</h3>
      ${repeat(
        form.itemKeys,
        (key) => key,
        (key) => itemFields(form, key),
      )}
      <div><button type="button" class="btn sm" @click=${form.addItem}>${icon('plus')}${texts.addItem}</button></div>
      <div class="actions">
        <button class="btn primary" ?disabled=${form.busy}>${texts.create}</button>
        <button type="button" class="btn text" @click=${form.cancel}>${texts.cancel}</button>
      </div>
    </div>
  </form>`;
}

function itemFields({ texts, kinds, setKind, removeItem }: NewCaseForm, key: number): TemplateResult {
  const kind = kinds.get(key) ?? 'documents';
  const choose = (event: Event) => setKind(key, (event.target as HTMLSelectElement).value);
  return html`<fieldset class="new-item">
    <label>${texts.label}<input class="field" name=${`label-${key}`} required /></label>
    <label
      >${texts.kind}
      <select class="field" name=${`kind-${key}`} @change=${choose}>
        ${KINDS.map(
          ([value, name]) => html`<option value=${value} ?selected=${value === kind}>${texts[name]}</option>`,
        )}
      </select></label
    >
    ${
      kind === 'choice' || kind === 'choices'
        ? html`<label>${texts.options}<textarea class="field" name=${`options-${key}`} required></textarea></label>`
        : nothing
    }
    ${
      kind === 'approval'
        ? html`<label>${texts.figures}<textarea class="field" name=${`figures-${key}`}></textarea></label>`
        : nothing
    }
    ${kind === 'transactions' || kind === 'rows' ? partsField(texts, kind, key) : nothing}
    <label>${texts.help}<input class="field" name=${`help-${key}`} /></label>
    <label class="check"><input type="checkbox" name=${`required-${key}`} checked />${texts.required}</label>
    <div>
      <button type="button" class="btn sm" @click=${() => removeItem(key)}>${icon('remove')}${texts.removeItem}</button>
    </div>
  </fieldset>`;
}

/** The bank lines, or the columns of a table, one per line. */
function partsField(texts: DeskTexts, kind: ItemKind, key: number): TemplateResult {
  return html`<label
    >${kind === 'rows' ? texts.columns : texts.bankLines}<textarea
      class="field"
      name=${`parts-${key}`}
      required
    ></textarea>
  </label>`;
}

function readForm(element: HTMLFormElement, { itemKeys }: NewCaseForm): NewCaseInput {
  const data = new FormData(element);
  const text = (name: string) => textOf(data, name).trim();
  const due = text('due');
  return {
    companyId: text('company'),
    type: text('type'),
    subject: text('subject'),
    description: text('description'),
    ...(due ? { dueOn: due } : {}),
    items: itemKeys.map((key) => readItem(key, text, data.has(`required-${key}`))),
    files: data.getAll('files').filter((entry) => entry instanceof File && entry.size > 0) as File[],
  };
}

function readItem(key: number, text: (name: string) => string, required: boolean): DeskItem {
  const kind = text(`kind-${key}`);
  const help = text(`help-${key}`);
  const options = lines(text(`options-${key}`)).map((label, index) => ({ id: `o${index + 1}`, label }));
  const figures = lines(text(`figures-${key}`)).map(readFigure);
  return {
    kind,
    label: text(`label-${key}`),
    required,
    ...(help ? { help } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(kind === 'approval' ? { approves: { files: [], figures } } : {}),
    ...(kind === 'transactions' ? { rows: lines(text(`parts-${key}`)).map(readBankLine) } : {}),
    ...(kind === 'rows' ? { columns: lines(text(`parts-${key}`)).map(readColumn) } : {}),
    ...(kind === 'period' ? { periodKinds: ['month', 'quarter'] as const } : {}),
  };
}

function readBankLine(line: string, index: number): BankLine {
  const [date = '', text = '', amount = ''] = line.split(';').map((part) => part.trim());
  return { id: `r${index + 1}`, date, text, amount: { amount: readAmount(amount), currency: 'SEK' } };
}

function readColumn(line: string, index: number): Column {
  const [label = '', kind = 'text'] = line.split(';').map((part) => part.trim());
  return { id: `c${index + 1}`, kind, label, required: index === 0 };
}

const readAmount = (value: string): string =>
  value
    .replace(/[\s\u00a0]|kr$/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');

function readFigure(line: string) {
  const [label = '', value = ''] = line.split('=').map((part) => part.trim());
  const amount = readAmount(value);
  return { label, value: /^-?\d+(\.\d+)?$/.test(amount) ? { amount, currency: 'SEK' } : value };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
