/** What runs in the browser: whole elements over a back end of plain values, and what a user notices of them. */
import { defineAll } from '../../src/define/define-all.ts';
import { define as defineForm } from '../../src/define/parts/reply-form.ts';
import type { CaseLocation } from '../../src/domain/location.ts';
import { vanillaList } from '../lists/vanilla.ts';
import { mineOf, plainAdapter, session } from './adapter.ts';
import { SHEETS } from './start.ts';
import { frame, painted, until } from './turns.ts';

export { hold, mounts, pageTo } from './memory.ts';
export { firstCard, firstVanilla, htmlOfVanilla, listPage, paths } from './start.ts';

defineAll();
defineForm();

/** A quick network (ms). What is not waited for is not seen: without it the answer would be there before the next paint. */
const LATENCY = 20;

/** A list alone, every case of it loaded. */
export async function showList(count: number): Promise<void> {
  const list = document.createElement('case-list');
  Object.assign(list, { adapter: plainAdapter(mineOf(count), count), session, locale: 'sv', basePath: '#/a' });
  document.body.append(list);
  await until(() => (list.shadowRoot?.querySelectorAll('case-card').length ?? 0) > 0);
}

/** The control: every card in the DOM, by hand. */
export async function showVanilla(count: number): Promise<void> {
  document.body.append(vanillaList(mineOf(count), SHEETS));
  await frame();
}

/** The whole page behind the menu entry, every case of it loaded, and a field of the browser's own beside it. */
export async function showPortal(count: number): Promise<void> {
  const field = document.createElement('textarea');
  field.setAttribute('aria-label', 'Ett fält utan oss');
  const portal = document.createElement('case-portal');
  const adapter = plainAdapter(mineOf(count), count, { latency: LATENCY });
  Object.assign(portal, { adapter, session, locale: 'sv', basePath: '#/a' });
  document.body.append(field, portal);
  await frame();
}

/** Takes the portal to another place, as a host's router does. */
export async function go(location: CaseLocation): Promise<void> {
  const portal = document.querySelector('case-portal');
  if (portal) portal.location = location;
  await frame();
}

let running = false;
let moments: number[] = [];

/** Notes each frame from now on. */
export function startFrames(): Promise<void> {
  moments = [];
  running = true;
  const next = (at: number): void => {
    moments.push(at);
    if (running) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return Promise.resolve();
}

/** How long each frame took (ms). */
export function stopFrames(): Promise<number[]> {
  running = false;
  return Promise.resolve(moments.slice(1).map((at, index) => at - (moments[index] ?? at)));
}

const INTERACTIONS = ['pointerdown', 'pointerup', 'click', 'keydown', 'keyup', 'input', 'change'] as const;
let waits: Promise<number>[] = [];

/** From the moment of an event until the frame that follows it has been made (ms). */
async function untilPaint({ timeStamp }: Event): Promise<number> {
  await painted();
  return performance.now() - timeStamp;
}

/** Notes what each interaction waits for from now on. */
export function watch(): Promise<void> {
  const note = (event: Event): void => void waits.push(untilPaint(event));
  for (const type of INTERACTIONS) window.addEventListener(type, note, { capture: true, passive: true });
  return Promise.resolve();
}

/** The longest wait since this was last asked (ms). */
export async function longest(): Promise<number> {
  const all = await Promise.all(waits);
  waits = [];
  return Math.max(...all);
}
