import { createDemoAdapter, demoSession } from '../../../mocks/demo-adapter.ts';
import { CaseList } from '../../../src/components/case-list/case-list.ts';
import { defineAll } from '../../../src/define/define-all.ts';
import { define as defineForm } from '../../../src/define/parts/reply-form.ts';
import { expect, fixture, html } from '../../support/index.ts';
import { ELEMENTS, make, type Tried } from './elements.ts';

defineAll();
defineForm();

const MOUNTS = 500;
type Rest = [listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions];

/** So many mounts take seconds on a busy machine (ms). */
const SLOW = 60_000;

/** Where the functions lie that are called: a test runner gives the window its own. */
const HOLDERS = [EventTarget.prototype, window].filter((holder) => Object.hasOwn(holder, 'addEventListener'));

const outlives = (target: EventTarget): boolean =>
  target === window || target === document || target === document.body || target instanceof MediaQueryList;

/** Names a listener as the browser tells it from others. */
function createNames(): (type: string, listener: object, options?: boolean | EventListenerOptions) => string {
  const ids = new WeakMap<object, number>();
  let last = 0;
  return (type, listener, options) => {
    const id = ids.get(listener) ?? (last += 1);
    ids.set(listener, id);
    const capture = typeof options === 'object' ? options.capture : options;
    return `${type} ${id} ${String(capture ?? false)}`;
  };
}

/** Counts what is listened to on targets that outlive an element. */
function countListeners(): { readonly held: () => number; stop(): void } {
  const held = new Map<EventTarget, Set<string>>();
  const nameOf = createNames();
  const restore = HOLDERS.map((holder) => {
    const { addEventListener, removeEventListener } = holder;
    holder.addEventListener = function (this: EventTarget | undefined, type: string, ...[listener, options]: Rest) {
      const target = this ?? window;
      if (listener && outlives(target))
        held.set(target, (held.get(target) ?? new Set()).add(nameOf(type, listener, options)));
      addEventListener.call(target, type, listener, options);
    };
    holder.removeEventListener = function (this: EventTarget | undefined, type: string, ...[listener, options]: Rest) {
      const target = this ?? window;
      if (listener) held.get(target)?.delete(nameOf(type, listener, options));
      removeEventListener.call(target, type, listener, options);
    };
    return () => Object.assign(holder, { addEventListener, removeEventListener });
  });
  return {
    held: () => [...held.values()].reduce((sum, names) => sum + names.size, 0),
    stop: () => restore.forEach((each) => each()),
  };
}

/** What so many mounts and removals of an element leave behind in the page. */
async function leftBy(tag: string, inputs: Tried['inputs']): Promise<{ listeners: number; nodes: number }> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  // One client for all, as in a page that mounts and unmounts views.
  const adapter = createDemoAdapter('oneCase');
  const session = demoSession();
  const once = async (): Promise<void> => {
    const element = make({ tag, inputs: () => ({ ...inputs(), adapter, session }) }, 'sv');
    place.append(element);
    await element.updateComplete;
    element.remove();
  };
  // What the page and the client have once, whoever comes first.
  await once();
  const before = document.querySelectorAll('*').length;
  const listeners = countListeners();
  try {
    for (let mount = 0; mount < MOUNTS; mount += 1) await once();
    return { listeners: listeners.held(), nodes: document.querySelectorAll('*').length - before };
  } finally {
    listeners.stop();
  }
}

for (const tried of ELEMENTS) {
  it(
    `<${tried.tag}> leaves no listener and no node behind after ${MOUNTS} mounts`,
    async () => {
      const { listeners, nodes } = await leftBy(tried.tag, tried.inputs);
      expect(listeners).to.be.lessThan(5);
      expect(nodes).to.be.lessThan(5);
    },
    SLOW,
  );
}

it(
  'that is counted: an element that forgets one listener and one node each time is found out',
  async () => {
    class Forgetful extends CaseList {
      override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener('resize', () => this.requestUpdate());
        document.body.append(document.createElement('i'));
      }
    }
    customElements.define('forgetful-list', Forgetful);
    const { listeners, nodes } = await leftBy('forgetful-list', () => ({}));
    for (const planted of document.querySelectorAll('body > i')) planted.remove();
    expect(listeners).to.equal(MOUNTS);
    expect(nodes).to.equal(MOUNTS);
  },
  SLOW,
);
