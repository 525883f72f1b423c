import { html, nothing, render, type TemplateResult } from 'lit';
import type { CaseClient } from '../../src/client/types.ts';
import { formatLocation, parseLocation, type CaseLocation } from '../../src/domain/location.ts';
import { icon } from '../shared/icons.ts';
import { readPreferences, writePreferences, type Preferences } from '../shared/preferences.ts';
import { CASES_PATH, casesPath, PAGES, SETTINGS, type Page } from './routes.ts';
import { clientFor, demoUser, demoUsers, setFault, startOver, type DemoUser, type Fault } from './session.ts';
import { notFoundPage, placeholderPage, startPage } from './start-page.ts';
import { HOST_RESOURCES, SHELL_TEXTS, type ShellTexts } from './texts.ts';

/** The host: its menu, pages and history, with the cases as a guest. It alone writes the address. */
export class Shell {
  readonly #root: HTMLElement;
  readonly #preferences: Preferences = readPreferences();
  #fault: Fault = 'none';
  #client = this.#makeClient();
  #menuOpen = false;
  #signedOut = false;
  #told = '';

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  start(): void {
    writePreferences(this.#preferences);
    addEventListener('popstate', () => this.#render());
    this.#root.addEventListener('click', this.#followLink);
    this.#root.addEventListener('case-navigate', this.#navigateCases);
    this.#root.addEventListener('case-open', this.#openCase);
    this.#root.addEventListener('case-company-switch-request', this.#switchCompany);
    this.#root.addEventListener('case-auth-required', this.#tellSignedOut);
    this.#root.addEventListener('case-facts', () => this.#render());
    this.#root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#menuOpen) this.#toggleMenu(false);
    });
    this.#render();
  }

  get #texts(): ShellTexts {
    return SHELL_TEXTS[this.#preferences.language];
  }

