import { expect } from 'vitest';
import { error } from './fake-adapter.ts';
import type { ReplySession } from '../../src/client/types.ts';
import type { Act } from '../../src/domain/index.ts';
import {
  BrowserDay,
  compose,
  EVERYBODY,
  PEOPLE,
  whoIsKey,
  wordsIn,
  type DayOptions,
  type Fault,
  type OpenTab,
  type Page,
  type Who,
} from './browser-day.ts';

export interface Step {
  /** Which of the browser's tabs the user looks at. */
  readonly tab: number;
  readonly does:
    | {
        readonly is:
          'type' | 'send' | 'sendTwice' | 'sendEverywhere' | 'retry' | 'cancel' | 'discard' | 'discardAndUndo';
      }
    | { readonly is: 'move' | 'away' | 'crash' | 'refetch' | 'push' | 'draftFails' | 'draftLost' | 'look' }
    | { readonly is: 'expire' | 'renew' | 'reset' | 'otherUser' | 'otherCompany' }
    | { readonly is: 'wait'; readonly ms: number }
    | { readonly is: 'fault'; readonly fault: Fault };
}

const OPEN = ['editing', 'failed', 'sent'];

/** The people at one browser: they read what is shown to them, and send nothing that they see has been sent. */
export class BrowserUser {
  readonly day: BrowserDay;
  readonly typed: string[] = [];
  /** What may be gone: thrown away, of a session that is over, or in the memory of a tab that died and nowhere else. */
  readonly waived = new Set<string>();
  readonly #pages: readonly Page[];
  readonly #tabs: (OpenTab | undefined)[];
  /** Tabs that have been told that the session is over, and have not been looked at since. */
  readonly #told = new Set<OpenTab>();
  readonly #elsewhere = new Set<number>();
  /** Forms whose session is over: they stay empty. */
  #former: { readonly reply: ReplySession; readonly who: Who }[] = [];
  #forgotten = new Set<Who>();
  /** Acts that arrive, or not, after everybody who knew of them has gone: only revisions keep their words from going again. */
  readonly #orphans = new Set<Act>();
  #user: 'maria' | 'erik' | undefined = 'maria';

  constructor(options: DayOptions, pages: readonly Page[]) {
    this.day = new BrowserDay(options);
    this.#pages = pages;
    this.#tabs = pages.map(() => undefined);
  }

