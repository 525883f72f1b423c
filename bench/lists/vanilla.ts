/** The control: the same card by hand, every one of them in the DOM. */
import type { CaseSummary } from '../../src/domain/index.ts';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'short' });

function element(tag: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...content);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

function glyph(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon small');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M5 22h14M5 2h14');
  svg.append(path);
  return svg;
}

function card(summary: CaseSummary): HTMLElement {
  const link = element('a', 'link', ...(summary.unread ? [element('span', 'dot')] : []), summary.subject);
  link.setAttribute('href', `#/case/${summary.id}`);
  const updated = day.format(Date.parse(summary.updatedAt));
  const badge = element('span', 'badge', glyph(), element('span', 'word', 'Väntar på byrån'));
  const line = element(
    'p',
    'line',
    element('span', '', `${summary.contact.name} · ${updated}`),
    element('span', '', 'Fråga'),
  );
  return element(
    'li',
    '',
    element(
      'div',
      'card quiet',
      element('h3', 'subject', link),
      element('p', 'status', badge, element('span', '', `sedan ${updated}`)),
      element('div', 'work'),
      element('div', 'meta', line, element('p', '', summary.agency.name)),
    ),
  );
}

/** A box with cards that look like ours: the same style sheets, in one shadow root. */
export function vanillaList(cases: readonly CaseSummary[], sheets: readonly CSSStyleSheet[]): HTMLElement {
  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [...sheets];
  root.append(element('ul', 'cards', ...cases.map(card)));
  return box;
}
