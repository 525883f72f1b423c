import { describe, expect, it } from 'vitest';
import { parseEmail, parsePhone } from '../../../src/domain/index.ts';

describe('e-mail', () => {
  it.each([
    ['anna@berg.se', 'anna@berg.se'],
    [' Anna.Berg+kvitto@Bergs-Redovisning.SE ', 'Anna.Berg+kvitto@bergs-redovisning.se'],
    ['mailto:anna@berg.se', 'anna@berg.se'],
    ['anna@åkeri.se', 'anna@åkeri.se'],
    ['o’hara@mail.example.com', 'o’hara@mail.example.com'],
    ['anna\u200B@berg.se', 'anna@berg.se'],
  ])('takes %j', (text, value) => {
    expect(parseEmail(text)).toEqual({ state: 'ok', value, formatted: value });
  });

  it.each([
    ...['', 'anna', '@berg.se', 'anna@', 'anna@berg', 'anna@berg.s', 'a b@berg.se', 'anna@be rg.se', 'anna@@berg.se'],
    ...[
      '.anna@berg.se',
      'anna..b@berg.se',
      'anna@-berg.se',
      'anna@berg..se',
      'anna@1.2.3.4',
      'a@b.se, c@d.se',
      'A <a@b.se>',
    ],
    `${'a'.repeat(65)}@berg.se`,
  ])('refuses %j', (text) => {
    expect(parseEmail(text)).toEqual({ state: 'error', code: 'notAnEmail' });
  });
});

describe('phone', () => {
  it.each([
    ['070-123 45 67', '0701234567', '070-123 45 67'],
    ['+46 70 123 45 67', '+46701234567', '+46 70 123 45 67'],
    ['0046 (0)70-123 45 67', '+46701234567', '0046 (0)70-123 45 67'],
    ['08–12 34 56', '08123456', '08-12 34 56'],
    ['(08) 12\u00A034 56', '08123456', '(08) 12 34 56'],
    ['tel:+46701234567', '+46701234567', '+46701234567'],
  ])('takes %j', (text, value, formatted) => {
    expect(parsePhone(text)).toEqual({ state: 'ok', value, formatted });
  });

  it.each(['', '112', '070-ANNA', '070+123456', '1234567890123456', 'ring mig'])('refuses %j', (text) => {
    expect(parsePhone(text)).toEqual({ state: 'error', code: 'notAPhone' });
  });
});
