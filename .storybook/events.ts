import { action } from 'storybook/actions';
import * as events from '../src/events/index.ts';

const types = Object.values(events).map(({ type }) => type);

/** What an event carries: ids and kinds, its own members. */
const carried = (event: Event): object =>
  Object.fromEntries((Object.entries(event) as [string, unknown][]).filter(([name]) => name !== 'isTrusted'));

/** Shows the elements' events in the panel "Actions". Returns the way to stop. */
export function listenToEvents(place: HTMLElement): () => void {
  const show = (event: Event): void => void action(event.type)(carried(event));
  for (const type of types) place.addEventListener(type, show);
  return () => {
    for (const type of types) place.removeEventListener(type, show);
  };
}
