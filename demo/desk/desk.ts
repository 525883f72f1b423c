import { html, nothing, render, type TemplateResult } from 'lit';
import type { FileRef, ItemKind, Verdict } from '../../src/domain/index.ts';
import type { DeskCase, DeskCaseDetail, DeskClient, DeskOverview } from '../../mocks/desk-client.ts';
import { icon } from '../shared/icons.ts';
import { readPreferences, writePreferences } from '../shared/preferences.ts';
import { casePanel } from './case-panel.ts';
import { newCaseForm, type NewCaseInput } from './new-case.ts';
import { DESK_TEXTS, type DeskTexts } from './texts.ts';

/** The other side of the demo: a consultant who creates, judges, sends back and closes cases. */
export class Desk {
  readonly #root: HTMLElement;
  readonly #client: DeskClient;
  readonly #preferences = readPreferences();
  #overview: DeskOverview | undefined;
  #detail: DeskCaseDetail | undefined;
  #openId = new URL(location.href).searchParams.get('case') ?? '';
  #creating = false;
  #itemKeys: number[] = [];
  #kinds = new Map<number, ItemKind>();
  #judging: { itemId: string; is: 'rejected' | 'needsMore' } | undefined;
  #busy = false;
  #told = '';
  #refreshing: Promise<void> | undefined;
  #again = false;

  constructor(root: HTMLElement, client: DeskClient) {
    this.#root = root;
    this.#client = client;
  }

