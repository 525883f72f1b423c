import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, type MarkdownBlock, type MarkdownInline } from '../../src/domain/index.ts';

/** The tokens as a short notation, to read tests by: `p(…)`, `b(…)`, `i(…)`, `c(…)`, `a[href|host|named](…)`, `/` for a break. */
const inline = (piece: MarkdownInline): string => {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'break':
      return '/';
    case 'code':
      return `c(${piece.text})`;
    case 'link':
      return `a[${piece.href}|${piece.host}${piece.namesHost ? '' : '|!'}](${piece.content.map(inline).join('')})`;
    default:
      return `${piece.type === 'strong' ? 'b' : 'i'}(${piece.content.map(inline).join('')})`;
  }
};
const block = (token: MarkdownBlock): string => {
  switch (token.type) {
    case 'paragraph':
      return `p(${token.content.map(inline).join('')})`;
    case 'code':
      return `pre(${token.text})`;
    case 'quote':
      return `q(${token.blocks.map(block).join('')})`;
    case 'list':
      return `${token.ordered ? `ol${token.start}` : 'ul'}(${token.items.map((item) => `li(${item.map(block).join('')})`).join('')})`;
  }
};
const read = (text: string) => parseMarkdown(text).map(block).join('');

describe('blocks', () => {
  it.each([
    ['', ''],
    ['\n \n\t', ''],
    ['Hej Maria', 'p(Hej Maria)'],
    ['Rad 1\r\nRad 2\rRad 3', 'p(Rad 1/Rad 2/Rad 3)'],
    ['Ett\n\n\nTvå', 'p(Ett)p(Två)'],
    ['# Rubrik', 'p(b(Rubrik))'],
    ['### Rubrik **fet** ##', 'p(b(Rubrik b(fet)))'],
    ['#inte rubrik', 'p(#inte rubrik)'],
    ['Text\n# Rubrik\nText', 'p(Text)p(b(Rubrik))p(Text)'],
    ['- a\n- b', 'ul(li(p(a))li(p(b)))'],
    ['* a\n\n* b', 'ul(li(p(a))li(p(b)))'],
    ['+ a', 'ul(li(p(a)))'],
    ['1. a\n2. b', 'ol1(li(p(a))li(p(b)))'],
    ['3) c', 'ol3(li(p(c)))'],
    ['- a\n1. b', 'ul(li(p(a)))ol1(li(p(b)))'],
    ['- a\n  - b\n    - c\n- d', 'ul(li(p(a)ul(li(p(b)ul(li(p(c))))))li(p(d)))'],
    ['1. a\n   - b', 'ol1(li(p(a)ul(li(p(b)))))'],
    ['- a\nfortsätter\n\nnytt', 'ul(li(p(a/fortsätter)))p(nytt)'],
    ['- a\n\n  andra stycket', 'ul(li(p(a)p(andra stycket)))'],
    ['-\n- b', 'ul(li()li(p(b)))'],
    ['Vi behöver:\n- kvitto', 'p(Vi behöver:)ul(li(p(kvitto)))'],
    ['Räkenskapsåret\n2025. Vi väntar.', 'p(Räkenskapsåret/2025. Vi väntar.)'],
    ['-250 kr', 'p(-250 kr)'],
    ['> citat\n> mer\nsvar', 'q(p(citat/mer))p(svar)'],
    ['> - a\n> > b', 'q(ul(li(p(a)))q(p(b)))'],
    ['```\n**kod**\n```\nefter', 'pre(**kod**)p(efter)'],
    ['~~~sie\n#VER\n\n#TRANS', 'pre(#VER\n\n#TRANS)'],
    ['```ord\nkod', 'pre(kod)'],
    ['````\n```\n````', 'pre(```)'],
    ['- ```\n  kod\n  ```', 'ul(li(pre(kod)))'],
    ['```a`b```', 'p(c(a`b))'],
    ['---', 'p(---)'],
    ['| a | b |', 'p(| a | b |)'],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('inline', () => {
  it.each([
    ['**fet** och *kursiv*', 'b(fet) och i(kursiv)'],
    ['__fet__ och _kursiv_', 'b(fet) och i(kursiv)'],
    ['***båda***', 'b(i(båda))'],
    ['**a *b* c**', 'b(a i(b) c)'],
    ['*a **b***', 'i(a b(b))'],
    ['**öppen', '**öppen'],
    ['stängd**', 'stängd**'],
    ['** inte **', '** inte **'],
    ['2*3*4 och a_b_c', '2*3*4 och a_b_c'],
    ['fil_namn_2026.pdf', 'fil_namn_2026.pdf'],
    ['(*a*), "*b*".', '(i(a)), "i(b)".'],
    ['**a* b**', 'b(a* b)'],
    ['****', '****'],
    ['*a _b* c_', 'i(a _b) c_'],
    ['\\*inte\\* \\a \\\\', '*inte* \\a \\'],
    ['`kod *x*` och ``a`b``', 'c(kod *x*) och c(a`b)'],
    ['`öppen', '`öppen'],
    ['`` ` ``', 'c(`)'],
    ['*a `*` b*', 'i(a c(*) b)'],
    ['<b>fet</b> &amp; <img src=x onerror=alert(1)>', '<b>fet</b> &amp; <img src=x onerror=alert(1)>'],
    ['Andersson & Söner AB $& $t(x) {{x}}', 'Andersson & Söner AB $& $t(x) {{x}}'],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(`p(${expected})`);
  });
});

describe('links', () => {
  it.each([
    [
      '[Skatteverket](https://www.skatteverket.se/moms)',
      'a[https://www.skatteverket.se/moms|www.skatteverket.se|!](Skatteverket)',
    ],
    ['[a **b**](https://x.se "titel")', 'a[https://x.se/|x.se|!](a b(b))'],
    ['[Anna](mailto:anna@berg.se)', 'a[mailto:anna@berg.se|anna@berg.se|!](Anna)'],
    ['[anna@berg.se](mailto:anna@berg.se)', 'a[mailto:anna@berg.se|anna@berg.se](anna@berg.se)'],
    ['[ring](tel:+468123456)', 'a[tel:+468123456|+468123456|!](ring)'],
    ['[x](https://x.se/a_(b)_c)', 'a[https://x.se/a_(b)_c|x.se|!](x)'],
    ['[x.se](https://x.se/a)', 'a[https://x.se/a|x.se](x.se)'],
    ['[x.se/b](https://x.se/a)', 'a[https://x.se/a|x.se](x.se/b)'],
    ['[bank.se](https://evil.se)', 'a[https://evil.se/|evil.se|!](bank.se)'],
    ['[bank.se.evil.se](https://bank.se)', 'a[https://bank.se/|bank.se|!](bank.se.evil.se)'],
    ['[https://bank.se](https://evil.se)', 'a[https://evil.se/|evil.se|!](https://bank.se)'],
    ['![bild](https://t.example/p.gif)', 'a[https://t.example/p.gif|t.example|!](bild)'],
    ['*[a](https://x.se)*', 'i(a[https://x.se/|x.se|!](a))'],
    ['[a [b](https://x.se) c](https://y.se)', '[a a[https://x.se/|x.se|!](b) c](a[https://y.se/|y.se](https://y.se))'],
    ['Se https://x.se/a?b=c.', 'Se a[https://x.se/a?b=c|x.se](https://x.se/a?b=c).'],
    ['(https://x.se/a_(b))', '(a[https://x.se/a_(b)|x.se](https://x.se/a_(b)))'],
    ['**https://x.se**', 'b(a[https://x.se/|x.se](https://x.se))'],
    ['<https://x.se>', '<a[https://x.se/|x.se](https://x.se)>'],
    ['https://åkeri.se', 'a[https://xn--keri-poa.se/|xn--keri-poa.se|!](https://åkeri.se)'],
    ['xhttps://x.se', 'xhttps://x.se'],
    ['http://x.se och [a](http://x.se)', 'http://x.se och [a](http://x.se)'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['[a](java\tscript:alert(1))', '[a](java    script:alert(1))'],
    ['[a](https://user@evil.se)', '[a](https://user@evil.se)'],
    ['https://user@evil.se', 'https://user@evil.se'],
    ['[](https://x.se)', '[](a[https://x.se/|x.se](https://x.se))'],
    ['[a] (https://x.se)', '[a] (a[https://x.se/|x.se](https://x.se))'],
    ['[a](', '[a]('],
    [')[a](https://x.se "', ')[a](a[https://x.se/|x.se](https://x.se) "'],
    ['[a](https://x.se\n)', '[a](a[https://x.se/|x.se](https://x.se)/)'],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(`p(${expected})`);
  });
});

type Token = MarkdownBlock | MarkdownInline;
const walk = (tokens: readonly Token[], visit: (token: Token, depth: number) => void, depth = 1): void => {
  for (const token of tokens) {
    visit(token, depth);
    if ('content' in token) walk(token.content, visit, depth + 1);
    if ('blocks' in token) walk(token.blocks, visit, depth + 1);
    if ('items' in token) for (const item of token.items) walk(item, visit, depth + 1);
  }
};
const words = (tokens: readonly Token[]): string => {
  let text = '';
  walk(tokens, (token) => (text += 'text' in token ? token.text : ''));
  return text.replace(/[^\p{L}\p{N}]/gu, '');
};
const marks = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '`',
    '```',
    '~~~',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '](https://x.se)',
    'https://x.se',
    'javascript:',
    'http://x.se',
  ],
  ...['> ', '- ', '1. ', '    ', '# ', '\n', '\n\n', '\\', '<script>', '"', ' "', 'ord', 'a', ' ', 'h', '🧾', '\u202E'],
);
const texts = fc.oneof(fc.string({ unit: marks, maxLength: 60 }), fc.string({ unit: 'binary' }));

describe('whatever the text', () => {
  it('gives only known tokens, honest links and shallow trees, and never throws', () => {
    const types = ['paragraph', 'list', 'quote', 'code', 'text', 'strong', 'em', 'break', 'link'];
    fc.assert(
      fc.property(texts, (text) => {
        walk(parseMarkdown(text), (token, depth) => {
          expect(types).toContain(token.type);
          expect(depth).toBeLessThanOrEqual(24);
          if (token.type !== 'link') return;
          expect(token.href).toMatch(/^(https:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+)$/);
          expect(token.href).toContain(token.host);
          walk(token.content, (inner) => expect(inner.type).not.toBe('link'));
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no letter', () => {
    // Addresses, the numbers of lists, and the language named behind a fence are marks, not words.
    const plain = fc.string({
      unit: fc.constantFrom(
        '*',
        '**',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '> ',
        '- ',
        '# ',
        '\n',
        '\\',
        'ord',
        'å',
        ' ',
        '![',
      ),
    });
    fc.assert(
      fc.property(plain, (text) => {
        fc.pre(!text.includes('```'));
        expect(words(parseMarkdown(text))).toBe(text.replace(/[^\p{L}\p{N}]/gu, ''));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a nested text', () => {
  it('ends as text where it is too deep to draw', () => {
    const deep = '*a '.repeat(5000) + '*'.repeat(1) + ' a*'.repeat(5000);
    walk(parseMarkdown(deep), (_, depth) => expect(depth).toBeLessThanOrEqual(24));
    walk(parseMarkdown('> '.repeat(5000) + 'a'), (_, depth) => expect(depth).toBeLessThanOrEqual(24));
    walk(parseMarkdown('- '.repeat(5000) + 'a'), (_, depth) => expect(depth).toBeLessThanOrEqual(24));
  });
});
