/** The control: the same cards by hand, every one of them in the DOM. */
import type { CaseSummary } from '../../src/domain/index.ts';

const zone = { timeZone: 'Europe/Stockholm' } as const;
const since = new Intl.DateTimeFormat('sv-SE', { ...zone, weekday: 'short', day: 'numeric', month: 'short' });
const day = new Intl.DateTimeFormat('sv-SE', { ...zone, day: 'numeric', month: 'short' });

const TYPES: Readonly<Record<string, string>> = { question: 'Fråga', documents: 'Underlag' };

function element(tag: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
const HOURGLASS = [
  'M5 22h14',
  'M5 2h14',
  'M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22',
  'M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2',
];
const MESSAGE = [
  'M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z',
];

function glyph(paths: readonly string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon small');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const shape of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', shape);
    svg.append(path);
  }
  return svg;
}

function subject({ id, unread, subject: text }: CaseSummary): HTMLElement {
  const mark = unread ? [element('span', 'dot'), element('span', 'visually-hidden', 'Oläst'), ' '] : [];
  const link = element('a', 'link', ...mark, element('span', '', text));
  link.setAttribute('href', `#/a/case/${id}`);
  return element('h3', 'subject', link);
}

function card(summary: CaseSummary): HTMLElement {
  const { unread, ball, contact, updatedAt, agency, type } = summary;
  const word = element('span', 'word', unread ? 'Nytt meddelande' : 'Väntar på byrån');
  const phrase = unread ? 'Väntar på byrån' : `sedan ${since.format(Date.parse(ball.since)).replace('.', '')}`;
  const who = element('span', '', `${contact.name} · ${day.format(Date.parse(updatedAt)).replace('.', '')}`);
  const line = element('p', 'line', who, element('span', '', TYPES[type] ?? 'Ärende'));
  return element(
    'li',
    '',
    element(
      'div',
      unread ? 'card quiet unread' : 'card quiet',
      subject(summary),
      element(
        'p',
        'status',
        element('span', 'badge theirs', glyph(unread ? MESSAGE : HOURGLASS), word),
        ' ',
        element('span', '', phrase),
      ),
      element('div', 'work'),
      element('div', 'meta', line, element('p', '', agency.name)),
    ),
  );
}

/** A box with cards that look and read like ours: the same style sheets, in one shadow root. */
export function vanillaList(cases: readonly CaseSummary[], sheets: readonly CSSStyleSheet[]): HTMLElement {
  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [...sheets];
  const count = element('span', 'count', String(cases.length));
  const title = element('h2', 'title', 'Väntar på byrån ', count);
  root.append(element('section', '', title, element('ul', 'cards', ...cases.map(card))));
  return box;
}