  start(): void {
    writePreferences(this.#preferences);
    this.#render();
    this.#refresh();
    this.#client.follow(() => this.#refresh());
  }

  get #texts(): DeskTexts {
    return DESK_TEXTS[this.#preferences.language];
  }

  /** At most one refresh under way, and one more after it if something changed meanwhile. */
  #refresh(): void {
    if (this.#refreshing) {
      this.#again = true;
      return;
    }
    this.#refreshing = this.#load().finally(() => {
      this.#refreshing = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.#refresh();
    });
  }

  async #load(): Promise<void> {
    try {
      const id = this.#openId;
      const [overview, detail] = await Promise.all([
        this.#client.overview(),
        id ? this.#client.getCase(id) : Promise.resolve(undefined),
      ]);
      this.#overview = overview;
      if (id === this.#openId) this.#detail = detail;
    } catch (error) {
      this.#say(error);
    }
    this.#render();
  }

  #say(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#told = this.#texts.failed.replace('{reason}', reason);
  }

  async #do(work: () => Promise<unknown>, told = this.#texts.saved): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#render();
    let done = false;
    try {
      await work();
      this.#told = told;
      done = true;
    } catch (error) {
      this.#say(error);
    }
    this.#busy = false;
    this.#refresh();
    this.#render();
    return done;
  }

  #open(id: string): void {
    this.#openId = id;
    this.#detail = undefined;
    this.#creating = false;
    this.#judging = undefined;
    this.#told = '';
    history.replaceState(null, '', id ? `?case=${encodeURIComponent(id)}` : location.pathname);
    void this.#load().then(() => this.#root.querySelector<HTMLElement>('.side-panel h2')?.focus());
  }

  #judge(itemId: string, is: Verdict['is'] | null): void {
    this.#judging = undefined;
    if (is === 'accepted') {
      void this.#do(() => this.#client.judge(this.#openId, { itemId, is }));
      return;
    }
    if (is) this.#judging = { itemId, is };
    this.#render();
    this.#root.querySelector<HTMLElement>('.reason')?.focus();
  }

  #giveReason(reason: string): void {
    const judging = this.#judging;
    if (!judging) return;
    this.#judging = undefined;
    void this.#do(() => this.#client.judge(this.#openId, { ...judging, reason }));
  }

  async #create(input: NewCaseInput): Promise<void> {
    const { files, ...rest } = input;
    const done = await this.#do(async () => {
      const stored = await Promise.all(files.map((file) => this.#client.upload(file)));
      const created = await this.#client.createCase({ ...rest, attachments: stored.map(({ id }) => id) });
      this.#openId = created.id;
    }, this.#texts.created);
    if (done) this.#creating = false;
    this.#render();
  }

  async #replace(id: string, itemId: string, fileId: string, file: File): Promise<void> {
    const { id: by } = await this.#client.upload(file);
    await this.#client.replaceFile(id, { itemId, fileId, by });
  }

  async #openFile(file: FileRef): Promise<void> {
    const blob = await this.#client.download(file);
    const address = URL.createObjectURL(blob);
    const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
    link.click();
    // The browser has taken the address once the click's task is over.
    setTimeout(() => URL.revokeObjectURL(address), 0);
  }

  #startCase(): void {
    this.#creating = true;
    this.#openId = '';
    this.#detail = undefined;
    this.#itemKeys = [0];
    this.#kinds = new Map();
    this.#told = '';
    this.#render();
    this.#root.querySelector<HTMLElement>('.side-panel h2')?.focus();
  }

  readonly #moment = (at: string): string => {
    const locale = this.#preferences.language === 'sv' ? 'sv-SE' : 'en-GB';
    return new Intl.DateTimeFormat(locale, {
      timeZone: 'Europe/Stockholm',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(Date.parse(at));
  };

  #render(): void {
    document.title = this.#texts.title;
    const panel = this.#panel();
    render(
      html`${this.#bar()}
        <main class=${panel === nothing ? 'desk' : 'desk with-panel'}>
          <div class="overview">
            <div class="headrow">
              <h1>${this.#texts.cases}</h1>
              <span class="grow"></span>
              <button type="button" class="btn" @click=${() => this.#startCase()}>
                ${icon('plus')}${this.#texts.newCase}
              </button>
            </div>
            ${this.#caseTable()} ${this.#companyTable()}
          </div>
          <div>
            <p class="told small" role="status">${this.#told}</p>
            ${panel === nothing ? html`<p class="panel muted">${this.#texts.choose}</p>` : panel}
          </div>
        </main>`,
      this.#root,
    );
  }

  #panel(): TemplateResult | typeof nothing {
    const texts = this.#texts;
    if (this.#creating && this.#overview) return this.#newCase(this.#overview);
    const detail = this.#detail;
    if (!detail) return nothing;
    return casePanel({
      texts,
      detail,
      busy: this.#busy,
      judging: this.#judging,
      moment: this.#moment,
      judge: (itemId, is) => this.#judge(itemId, is),
      giveReason: (reason) => this.#giveReason(reason),
      use: (itemId) => void this.#do(() => this.#client.use(detail.id, { itemId })),
      replace: (itemId, fileId, file) => void this.#do(() => this.#replace(detail.id, itemId, fileId, file)),
      open: (file) => void this.#do(() => this.#openFile(file), ''),
      act: (kind, text, dueOn) =>
        void this.#do(() => this.#client[kind](detail.id, { text, ...(dueOn !== undefined && { dueOn }) })),
      remind: () => void this.#do(() => this.#client.remind(detail.id)),
      siblings: this.#siblings(detail),
      merge: (into) => void this.#pair(() => this.#client.merge(detail.id, { into })),
      split: (itemId, subject) => void this.#pair(() => this.#client.split(detail.id, { subject, itemIds: [itemId] })),
      followUp: () =>
        void this.#pair(() =>
          this.#client.followUp(detail.id, { subject: `${this.#texts.again} ${detail.subject}`, description: '' }),
        ),
      back: () => this.#open(''),
    });
  }

  #siblings({ id, companyId }: DeskCaseDetail): readonly DeskCase[] {
    const cases = this.#overview?.cases ?? [];
    return cases.filter((other) => other.companyId === companyId && other.id !== id && other.status !== 'closed');
  }

  /** A step that ends in another case, which is then shown. */
  async #pair(step: () => Promise<DeskCaseDetail>): Promise<void> {
    let other: DeskCaseDetail | undefined;
    const done = await this.#do(async () => {
      other = await step();
    });
    if (done && other) this.#open(other.id);
  }

  #newCase(overview: DeskOverview): TemplateResult {
    return newCaseForm({
      texts: this.#texts,
      overview,
      itemKeys: this.#itemKeys,
      kinds: this.#kinds,
      busy: this.#busy,
      addItem: () => {
        this.#itemKeys = [...this.#itemKeys, (this.#itemKeys.at(-1) ?? -1) + 1];
        this.#render();
      },
      removeItem: (key) => {
        this.#itemKeys = this.#itemKeys.filter((other) => other !== key);
        this.#render();
      },
      setKind: (key, kind) => {
        this.#kinds.set(key, kind);
        this.#render();
      },
      submit: (input) => void this.#create(input),
      cancel: () => {
        this.#creating = false;
        this.#render();
      },
    });
  }

  #bar(): TemplateResult {
    const texts = this.#texts;
    const who = this.#overview ? `${this.#overview.agency.name} · ${this.#overview.consultant.name}` : '';
    return html`<header class="deskbar">
      <b>${texts.title}</b><span class="small">${who}</span><span class="grow"></span>
      <span class="small note">${texts.note}</span>
      <div class="seg" role="group" aria-label=${texts.language}>
        ${(['sv', 'en'] as const).map(
          (language) =>
            html`<button
              type="button"
              lang=${language}
              aria-pressed=${this.#preferences.language === language}
              @click=${() => {
                this.#preferences.language = language;
                writePreferences(this.#preferences);
                this.#render();
              }}
            >
              ${language === 'sv' ? 'Svenska' : 'English'}
            </button>`,
        )}
      </div>
    </header>`;
  }

  /** Open cases first; the closed ones folded, so that the list stays one to look over. */
  #caseTable(): TemplateResult {
    const cases = this.#overview?.cases ?? [];
    const closed = cases.filter(({ status }) => status === 'closed');
    return html`${this.#rows(cases.filter(({ status }) => status !== 'closed'))}
      <details class="closed" ?open=${closed.some(({ id }) => id === this.#openId)}>
        <summary>${this.#texts.closedCases} <span class="muted">${closed.length}</span></summary>
        ${this.#rows(closed)}
      </details>`;
  }

  #rows(cases: readonly DeskCase[]): TemplateResult {
    const texts = this.#texts;
    return html`<table class="rows">
      <thead>
        <tr>
          <th scope="col">${texts.case}</th>
          <th scope="col">${texts.ball}</th>
          <th scope="col">${texts.updated}</th>
        </tr>
      </thead>
      <tbody>
        ${cases.map(
          (summary) =>
            html`<tr aria-current=${summary.id === this.#openId ? 'true' : nothing}>
              <td>
                <button type="button" class="link" @click=${() => this.#open(summary.id)}>${summary.subject}</button
                ><br /><span class="small muted">${summary.client.name}</span>
              </td>
              <td>${ball(texts, summary.status)}</td>
              <td class="small when">${this.#moment(summary.updatedAt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #companyTable(): TemplateResult {
    const texts = this.#texts;
    return html`<section class="companies">
      <div class="headrow"><h1>${texts.companies}</h1></div>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">${texts.company}</th>
            <th scope="col">${texts.consent}</th>
            <th scope="col"><span class="visually-hidden">${texts.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${this.#overview?.clients.map((row) => this.#companyRow(row))}
        </tbody>
      </table>
    </section>`;
  }

  #companyRow({ client, companyId, consent }: DeskOverview['clients'][number]): TemplateResult {
    const texts = this.#texts;
    const isOn = consent === 'active' || consent === 'paused';
    const change = () => this.#do(() => (isOn ? this.#client.end(companyId) : this.#client.invite(companyId)));
    const pause = () => this.#do(() => this.#client.pause(companyId));
    const name = html`<span class="visually-hidden"> ${client.name}</span>`;
    return html`<tr>
      <td><b>${client.name}</b></td>
      <td>${texts[consent]}</td>
      <td>
        <div class="verdict">
          <button type="button" class="btn sm" ?disabled=${consent === 'invited'} @click=${() => void change()}>
            ${isOn ? texts.end : texts.invite}${name}
          </button>
          ${
            isOn
              ? html`<button type="button" class="btn sm" @click=${() => void pause()}>
                  ${consent === 'paused' ? texts.resume : texts.pause}${name}
                </button>`
              : nothing
          }
        </div>
      </td>
    </tr>`;
  }
}

function ball(texts: DeskTexts, status: string): TemplateResult {
  if (status === 'closed') return html`<span class="ball closed">${texts.closed}</span>`;
  if (status === 'awaitingAgency') return html`<span class="ball agency">${texts.atAgency}</span>`;
  return html`<span class="ball">${texts.atCompany}</span>`;
}
