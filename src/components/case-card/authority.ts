import type { Messages } from '../../controllers/index.ts';
import type { CaseSummary, PlainDate } from '../../domain/index.ts';

/** When an authority needs it, or needed it where that day is past; empty where there is no such day. */
export function authorityText(
  { format, intlLocale, t }: Messages,
  { authority }: Pick<CaseSummary, 'authority'>,
  today: PlainDate,
): string {
  const date = authority && format.shortDay(authority.on);
  if (!authority || !authority.what || !date) return '';
  const what = authority.what.charAt(0).toLocaleUpperCase(intlLocale) + authority.what.slice(1);
  return t(authority.on < today ? 'list.card.authorityWas' : 'list.card.authority', { what, date });
}
