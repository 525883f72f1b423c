/** A link that may be followed. */
export interface SafeLink {
  readonly href: string;
  /** Where it really leads, to be shown: the host (IDN as punycode), the e-mail address or the phone number. */
  readonly host: string;
}

const MAX_LENGTH = 2048;
// Controls, spaces, invisible and direction marks, backslash, quotes, angles: nothing of this stands in an honest link.
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Z}\\"<>]/u;

/**
 * The link in a text of somebody else's, or `null`. Only `https:` with a host and without user name, `mailto:` with one
 * bare address, and `tel:`; written out as such, without anything that a browser would skip or mend.
 */
export function safeHref(text: string): SafeLink | null {
  if (text.length > MAX_LENGTH || FORBIDDEN.test(text)) return null;
  if (/^https:\/\/[^/]/i.test(text)) return safeHttps(text);
  const mail = /^mailto:([^?&#%@,;:/]+@[^?&#%@,;:/]+)$/i.exec(text)?.[1];
  if (mail !== undefined) return { href: `mailto:${mail}`, host: mail };
  const phone = /^tel:(\+?[\d().-]+)$/i.exec(text)?.[1];
  return phone === undefined ? null : { href: `tel:${phone}`, host: phone };
}

function safeHttps(text: string): SafeLink | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const isPlain =
    url.protocol === 'https:' && url.username === '' && url.password === '' && !/^[^/]*@/.test(text.slice(8));
  return isPlain && url.host !== '' ? { href: url.href, host: url.host } : null;
}
