import { safeHref } from '../../domain/safe-link.ts';

/** The link behind a phone number, or `null` where it is none that may be dialled. */
export function phoneHref(phone: string | undefined): string | null {
  return phone === undefined ? null : (safeHref(`tel:${phone.replace(/[^\d+]/g, '')}`)?.href ?? null);
}

/** The link behind an e-mail address, or `null`. */
export function mailHref(email: string | undefined): string | null {
  return email === undefined ? null : (safeHref(`mailto:${email}`)?.href ?? null);
}
