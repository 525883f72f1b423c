import { createDemoAdapter, demoSession } from '../../../mocks/demo-adapter.ts';
import { defineAll } from '../../../src/define/define-all.ts';
import { define as defineForm } from '../../../src/define/parts/reply-form.ts';
import { expect, fixture, html } from '../../support/index.ts';
import { ELEMENTS, make } from './elements.ts';

defineAll();
defineForm();

const MOUNTS = 500;
/** So many mounts take seconds on a busy machine (ms). */
const SLOW = 60_000;

/** Counts what is listened to on targets that outlive an element. */
function countListeners(): { readonly held: () => number; stop(): void } {
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const held = new Map<EventTarget, Set<string>>();
  const ids = new WeakMap<object, number>();
  let next = 0;
  const keyOf = (type: string, listener: object, options?: boolean | EventListenerOptions): string => {
    const id = ids.get(listener) ?? (next += 1);
    ids.set(listener, id);
    const capture = typeof options === 'object' ? options.capture : options;
    return `${type} ${id} ${String(capture ?? false)}`;
  };
  const outlives = (target: EventTarget): boolean =>
    target === window || target === document || target === document.body || target instanceof MediaQueryList;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener && outlives(target))
      held.set(target, (held.get(target) ?? new Set()).add(keyOf(type, listener, options)));
    addEventListener.call(target, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (listener) held.get(target)?.delete(keyOf(type, listener, options));
    removeEventListener.call(target, type, listener, options);
  };
  return {
    held: () => [...held.values()].reduce((sum, keys) => sum + keys.size, 0),
    stop: () => Object.assign(EventTarget.prototype, { addEventListener, removeEventListener }),
  };
}

for (const tried of ELEMENTS) {
  it(
    `<${tried.tag}> leaves no listener and no node behind after ${MOUNTS} mounts`,
    async () => {
      const place = await fixture<HTMLElement>(html`<div></div>`);
      // One client for all, as in a page that mounts and unmounts views.
      const adapter = createDemoAdapter('oneCase');
      const session = demoSession();
      const once = async (): Promise<void> => {
        const element = make({ tag: tried.tag, inputs: () => ({ ...tried.inputs(), adapter, session }) }, 'sv');
        place.append(element);
        await element.updateComplete;
        element.remove();
      };
      // What the page and the client have once, whoever comes first.
      await once();
      const nodes = document.querySelectorAll('*').length;
      const listeners = countListeners();
      try {
        for (let mount = 0; mount < MOUNTS; mount += 1) await once();
        expect(listeners.held()).to.be.lessThan(5);
      } finally {
        listeners.stop();
      }
      expect(document.querySelectorAll('*').length).to.be.lessThan(nodes + 5);
    },
    SLOW,
  );
}