  async do({ tab: slot, does }: Step): Promise<void> {
    const { day } = this;
    this.#forgotten.clear();
    if (does.is === 'crash') this.#crash(slot);
    else if (does.is === 'otherUser') this.#user = this.#user === 'erik' ? 'maria' : 'erik';
    else if (does.is === 'otherCompany') {
      if (!this.#elsewhere.delete(slot)) this.#elsewhere.add(slot);
    } else this.#user ??= 'maria';
    if (does.is !== 'crash') await this.#act(this.#look(slot), does);
    if (does.is === 'push') day.write();
    if (does.is === 'wait') await day.clock.advance(does.ms);
    await this.day.quiet();
    // Elements ask for their form with each rendering.
    for (const tab of this.#told) tab.reply = tab.lease?.store.writing(tab.page.openReplies).reply('c1');
    this.#settleAccounts();
  }

  /** The line is good again, and everybody sends what is left. */
  async finish(): Promise<void> {
    this.day.isExpired = false;
    for (const tab of this.#tabs) tab?.faults.splice(0);
    await this.#finishAs(undefined);
    for (const who of EVERYBODY) {
      const isLeft = this.#left.some((word) => word[1] === who) || this.day.drafts[who].kept.size > 0;
      if (isLeft) await this.#finishAs(who);
    }
  }

  /** Everybody leaves; nothing of anybody may stay. */
  async end(): Promise<void> {
    for (const tab of this.#open) this.#leave(tab, undefined);
    await this.day.quiet();
    for (const page of this.#pages) {
      for (const who of EVERYBODY) expect(page.openDrawer(PEOPLE[who]).ids()).toEqual([]);
    }
    expect(this.day.device.kept.size).toBe(0);
  }

  /** Nothing of this day reaches the next, however it went. */
  close(): void {
    for (const tab of this.#open) this.day.kill(tab);
    this.#tabs.fill(undefined);
  }

  /** Whether all has arrived, and once. */
  check(): void {
    const { effects, options } = this.day;
    const keys = effects.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const arrived = this.#arrived;
    expect(arrived).toEqual(expect.arrayContaining(this.typed.filter((word) => !this.waived.has(word))));
    if (options.revisions) expect(arrived.length).toBe(new Set(arrived).size);
    for (const drafts of Object.values(this.day.drafts)) expect(drafts.kept.size).toBe(0);
  }

  get #open(): OpenTab[] {
    return this.#tabs.filter((tab) => tab !== undefined);
  }

  get #arrived(): string[] {
    return this.day.effects.flatMap(({ act }) => wordsIn('text' in act ? (act.text ?? '') : ''));
  }

  /** What has still to be sent. */
  get #left(): string[] {
    const arrived = new Set(this.#arrived);
    return this.typed.filter((word) => !arrived.has(word) && !this.waived.has(word));
  }

  #dead(slot: number): OpenTab {
    const page = this.#pages[slot];
    if (!page) throw new Error(`No page ${slot}`);
    return this.day.open(slot, page);
  }

  /** The tab, with whoever is at the browser now: its host renews, changes or begins the session. */
  #look(slot: number): OpenTab {
    const tab = (this.#tabs[slot] ??= this.#dead(slot));
    const who = this.#user === 'erik' ? 'e' : this.#elsewhere.has(slot) ? 'n' : 'm';
    if (tab.who !== who) {
      if (tab.who) this.#leave(tab, who);
      this.day.enter(tab, who);
    } else if (tab.lease?.store.signedOut.value && !this.day.isExpired) {
      const { store } = tab.lease;
      store.resume();
      tab.reply = store.writing(tab.page.openReplies).reply('c1');
      this.#told.delete(tab);
    }
    return tab;
  }

  /** Another session, or none, in one tab. */
  #leave(tab: OpenTab, who: Who | undefined): void {
    const { who: before } = tab;
    if (!before) return;
    const isSignOut = !who || PEOPLE[who].userId !== PEOPLE[before].userId;
    this.#forget(tab, before, isSignOut);
    this.day.exit(tab, { who });
  }

  #orphan(tab: OpenTab): void {
    for (const [act, sender] of this.day.underWay) if (sender === tab) this.#orphans.add(act);
  }

