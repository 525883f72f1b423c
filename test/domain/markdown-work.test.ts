import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { parseMarkdown } from '../../src/domain/markdown.ts';
import { StepCounter } from './step-counter.ts';

const counter = new StepCounter(/\/src\/domain\/(markdown|safe-link)/);
let parse: typeof parseMarkdown;

beforeAll(async () => {
  counter.start();
  ({ parseMarkdown: parse } = await import('../../src/domain/markdown.ts'));
});
afterAll(() => counter.stop());

describe('a hostile text', () => {
  const patterns: Readonly<Record<string, string>> = {
    brackets: '[',
    'closing brackets': ']',
    'empty links': '[](',
    'nested links': '[a](https://x.se',
    'links in links': '[[a](https://x.se)',
    'broken titles': '[a](https://x.se "',
    stars: '*',
    'spaced stars': '*a ',
    'closing stars': 'a* ',
    'alternating marks': '*a _b **c __d ',
    'emphasis in emphasis': '*a **a *a **a* a** ',
    underscores: '_a_',
    quotes: '>',
    'quotes on lines': '> > > > > > >\n',
    bullets: '- ',
    'bullets on lines': '- a\n',
    'empty bullets': '-\n',
    'growing lists': '  - a\n\n',
    numbers: '1. ',
    backticks: '`',
    'backticks of many lengths': '` `` ``` ',
    fences: '```\n',
    tildes: '~',
    'tildes and a backtick': '~~~~~~~~`\n',
    hashes: '# ',
    spaces: ' ',
    lines: '\n',
    backslashes: '\\',
    addresses: 'https://x.se ',
    'one long address': 'https://',
    'round brackets in addresses': 'https://((',
    'exclamation marks': '![',
    letters: 'h',
    html: '<div>',
  };
  const repeat = (pattern: string, length: number) =>
    pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

  it.each(Object.entries(patterns))(
    'of %s never has a step taken more than three times for each sign',
    (_, pattern) => {
      for (const length of [10_000, 100_000]) {
        expect(counter.count(() => parse(repeat(pattern, length)))).toBeLessThanOrEqual(3 * length);
      }
    },
  );

  it('of many lengths of backticks does not either', () => {
    const text = Array.from({ length: 424 }, (_, i) => '`'.repeat(i + 1)).join(' ');
    expect(counter.count(() => parse(text))).toBeLessThanOrEqual(3 * text.length);
  });

  it('would be noticed', () => {
    // The same text, read as often as it is long: what a quadratic reader does.
    const text = repeat('*a ', 300);
    const quadratic = counter.count(() => {
      for (let i = 0; i < text.length; i++) parse(text);
    });
    expect(quadratic).toBeGreaterThan(10 * text.length);
  });
});
