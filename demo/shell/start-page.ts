import { html, type TemplateResult } from 'lit';
import type { ConsentState } from '../../src/domain/index.ts';
import { CASES_PATH } from './routes.ts';
import type { DemoUser } from './session.ts';
import type { ShellTexts } from './texts.ts';

const HOURS: readonly (readonly [number, keyof ShellTexts])[] = [
  [18, 'evening'],
  [12, 'afternoon'],
  [9, 'forenoon'],
  [5, 'morning'],
];

function greeting(texts: ShellTexts, user: DemoUser, hour: number): string {
  const key = HOURS.find(([from]) => hour >= from)?.[1] ?? 'evening';
  return texts[key].replace('{name}', user.name.split(' ')[0] ?? '');
}

function placeholder(texts: ShellTexts, title: string): TemplateResult {
  return html`<section class="panel placeholder">
    <h2>${title}</h2>
    <span class="bone long"></span><span class="bone short"></span>
    <span class="small muted">${texts.placeholder}</span>
  </section>`;
}

/** A start page says what there is to do; how things stand is said where the cases are. */
const TO_ANSWER: readonly ConsentState[] = ['invited'];
/** Where the menu has no entry, nothing else tells of a pause. */
const WITHOUT_MENU: readonly ConsentState[] = ['invited', 'paused'];

/** The host's start page: the invitation while it waits for an answer, and placeholders. */
export function startPage(texts: ShellTexts, user: DemoUser, hasMenu: boolean): TemplateResult {
  return html`<h1 tabindex="-1">${greeting(texts, user, new Date().getHours())}</h1>
    <div class="tiles">
      <case-access
        class="wide"
        .companyName=${user.company}
        .headingLevel=${2}
        .basePath=${CASES_PATH}
        .only=${hasMenu ? TO_ANSWER : WITHOUT_MENU}
      ></case-access>
      <case-today href=${CASES_PATH} .headingLevel=${2}></case-today> ${placeholder(texts, texts.sales)}
      ${placeholder(texts, texts.toPay)} ${placeholder(texts, texts.bankEvents)}
    </div>`;
}

export function placeholderPage(texts: ShellTexts, title: string): TemplateResult {
  return html`<h1 tabindex="-1">${title}</h1>
    <section class="panel placeholder">
      <h2>${texts.placeholder}</h2>
      <p class="muted">${texts.placeholderText}</p>
      <span class="bone long"></span><span class="bone short"></span><span class="bone long"></span>
    </section>`;
}

export function notFoundPage(texts: ShellTexts): TemplateResult {
  return html`<h1 tabindex="-1">${texts.notFound}</h1>
    <p><a class="btn" href="/">${texts.toStart}</a></p>`;
}
