import { html, nothing, type TemplateResult } from 'lit';
import { todayIn, type Broken, type Entry, type FileRef, type Item, type Verdict } from '../../src/domain/index.ts';
import type { DeskCaseDetail } from '../../mocks/desk-client.ts';
import { icon } from '../shared/icons.ts';
import { answerRows } from './answer-rows.ts';
import { answerFiles, formatAnswer } from './format-answer.ts';
import { textOf } from './form-text.ts';
import type { DeskTexts } from './texts.ts';

export interface CasePanel {
  readonly texts: DeskTexts;
  readonly detail: DeskCaseDetail;
  readonly busy: boolean;
  /** The item whose reason is being written. */
  readonly judging: { readonly itemId: string; readonly is: 'rejected' | 'needsMore' } | undefined;
  moment(at: string): string;
  judge(itemId: string, is: Verdict['is'] | null): void;
  giveReason(reason: string): void;
  use(itemId: string): void;
  replace(itemId: string, fileId: string, file: File): void;
  open(file: FileRef): void;
  /** `dueOn`: with `reopen`, a new date where one is given. */
  act(kind: 'sendBack' | 'note' | 'close' | 'withdraw' | 'reopen', text: string, dueOn?: string): void;
  remind(): void;
  /** Other open cases of the same company, to merge this one into. */
  readonly siblings: readonly { readonly id: string; readonly subject: string }[];
  merge(into: string): void;
  split(itemId: string, subject: string): void;
  followUp(): void;
  back(): void;
}

/** One case as the consultant sees it: answers, verdicts, and where the ball goes next. */
export function casePanel(panel: CasePanel): TemplateResult {
  const { texts, detail, moment } = panel;
  const seen = detail.seenByCompany.map(({ person, at }) => `${person.name} ${moment(at)}`).join(', ');
  return html`<section class="panel side-panel" aria-label=${detail.subject}>
    <div>
      <button type="button" class="btn text" @click=${panel.back}>${icon('back')}${texts.back}</button>
    </div>
    <h2 tabindex="-1">${detail.subject}</h2>
    <p class="small muted">${detail.client.name} · ${seen ? texts.seen.replace('{names}', seen) : texts.notSeen}</p>
    ${detail.items.filter(isItem).map((item) => itemRow(panel, item))} ${actions(panel)} ${fate(panel)}
    <h3>${texts.thread}</h3>
    <div class="thread">
      ${detail.entries
        .filter(isEntry)
        .toReversed()
        .map((entry) => entryRow(panel, entry))}
    </div>
  </section>`;
}

function isItem(item: Item | Broken): item is Item {
  return item.kind !== 'broken';
}

function isEntry(entry: Entry | Broken): entry is Entry {
  return entry.kind !== 'broken';
}

function itemRow(panel: CasePanel, item: Item): TemplateResult {
  const { texts, detail } = panel;
  const files = allFiles(detail);
  const named = answerFiles(item.answer).map((id) => files.get(id));
  const words = formatAnswer(item, texts);
  return html`<div class="item" role="group" aria-label=${item.label}>
    <div class="q"><span>${item.label}</span>${verdictBadge(texts, item)}</div>
    ${words ? html`<p>${words}</p>` : nothing}
    ${answerRows(item, texts, (id) => sentFile(panel, files.get(id)), todayIn(undefined, Date.now()))}
    ${named.map((file) => (file ? fileLink(panel, file) : nothing))}
    ${item.approves?.files.map((file) => approvedFile(panel, item, file)) ?? nothing}
    ${item.answer && detail.status === 'awaitingAgency' && !item.locked ? verdictButtons(panel, item) : nothing}
    ${item.answer && detail.status !== 'closed' && !item.locked ? useButton(panel, item) : nothing}
  </div>`;
}

function sentFile(panel: CasePanel, file: FileRef | undefined): unknown {
  return file ? fileLink(panel, file) : nothing;
}

/** A file that is to be approved, and another in its place. */
function approvedFile(panel: CasePanel, item: Item, file: FileRef): TemplateResult {
  const choose = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const [chosen] = input.files ?? [];
    if (chosen) panel.replace(item.id, file.id, chosen);
    input.value = '';
  };
  return html`${fileLink(panel, file)}
  ${
    item.locked
      ? nothing
      : html`<label class="small"
          >${panel.texts.replaceFile} <input type="file" accept=".pdf" @change=${choose}
        /></label>`
  }`;
}

/** From then on the company cannot correct it. */
function useButton({ texts, use }: CasePanel, item: Item): TemplateResult {
  return html`<div>
    <button type="button" class="btn sm text" @click=${() => use(item.id)}>
      ${texts.use}<span class="visually-hidden"> ${item.label}</span>
    </button>
  </div>`;
}

function verdictBadge(texts: DeskTexts, { verdict, locked }: Item): TemplateResult | typeof nothing {
  if (!verdict) return locked ? html`<span class="badge">${icon('check')}${texts.used}</span>` : nothing;
  if (verdict.is === 'accepted') return html`<span class="badge">${icon('check')}${texts.done}</span>`;
  const word = verdict.is === 'rejected' ? texts.redo : texts.more;
  return html`<span class="badge redo">${icon('redo')}${word}</span>`;
}

