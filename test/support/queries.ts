import { page, type Locator } from 'vitest/browser';
import { waitUntil } from '@open-wc/testing';

type Name = string | RegExp;

/** A place to look in: an element (its shadow root and slots included), or the whole document. */
export type Within = Element | undefined;

const locate = (role: string, name: Name | undefined, within: Within): Locator =>
  (within ? page.elementLocator(within) : page).getByRole(role, name === undefined ? {} : { name, exact: true });

const described = (role: string, name: Name | undefined): string =>
  name === undefined ? role : `${role} “${String(name)}”`;

/** How long a condition is waited for (ms): long, since a busy machine is not a failure. */
const PATIENCE = 10_000;

/** Waits for exactly one element with this role and accessible name, through every open shadow root. A string name must match whole. */
export async function byRole<T extends Element = HTMLElement>(role: string, name?: Name, within?: Within): Promise<T> {
  // A locator of its own for each look: one may be named by the text of `within`, which changes while we wait.
  await waitUntil(() => hasRole(role, name, within), `There is no ${described(role, name)}.`, {
    timeout: PATIENCE,
    interval: 20,
  });
  const found = locate(role, name, within).elements();
  if (found.length > 1)
    throw new Error(
      `There are ${found.length} of ${described(role, name)}; name it more closely or give the element it lies in.`,
    );
  return found[0] as Element as T;
}

/** All elements with this role and name that are there now, in document order. */
export const allByRole = <T extends Element = HTMLElement>(role: string, name?: Name, within?: Within): T[] =>
  locate(role, name, within).elements() as Element[] as T[];

/** Whether one is there now. */
export const hasRole = (role: string, name?: Name, within?: Within): boolean =>
  allByRole(role, name, within).length > 0;

/** Waits until none is there any more. */
export const roleGone = (role: string, name?: Name, within?: Within): Promise<void> =>
  waitUntil(() => !hasRole(role, name, within), `There still is a ${described(role, name)}.`, {
    timeout: PATIENCE,
    interval: 20,
  });

/** Waits until a condition holds; says what did not come about. For what no event tells; never a fixed pause. */
export const until = (condition: () => unknown, what: string): Promise<void> =>
  waitUntil(condition, what, { timeout: PATIENCE, interval: 20 });

/** The element that has the focus, inside however many shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** The rendered text of an element with its shadow root and slotted nodes, white space folded; what is hidden by CSS or `hidden` is left out. */
export const textOf = (element: Element): string => collect(element).replace(/\s+/g, ' ').trim();

function collect(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement || node instanceof HTMLTemplateElement)
    return '';
  const { display } = getComputedStyle(node);
  // `contents` has no box of its own (slots), which `checkVisibility` takes for hidden.
  if (display !== 'contents' && !node.checkVisibility({ visibilityProperty: true })) return '';
  const text = childrenOf(node).map(collect).join('');
  return display === 'inline' || display === 'contents' ? text : ` ${text} `;
}

function childrenOf(element: Element): readonly Node[] {
  if (element.shadowRoot) return [...element.shadowRoot.childNodes];
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    return assigned.length > 0 ? assigned : [...element.childNodes];
  }
  return [...element.childNodes];
}