  #go(path: string): void {
    if (path !== location.pathname + location.search) history.pushState(null, '', path);
    this.#menuOpen = false;
    this.#render();
  }

  /** The host's own links move without a reload; everything else is the browser's. */
  readonly #followLink = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target !== '' || link.origin !== location.origin || link.pathname === '/desk') return;
    event.preventDefault();
    this.#go(link.pathname + link.search);
    scrollTo(0, 0);
    this.#focusMain();
  };

  readonly #navigateCases = (event: GlobalEventHandlersEventMap['case-navigate']): void => {
    event.preventDefault();
    this.#showCases(event.whole());
  };

  readonly #openCase = (event: GlobalEventHandlersEventMap['case-open']): void => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    this.#showCases({ view: 'case', caseId: event.caseId });
  };

  #showCases(to: CaseLocation): void {
    const path = formatLocation(to);
    this.#go(path === '' || path.startsWith('?') ? CASES_PATH + path : `${CASES_PATH}/${path}`);
  }

  readonly #tellSignedOut = (): void => {
    this.#signedOut = true;
    this.#render();
  };

  #signIn(): void {
    this.#signedOut = false;
    // A real host renews its session here; the demo has a new token at once.
    if (this.#fault === 'ended') this.#fault = 'none';
    this.#client.resume();
    this.#render();
    // The button that was pressed is gone.
    this.#focusMain();
  }

  /** The page's heading where the host has drawn it, else the place that holds the page. */
  #focusMain(): void {
    const main = this.#root.querySelector<HTMLElement>('main');
    (main?.querySelector('h1') ?? main)?.focus({ preventScroll: true });
  }

  #set(change: Partial<Preferences>, path = '/'): void {
    Object.assign(this.#preferences, change);
    writePreferences(this.#preferences);
    if (change.user !== undefined || change.company !== undefined || change.drafts) {
      // Another user or company at the same screen: nothing of the former one may stay.
      const former = this.#client;
      this.#client = this.#makeClient();
      void former.reset().then(() => former.dispose());
      this.#signedOut = false;
      if (path !== location.pathname + location.search) history.pushState(null, '', path);
    }
    this.#render();
  }

  /** A link leads to a case of another of the user's companies: the place stays, the session is another. */
  readonly #switchCompany = (event: GlobalEventHandlersEventMap['case-company-switch-request']): void => {
    event.preventDefault();
    this.#set({ company: event.companyId }, location.pathname + location.search);
  };

  #makeClient(): CaseClient {
    const user = demoUser(this.#preferences.user, this.#preferences.company);
    return clientFor(user, this.#preferences.drafts, () => this.#fault === 'ended');
  }

  #toggleMenu(open: boolean): void {
    this.#menuOpen = open;
    this.#render();
    const target = open ? '.side .close' : '.top .menu';
    this.#root.querySelector<HTMLElement>(target)?.focus();
  }

  async #restart(): Promise<void> {
    await startOver();
    this.#told = this.#texts.restarted;
    this.#go('/');
  }

  #render(): void {
    const { language, theme } = this.#preferences;
    const user = demoUser(this.#preferences.user, this.#preferences.company);
    const url = new URL(location.href);
    document.title = this.#title(url);
    render(
      html`<case-provider .client=${this.#client} .locale=${language} .theme=${theme} .resources=${HOST_RESOURCES}>
        <a class="visually-hidden skip" href="#content">${this.#texts.skip}</a>
        <div class="shell">
          ${this.#side(url)}
          <div class="page">
            ${this.#top(user)} ${this.#banner()}
            <aside class="notices" aria-label=${this.#texts.notices}><case-notifications></case-notifications></aside>
            <main id="content" tabindex="-1">${this.#main(url)}</main>
          </div>
        </div>
      </case-provider>`,
      this.#root,
    );
  }

  /** What the page is, never what a case is about: titles stand in tabs, histories and task bars for others to read. */
  #title(url: URL): string {
    const page = [...PAGES, SETTINGS].find(({ path }) => path === url.pathname);
    const cases = casesPath(url);
    const names = cases === null ? [page && this.#texts[page.text]] : this.#caseNames(parseLocation(cases));
    return [...names, 'Spiris'].filter((name) => name !== undefined).join(' – ');
  }

  #caseNames(place: CaseLocation): readonly string[] {
    const { cases, closedCases, newCase, notFound, oneCase } = this.#texts;
    if (place.view === 'case') return [oneCase, cases];
    if (place.view === 'new') return [newCase, cases];
    if (place.view === 'notFound') return [notFound];
    return place.query.status?.join() === 'closed' ? [closedCases, cases] : [cases];
  }

  #main(url: URL): TemplateResult {
    const cases = casesPath(url);
    if (cases !== null) {
      return html`<case-portal
        .location=${parseLocation(cases)}
        .basePath=${CASES_PATH}
        .headingLevel=${1}
      ></case-portal>`;
    }
    if (url.pathname === '/')
      return startPage(
        this.#texts,
        demoUser(this.#preferences.user, this.#preferences.company),
        this.#client.facts?.visible === true,
      );
    const page = [...PAGES, SETTINGS].find(({ path }) => path === url.pathname);
    return page ? placeholderPage(this.#texts, this.#texts[page.text]) : notFoundPage(this.#texts);
  }

  #link(page: Page, url: URL): TemplateResult {
    const current = page.path === url.pathname;
    return html`<a href=${page.path} aria-current=${current ? 'page' : nothing}
      >${icon(page.icon)}${this.#texts[page.text]}</a
    >`;
  }

  #side(url: URL): TemplateResult {
    const texts = this.#texts;
    return html`<nav class=${this.#menuOpen ? 'side open' : 'side'} aria-label=${texts.menu}>
      <div class="side-inner">
        <div class="brand">${icon('leaf')}Spiris</div>
        ${
          this.#menuOpen
            ? html`<button type="button" class="close" @click=${() => this.#toggleMenu(false)}>
                ${icon('close')}${texts.closeMenu}
              </button>`
            : nothing
        }
        ${PAGES.map((page) => this.#link(page, url))}
        <case-menu-item .href=${CASES_PATH} ?current=${casesPath(url) !== null}></case-menu-item>
        <hr />
        ${this.#link(SETTINGS, url)} ${this.#demoBlock()}
      </div>
    </nav>`;
  }

  #demoBlock(): TemplateResult {
    const texts = this.#texts;
    return html`<section class="demo">
      <h2>${texts.demo}</h2>
      <a href="/desk" target="_blank" rel="noopener">${icon('desk')}${texts.desk}</a>
      <button type="button" @click=${() => void this.#restart()}>${icon('restart')}${texts.restart}</button>
      <span class="visually-hidden" role="status">${this.#told}</span>
      ${this.#choices()}
    </section>`;
  }

  #choices(): TemplateResult {
    const texts = this.#texts;
    const { user, theme } = this.#preferences;
    return html`${select(
      texts.user,
      user,
      demoUsers().map(({ id, name }) => [id, name]),
      (id) => this.#set({ user: id, company: '' }),
    )}
    ${select(
      texts.network,
      this.#fault,
      [
        ['none', texts.networkNormal],
        ['slow', texts.networkSlow],
        ['down', texts.networkDown],
        ['off', texts.networkOff],
        ['ended', texts.networkEnded],
      ],
      (fault) => {
        this.#fault = fault;
        void setFault(fault);
        this.#render();
      },
    )}
    ${this.#draftChoice()}
    ${select(
      texts.theme,
      theme,
      [
        ['auto', texts.themeAuto],
        ['light', texts.themeLight],
        ['dark', texts.themeDark],
      ],
      (value) => this.#set({ theme: value }),
    )}`;
  }

  #draftChoice(): TemplateResult {
    const texts = this.#texts;
    return select(
      texts.drafts,
      this.#preferences.drafts,
      [
        ['office', texts.draftsOffice],
        ['device', texts.draftsDevice],
        ['page', texts.draftsPage],
      ],
      (drafts) => this.#set({ drafts }),
    );
  }

  #top(user: DemoUser): TemplateResult {
    const texts = this.#texts;
    const { name } = user;
    const initials = name
      .split(' ')
      .map((part) => part[0])
      .join('');
    return html`<header class="top">
      <button
        type="button"
        class="menu"
        aria-label=${texts.menu}
        aria-expanded=${this.#menuOpen}
        @click=${() => this.#toggleMenu(!this.#menuOpen)}
      >
        ${icon('menu')}
      </button>
      ${this.#company(user)}<span class="grow"></span>
      <div class="seg" role="group" aria-label=${texts.language}>
        ${(['sv', 'en'] as const).map(
          (language) =>
            html`<button
              type="button"
              lang=${language}
              aria-pressed=${this.#preferences.language === language}
              @click=${() => this.#set({ language })}
            >
              <span class="full">${language === 'sv' ? 'Svenska' : 'English'}</span
              ><span class="short" aria-hidden="true">${language.toUpperCase()}</span>
            </button>`,
        )}
      </div>
      <span class="avatar" role="img" aria-label=${name}>${initials}</span>
    </header>`;
  }

  /** The company one works in; to choose, for who has several. */
  #company({ company, companyId, companies }: DemoUser): TemplateResult {
    if (companies.length < 2) return html`<span class="co">${company}</span>`;
    const change = (event: Event) => this.#set({ company: (event.target as HTMLSelectElement).value });
    return html`<select class="co" aria-label=${this.#texts.company} @change=${change}>
      ${companies.map(({ id, name }) => html`<option value=${id} .selected=${id === companyId}>${name}</option>`)}
    </select>`;
  }

  #banner(): TemplateResult | typeof nothing {
    if (!this.#signedOut) return nothing;
    return html`<div class="banner" role="alert">
      ${this.#texts.signedOut}
      <button type="button" class="btn sm" @click=${() => this.#signIn()}>${this.#texts.signIn}</button>
    </div>`;
  }
}

function select<T extends string>(
  label: string,
  value: T,
  options: readonly (readonly [T, string])[],
  choose: (value: T) => void,
): TemplateResult {
  const change = (event: Event) => choose((event.target as HTMLSelectElement).value as T);
  return html`<label
    >${label}
    <select @change=${change}>
      ${options.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}
    </select></label
  >`;
}
