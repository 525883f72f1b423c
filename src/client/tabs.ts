/** What a browser offers for agreeing with one's other tabs. */
export interface Tabs {
  readonly locks: Pick<LockManager, 'request'>;
  channel(name: string): TabChannel;
}

export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>;

/** `undefined` where there is no such thing: old engines, pages without a secure origin. */
export function browserTabs(): Tabs | undefined {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  const Channel = globalThis.BroadcastChannel as typeof BroadcastChannel | undefined;
  if (!locks || !Channel) return undefined;
  return { locks, channel: (name) => new Channel(name) };
}