function verdictButtons(panel: CasePanel, item: Item): TemplateResult {
  const { texts, judging, judge } = panel;
  if (judging?.itemId === item.id) return reasonForm(panel);
  return html`<div class="verdict">
    <button type="button" class="btn sm" @click=${() => judge(item.id, 'accepted')}>
      ${icon('check')}${texts.accept}
    </button>
    <button type="button" class="btn sm" @click=${() => judge(item.id, 'rejected')}>
      ${icon('redo')}${texts.redo}
    </button>
    <button type="button" class="btn sm" @click=${() => judge(item.id, 'needsMore')}>
      ${icon('plus')}${texts.more}
    </button>
  </div>`;
}

function reasonForm({ texts, judging, judge, giveReason, busy }: CasePanel): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    giveReason(textOf(new FormData(event.target as HTMLFormElement), 'reason'));
  };
  return html`<form class="stack" @submit=${submit}>
    <label>${texts.reasonFor}<input class="field reason" name="reason" required /></label>
    <div class="actions">
      <button class="btn sm" ?disabled=${busy}>${texts.confirm}</button>
      <button type="button" class="btn sm text" @click=${() => judge(judging?.itemId ?? '', null)}>
        ${texts.cancel}
      </button>
    </div>
  </form>`;
}

function actions(panel: CasePanel): TemplateResult {
  const { texts, detail, busy } = panel;
  const closed = detail.status === 'closed';
  const act = (kind: Parameters<CasePanel['act']>[0]) => (event: Event) => {
    event.preventDefault();
    const form = (event.currentTarget as HTMLElement).closest('form');
    const field = form?.querySelector('textarea');
    const due = form?.querySelector('input');
    panel.act(kind, field?.value.trim() ?? '', due?.value || undefined);
    form?.reset();
  };
  return html`<form class="stack item" @submit=${act(closed ? 'reopen' : 'sendBack')}>
    <label>${texts.message}<textarea class="field" rows="2" name="message"></textarea></label>
    ${closed ? html`<label>${texts.due}<input class="field" type="date" name="due" /></label>` : nothing}
    <div class="actions">
      <button class="btn primary" ?disabled=${busy}>${closed ? texts.reopen : texts.sendBack}</button>
      ${
        closed
          ? nothing
          : html`<button type="button" class="btn" ?disabled=${busy} @click=${act('close')}>${texts.close}</button>
              <button type="button" class="btn text" @click=${act('withdraw')}>${texts.withdraw}</button>`
      }
      ${
        detail.status === 'awaitingCompany'
          ? html`<button type="button" class="btn text" @click=${panel.remind}>${texts.remind}</button>`
          : nothing
      }
    </div>
  </form>`;
}

/** Merging, splitting and taking up again: the steps that concern two cases. */
function fate(panel: CasePanel): TemplateResult | typeof nothing {
  const { texts, detail, busy, siblings } = panel;
  if (detail.status === 'closed') {
    return html`<button type="button" class="btn follow-up" ?disabled=${busy} @click=${panel.followUp}>
      ${texts.followUp}
    </button>`;
  }
  const open = detail.items.filter(isItem).filter((item) => !item.locked);
  return html`<details class="fate">
    <summary>${texts.moreSteps}</summary>
    ${
      siblings.length > 0
        ? chooser(
            texts.mergeInto,
            texts.merge,
            busy,
            siblings.map(({ id, subject }) => [id, subject]),
            panel.merge,
          )
        : nothing
    }
    ${
      open.length > 1
        ? chooser(
            texts.splitOff,
            texts.split,
            busy,
            open.map(({ id, label }) => [id, label]),
            (id) => panel.split(id, open.find((item) => item.id === id)?.label ?? ''),
          )
        : nothing
    }
  </details>`;
}

function chooser(
  label: string,
  act: string,
  busy: boolean,
  options: readonly (readonly [string, string])[],
  choose: (id: string) => void,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    choose(textOf(new FormData(event.currentTarget as HTMLFormElement), 'choice'));
  };
  return html`<form class="stack" @submit=${submit}>
    <label
      >${label}<select class="field" name="choice">
        ${options.map(([id, text]) => html`<option value=${id}>${text}</option>`)}
      </select></label
    >
    <div class="actions"><button class="btn sm" ?disabled=${busy}>${act}</button></div>
  </form>`;
}

function entryRow(panel: CasePanel, entry: Entry): TemplateResult {
  return html`<div>
    <span class="small muted">${entry.by.name} · ${panel.moment(entry.at)}</span>
    ${entry.text ? html`<p>${entry.text}</p>` : nothing} ${entry.files.map((file) => fileLink(panel, file))}
  </div>`;
}

function fileLink(panel: CasePanel, file: FileRef): TemplateResult {
  return html`<div>
    <button type="button" class="filelink" @click=${() => panel.open(file)}>
      ${icon('file')}<bdi>${file.name}</bdi>
    </button>
  </div>`;
}

function allFiles(detail: DeskCaseDetail): ReadonlyMap<string, FileRef> {
  const entries = detail.entries.filter(isEntry).flatMap((entry) => entry.files);
  return new Map([...detail.attachments, ...entries].map((file) => [file.id, file]));
}
