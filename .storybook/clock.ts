/** A Tuesday morning on which something has happened already: the cases of every story count their dates from it. */
export const STORY_START = '2026-11-24T09:41:00Z';

/**
 * Sets the page's clock to that morning and lets it run from there. What a story shows is then the same whenever it is
 * opened; time goes on, so that waits and retries behave as they do in a host.
 */
export function startStoryClock(): void {
  const now = Date.now.bind(Date);
  const ahead = Date.parse(STORY_START) - now();
  const storyNow = (): number => now() + ahead;
  globalThis.Date = new Proxy(Date, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [storyNow()], newTarget) as object,
    get: (target, key, receiver) => (key === 'now' ? storyNow : (Reflect.get(target, key, receiver) as unknown)),
  });
}
