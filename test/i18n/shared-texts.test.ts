import { createInstance } from 'i18next';
import { expect, it, vi } from 'vitest';
import { shareTexts } from '../../src/i18n/index.ts';

it('one service serves all who give the same texts, and follows the host until the last of them has gone', async () => {
  const i18n = createInstance();
  await i18n.init({ lng: 'sv' });
  const [on, off] = [vi.spyOn(i18n, 'on'), vi.spyOn(i18n, 'off')];
  const [one, other] = [shareTexts({ i18n }), shareTexts({ i18n })];
  expect(other.service).toBe(one.service);
  const followed = on.mock.calls.length;
  expect(followed).toBeGreaterThan(0);
  one.release();
  expect(off).not.toHaveBeenCalled();
  other.release();
  expect(off).toHaveBeenCalledTimes(followed);
  const next = shareTexts({ i18n });
  expect(next.service).not.toBe(one.service);
  next.release();
});

it('other texts have a service of their own', () => {
  const shared = [
    shareTexts({ locale: 'sv' }),
    shareTexts({ locale: 'en' }),
    shareTexts({ locale: 'sv', resources: {} }),
  ];
  expect(new Set(shared.map(({ service }) => service)).size).toBe(3);
  for (const { release } of shared) release();
});