  #forget(tab: OpenTab, who: Who, isSignOut: boolean): void {
    this.#forgotten.add(who);
    this.#orphan(tab);
    if (tab.reply) this.#former.push({ reply: tab.reply, who });
    this.#told.delete(tab);
    if (!isSignOut) return;
    for (const other of this.#open) {
      if (other === tab || other.who !== who) continue;
      this.#told.add(other);
      this.#orphan(other);
      if (other.reply) this.#former.push({ reply: other.reply, who });
    }
  }

  async #act(tab: OpenTab, does: Step['does']): Promise<void> {
    const { reply, lease } = tab;
    if (!reply || !lease) throw new Error('No form');
    // Nothing to write in while nobody is signed in there.
    if (this.#told.has(tab) && does.is !== 'renew' && does.is !== 'reset') return;
    const { day } = this;
    switch (does.is) {
      case 'type':
        return this.#type(tab, reply);
      case 'send':
        return this.#press([tab]);
      case 'sendTwice':
        return this.#press([tab, tab]);
      case 'sendEverywhere':
        return this.#press(this.#open.filter((other) => other.who === tab.who && !this.#told.has(other)));
      case 'retry':
        // After a conflict one presses Send again.
        return reply.state.value.conflict ? undefined : reply.retry();
      case 'cancel':
        return reply.cancel();
      case 'discard':
        for (const word of wordsIn(reply.state.value.text)) this.waived.add(word);
        return void reply.discard();
      case 'discardAndUndo':
        return reply.discard()();
      case 'move':
      case 'away': {
        const { who } = tab;
        day.exit(tab);
        if (does.is === 'away') await day.clock.advance(200);
        return day.enter(tab, who ?? 'm');
      }
      case 'refetch':
        return lease.store.retry({ detail: 'c1' });
      case 'draftFails':
        return day.drafts[tab.who ?? 'm'].next(() => Promise.reject(error('server')));
      case 'draftLost':
        return day.drafts[tab.who ?? 'm'].loseNext();
      case 'expire':
        day.isExpired = true;
        return;
      case 'renew':
        day.isExpired = false;
        return void this.#look(tab.slot);
      case 'reset':
        return this.#reset(tab);
      case 'fault':
        return void tab.faults.push(does.fault);
      default:
      // Has been seen to.
    }
  }

  #type(tab: OpenTab, reply: ReplySession): void {
    const word = `<${tab.who}${this.typed.length + 1}>`;
    this.typed.push(word);
    reply.setText(`${reply.state.value.text}${word}`);
  }

  #press(tabs: readonly OpenTab[]): void {
    for (const tab of new Set(tabs)) this.#read(tab);
    for (const { reply } of tabs) if (reply && reply.state.value.text !== '') reply.send(compose);
  }

  /** Reads what stands there: two versions become one, and what is in the case already is taken out. */
  #read(tab: OpenTab): void {
    const { reply, lease, who } = tab;
    if (!reply || !lease || !who || !OPEN.includes(reply.state.value.phase)) return;
    tab.sent = [];
    const { draft, conflict, text } = reply.state.value;
    const clashes = draft?.clashes ?? [];
    const theirs = clashes.map((clash) => (clash.part === 'text' ? clash.theirs : ''));
    const shown = lease.store.detail('c1').value;
    const seen = [
      ...this.day.shownIn('data' in shown ? shown.data : undefined, who),
      ...this.day.shownIn(conflict?.current, who),
    ];
    const words = new Set(wordsIn([text, ...theirs].join('')).filter((word) => !seen.includes(word)));
    const left = [...words].join('');
    if (left !== text) reply.setText(left);
    for (const clash of clashes) reply.draft?.choose(clash, 'ours');
  }

  async #reset(tab: OpenTab): Promise<void> {
    if (!tab.who) return;
    this.#forget(tab, tab.who, true);
    await tab.lease?.store.reset();
    this.day.exit(tab, { who: undefined });
    this.#user = undefined;
  }

  #crash(slot: number): void {
    const tab = this.#tabs[slot];
    if (!tab) return;
    const { who, reply, sent } = tab;
    const heirs = this.#open.filter((other) => other !== tab && other.who === who && !this.#told.has(other));
    const isSending = reply && ['sending', 'settling', 'unknown'].includes(reply.state.value.phase);
    const inherited = heirs.length > 0 && isSending && !this.#told.has(tab) ? sent : [];
    this.#tabs[slot] = undefined;
    this.#told.delete(tab);
    if (heirs.length === 0) this.#orphan(tab);
    this.day.kill(tab);
    const places = new Set([...this.#kept, ...inherited]);
    for (const word of this.typed) if (!places.has(word)) this.waived.add(word);
  }

  /** Every word that is somewhere; what is on its way in may be refused yet. */
  get #places(): string[] {
    const acts = [...this.day.underWay.keys()].map((act) => ('text' in act ? (act.text ?? '') : ''));
    return [...this.#kept, ...wordsIn(acts.join(''))];
  }

  /** Every word that has arrived, is kept as a draft, or is on screen. */
  get #kept(): string[] {
    const { day } = this;
    const kept = [
      ...Object.values(day.drafts).flatMap((drafts) => [...drafts.kept.values()]),
      ...day.device.kept.values(),
    ];
    const texts = [...kept.map(({ text }) => text), ...this.#open.flatMap((tab) => screenOf(tab))];
    return [...this.#arrived, ...wordsIn(texts.join(''))];
  }

  #settleAccounts(): void {
    const { day } = this;
    const kept = new Set(this.#kept);
    for (const word of this.typed) if (!kept.has(word) && this.#forgotten.has(word[1] as Who)) this.waived.add(word);
    const places = new Set(this.#places);
    expect(
      this.typed.filter((word) => !places.has(word) && !this.waived.has(word)),
      'lost',
    ).toEqual([]);
    expect(day.overlaps).toEqual([]);
    const known = day.effects.filter(({ act }) => !this.#orphans.has(act));
    const effects = known.map(({ act }) => JSON.stringify(act));
    expect(new Set(effects).size, 'twice').toBe(effects.length);
    if (day.options.revisions) expect(new Set(this.#arrived).size, 'twice').toBe(this.#arrived.length);
    for (const tab of this.#open) {
      const foreign = wordsIn(screenOf(tab).join('')).filter((word) => word[1] !== tab.who);
      expect(foreign, 'of somebody else').toEqual([]);
      this.#checkSaved(tab);
    }
    this.#checkFormer();
  }

  /** What is called saved is, as far as it is still needed. */
  #checkSaved({ reply, who }: OpenTab): void {
    if (!reply || !who || reply.state.value.draft?.state !== 'saved') return;
    const { drafts, device } = this.day;
    const keys = [...device.kept].filter(([key]) => whoIsKey(key) === who).map(([, draft]) => draft);
    const kept = wordsIn([...drafts[who].kept.values(), ...keys].map(({ text }) => text).join(''));
    const left = this.#left;
    const called = wordsIn(reply.state.value.text).filter((word) => left.includes(word));
    expect(kept, 'called saved').toEqual(expect.arrayContaining(called));
  }

  /** Of a session that is over nothing is left: in forms, in what was read, in memory, on the device. */
  #checkFormer(): void {
    for (const { reply } of this.#former) {
      expect(reply.state.value).toMatchObject({ text: '', answers: {}, files: [], dirty: false });
    }
    for (const tab of this.#told) {
      if (!tab.who || !this.#forgotten.has(tab.who)) continue;
      expect(tab.lease?.store.detail('c1').value).not.toHaveProperty('data');
      expect(tab.page.openDrawer(PEOPLE[tab.who]).ids()).toEqual([]);
    }
    const here = new Set(this.#open.flatMap((tab) => (tab.who && !this.#told.has(tab) ? [tab.who] : [])));
    for (const who of EVERYBODY) {
      if (here.has(who)) continue;
      for (const tab of this.#open) expect(tab.page.openDrawer(PEOPLE[who]).ids()).toEqual([]);
      if (this.#forgotten.has(who)) {
        expect([...this.day.device.kept.keys()].filter((key) => whoIsKey(key) === who)).toEqual([]);
      }
    }
  }

  /** Those who are there, or somebody in all tabs, go on until nothing is left to send. */
  async #finishAs(who: Who | undefined): Promise<void> {
    if (who) {
      this.#user = who === 'e' ? 'erik' : 'maria';
      for (const slot of this.#tabs.keys()) {
        if (who === 'n') this.#elsewhere.add(slot);
        else this.#elsewhere.delete(slot);
      }
    }
    this.#user ??= 'maria';
    const slots = this.#open.length > 0 && !who ? this.#open.map(({ slot }) => slot) : [...this.#tabs.keys()];
    for (let tries = 0; tries < 12; tries += 1) {
      this.#forgotten.clear();
      const tabs = slots.map((slot) => this.#look(slot));
      await this.day.quiet();
      for (const tab of tabs) this.#pushOn(tab);
      await this.day.clock.advance(70_000);
      await this.day.quiet();
      this.#settleAccounts();
      if (tabs.every(isDone) && this.day.underWay.size === 0) return;
    }
  }

  #pushOn(tab: OpenTab): void {
    this.#read(tab);
    const { phase, text } = tab.reply?.state.value ?? {};
    if (phase === 'unknown') tab.reply?.retry();
    else if (text) tab.reply?.send(compose);
  }
}

function isDone({ reply }: OpenTab): boolean {
  if (!reply) return true;
  const { phase, text, draft } = reply.state.value;
  return (phase === 'sent' || phase === 'editing') && text === '' && (draft?.clashes ?? []).length === 0;
}

/** What somebody can read in a form. */
function screenOf({ reply }: OpenTab): string[] {
  const { text = '', draft } = reply?.state.value ?? {};
  return [text, ...(draft?.clashes ?? []).map((clash) => (clash.part === 'text' ? clash.theirs : ''))];
}
