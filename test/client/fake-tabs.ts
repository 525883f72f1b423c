import type { TabChannel, Tabs } from '../../src/client/tabs.ts';

interface Waiting {
  readonly tab: FakeTab;
  readonly lead: () => Promise<void>;
  readonly settle: (error?: Error) => void;
}

/** A browser with as many tabs as one likes: its locks, and what they say to each other. */
export class FakeBrowser {
  readonly #queues = new Map<string, Waiting[]>();
  readonly #holders = new Map<string, Waiting>();
  readonly #channels = new Set<Channel>();
  /** Everything that was said. */
  readonly said: unknown[] = [];
  readonly #dead = new Set<FakeTab>();
  readonly #soon: (run: () => void) => void;

  /** `late`: words and turns take a moment, as between processes; else all happens at once. */
  constructor({ late = false } = {}) {
    this.#soon = late ? (run) => void setImmediate(run) : (run) => run();
  }

  tab(): FakeTab {
    return new FakeTab(this);
  }

  post(from: Channel, data: unknown): void {
    if (this.#dead.has(from.tab)) return;
    this.said.push(data);
    const others = [...this.#channels].filter((channel) => channel !== from && channel.name === from.name);
    const copies = others.map((channel) => ({ channel, copy: structuredClone(data) }));
    this.#soon(() => {
      for (const { channel, copy } of copies) {
        if (this.#channels.has(channel) && !channel.tab.isHanging) channel.hear(copy);
      }
    });
  }

  join(channel: Channel): void {
    this.#channels.add(channel);
  }

  leave(channel: Channel): void {
    this.#channels.delete(channel);
  }

  /** A crash: everything that the tab held is free. */
  end(tab: FakeTab): void {
    this.#dead.add(tab);
    for (const channel of this.#channels) if (channel.tab === tab) this.#channels.delete(channel);
    for (const [name, queue] of this.#queues) {
      this.#queues.set(
        name,
        queue.filter((one) => one.tab !== tab),
      );
    }
    for (const [name, holder] of this.#holders) if (holder.tab === tab) this.#free(name, holder);
  }

  request(tab: FakeTab, name: string, options: LockOptions, lead: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => (error ? reject(error) : resolve());
      if (this.#dead.has(tab)) return;
      const one: Waiting = { tab, lead, settle };
      if (options.steal) {
        const holder = this.#holders.get(name);
        this.#hold(name, one);
        holder?.settle(new DOMException('Stolen', 'AbortError'));
        return;
      }
      this.#queues.set(name, [...(this.#queues.get(name) ?? []), one]);
      options.signal?.addEventListener('abort', () => {
        const queue = this.#queues.get(name) ?? [];
        if (!queue.includes(one)) return;
        this.#queues.set(
          name,
          queue.filter((other) => other !== one),
        );
        settle(new DOMException('Gone', 'AbortError'));
      });
      this.#soon(() => this.#next(name));
    });
  }

  #next(name: string): void {
    if (this.#holders.has(name)) return;
    const [first, ...rest] = this.#queues.get(name) ?? [];
    this.#queues.set(name, rest);
    if (first) this.#hold(name, first);
  }

  #hold(name: string, one: Waiting): void {
    this.#holders.set(name, one);
    void one.lead().then(() => {
      one.settle();
      this.#free(name, one);
    });
  }

  #free(name: string, holder: Waiting): void {
    if (this.#holders.get(name) !== holder) return;
    this.#holders.delete(name);
    this.#soon(() => this.#next(name));
  }
}

export class FakeTab implements Tabs {
  readonly #browser: FakeBrowser;
  /** Holds what it has, and answers nothing. */
  isHanging = false;
  readonly locks: Tabs['locks'];

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
    const request = (name: string, options: LockOptions, lead: () => Promise<void>) =>
      browser.request(this, name, options, lead);
    this.locks = { request } as unknown as Tabs['locks'];
  }

  channel(name: string): TabChannel {
    return new Channel(this.#browser, this, name);
  }

  crash(): void {
    this.#browser.end(this);
  }
}

class Channel implements TabChannel {
  onmessage: BroadcastChannel['onmessage'] = null;
  readonly #browser: FakeBrowser;
  readonly tab: FakeTab;
  readonly name: string;
  #isClosed = false;

  constructor(browser: FakeBrowser, tab: FakeTab, name: string) {
    this.#browser = browser;
    this.tab = tab;
    this.name = name;
    browser.join(this);
  }

  postMessage(data: unknown): void {
    if (this.#isClosed) throw new DOMException('Channel is closed', 'InvalidStateError');
    this.#browser.post(this, data);
  }

  hear(data: unknown): void {
    this.onmessage?.call(this as unknown as BroadcastChannel, { data } as MessageEvent);
  }

  close(): void {
    this.#isClosed = true;
    this.#browser.leave(this);
  }
}
