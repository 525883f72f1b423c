import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHref } from '../../src/domain/index.ts';

describe('safeHref', () => {
  it.each([
    ['https://www.skatteverket.se/moms?x=1#y', 'https://www.skatteverket.se/moms?x=1#y', 'www.skatteverket.se'],
    ['HTTPS://Skatteverket.SE', 'https://skatteverket.se/', 'skatteverket.se'],
    ['https://example.se:8443/a', 'https://example.se:8443/a', 'example.se:8443'],
    ['https://åkeri.se/', 'https://xn--keri-poa.se/', 'xn--keri-poa.se'],
    ['https://example.se/a@b', 'https://example.se/a@b', 'example.se'],
    ['mailto:anna@berg.se', 'mailto:anna@berg.se', 'anna@berg.se'],
    ['tel:+46701234567', 'tel:+46701234567', '+46701234567'],
    ['tel:08-12(34).56', 'tel:08-12(34).56', '08-12(34).56'],
  ])('follows %s', (text, href, host) => {
    expect(safeHref(text)).toEqual({ href, host });
  });

  it('follows an address of 2048 signs', () => {
    expect(safeHref(`https://example.se/${'a'.repeat(2029)}`)).not.toBeNull();
  });

  it('shows a look-alike host as punycode', () => {
    expect(safeHref('https://\u0441katteverket.se/')?.host).toMatch(/^xn--/);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.se/1',
    'file:///etc/passwd',
    'about:blank',
    'view-source:https://example.se',
    'ms-word:ofe|u|https://evil.se/a.docm',
    'intent://evil#Intent;end',
    'http://example.se/',
    'ftp://example.se/',
    'ws://example.se/',
    '//evil.se',
    '/\\evil.se',
    'https:\\\\evil.se',
    'https:evil.se',
    'https:/evil.se',
    'https:///evil.se',
    'https://user@evil.se/',
    'https://bank.se:443@evil.se/',
    'https://bank.se%40evil.se@evil.se/',
    'https://@evil.se/',
    'https://evil.se\\@bank.se',
    'ht\ttps://evil.se',
    '\u200Bhttps://evil.se',
    'https://evil.se/\u202Efdp.exe',
    'https://exa mple.se',
    'https://',
    'https://?',
    'https://#',
    'https://[::1',
    'https://a..b:99999/',
    'mailto:',
    'mailto:a@b.se?bcc=c@d.se',
    'mailto:a@b.se,c@d.se',
    'mailto:a%0Abcc@b.se',
    'tel:javascript',
    'tel:*#06#',
    `https://example.se/${'a'.repeat(2048)}`,
    '',
    'example.se',
  ])('does not follow %j', (text) => {
    expect(safeHref(text)).toBeNull();
  });

  it('lets nothing through but its three kinds, and the host is the one a browser goes to', () => {
    const part = fc.constantFrom(
      'https:',
      'http:',
      'mailto:',
      'tel:',
      'javascript:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      'evil.se',
      '\t',
      '%',
      '?',
      '#',
      'a',
      '[',
      '0',
    );
    const texts = fc.oneof(
      fc.string({ unit: part }),
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const link = safeHref(text);
        if (!link) return;
        const url = new URL(link.href);
        expect(['https:', 'mailto:', 'tel:']).toContain(url.protocol);
        expect([url.username, url.password]).toEqual(['', '']);
        if (url.protocol === 'https:') expect(link.host).toBe(url.host);
        expect(safeHref(link.href)).toEqual(link);
      }),
      { numRuns: 5000 },
    );
  });
});
