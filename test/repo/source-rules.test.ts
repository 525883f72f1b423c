import { describe, expect, it } from 'vitest';
import { lintAs, rulesOf } from './lint-source.ts';

const template = (markup: string): string =>
  `import { html } from 'lit';\nexport const planted = (x: string, y: boolean) => html\`${markup}\${x}\${y}\`;\n`;

describe('a word in a template', () => {
  it.each([
    ['text', '<p>Ärenden</p>', 'Ärenden'],
    ['text beside a value', '<p>${x} väntar</p>', 'väntar'],
    ['a literal put in as a value', "<p>${y ? 'Skicka' : x}</p>", 'Skicka'],
    ['a label for screen readers', '<button aria-label="Stäng">×</button>', 'Stäng'],
    ['a title', '<span title="Fler val"></span>', 'Fler'],
    ['a placeholder', "<input aria-label=${x} placeholder='Sök'>", 'Sök'],
    ['an alternative text', '<img alt="Bild" src=${x}>', 'Bild'],
    ['a property', "<case-card .label=${'Kort'}></case-card>", 'Kort'],
  ])('is caught as %s', async (_, markup, word) => {
    const found = await lintAs('src/element/icons.ts', template(markup));
    expect(found).toContainEqual({
      rule: 'local/no-template-words',
      message: expect.stringContaining(`“${word}”`) as string,
    });
  });

  it('is not seen in symbols, numbers, entities, comments, names and values of other attributes', async () => {
    const markup =
      '<!-- ruta --><p class="card open" part="card" id=${x} data-n="1">&nbsp;·&times; 99+ – ${x}</p><slot name="header"></slot>';
    expect(await lintAs('src/element/icons.ts', template(markup))).toEqual([]);
  });
});

describe('what the sources may not do', () => {
  it.each([
    ['a style attribute', template('<p style="color: red">${x}</p>'), 'local/no-template-words'],
    ['an HTML string in a template', template('<p .innerHTML=${x}></p>'), 'local/no-template-words'],
    ['an HTML string', 'export const planted = (e: Element) => { e.innerHTML = "x"; };', 'no-restricted-syntax'],
    ['unsafeHTML', "export { unsafeHTML } from 'lit/directives/unsafe-html.js';", 'no-restricted-imports'],
    ['styleMap', "export { styleMap } from 'lit/directives/style-map.js';", 'no-restricted-imports'],
    ['@customElement', "export { customElement } from 'lit/decorators.js';", 'no-restricted-imports'],
    ['fetch', "export const planted = () => fetch('/cases');", 'no-restricted-globals'],
    ['storage', "export const planted = () => window.localStorage.getItem('x');", 'no-restricted-syntax'],
    ['a default export', 'export default 1;', 'import-x/no-default-export'],
    ['any', 'export const planted = (x: any): unknown => x;', '@typescript-eslint/no-explicit-any'],
    [
      'a non-null assertion',
      'export const planted = (x?: string): string => x!;',
      '@typescript-eslint/no-non-null-assertion',
    ],
    ['a silenced compiler', '// @ts-ignore\nexport const planted: string = 1;', '@typescript-eslint/ban-ts-comment'],
    ['the console', 'console.log(1);', 'no-console'],
    [
      'rem in a shadow root',
      "import { css } from 'lit';\nexport const planted = css`p { margin: 1rem; }`;",
      'no-restricted-syntax',
    ],
  ])('catches %s', async (_, text, rule) => {
    expect(rulesOf(await lintAs('src/element/icons.ts', text))).toContain(rule);
  });

  it('lets the REST adapter fetch', async () => {
    const found = await lintAs(
      'src/adapter/rest/wire.ts',
      "export const planted = (): Promise<Response> => fetch('/cases');\n",
    );
    expect(found).toEqual([]);
  });
});
