import { failed, parsed, type Parsed } from './parsed.ts';
import { toPlainText } from './plain-text.ts';

/**
 * Reads an e-mail address. Only what cannot be one is refused: that it exists, only a message can prove. The domain is
 * lower-cased.
 */
export function parseEmail(text: string): Parsed<'notAnEmail'> {
  const address = toPlainText(text).replace(/^mailto:/i, '');
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()];
  if (at < 1 || address.length > 254 || local.length > 64) return failed('notAnEmail');
  const isLocal = !/[\s@,;:<>()[\]\\"]/.test(local) && local.split('.').every((part) => part !== '');
  return isLocal && isDomain(domain) ? parsed(`${local}@${domain}`) : failed('notAnEmail');
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return labels.length > 1 && top.length > 1 && !/^\d+$/.test(top) && labels.every(isLabel);
}

function isLabel(label: string): boolean {
  return /^[\p{L}\p{N}-]{1,63}$/u.test(label) && !label.startsWith('-') && !label.endsWith('-');
}
