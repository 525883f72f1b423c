import { toFailure } from '../adapter/adapter-error.ts';
import {
  dataOf,
  type Access,
  type Agency,
  type CaseDetail,
  type CaseId,
  type CasePage,
  type CaseSummary,
  type FailureKind,
} from '../domain/index.ts';
import { CaseNotifyEvent } from '../events/index.ts';
import { viewerOf } from '../domain/needs-you.ts';
import { isSummary } from './list-pages.ts';
import { groupNews, markOf, newsOf, noticeOf, type Mark, type News } from './news.ts';
import { Signal, type Observable } from './observable.ts';
import { MOMENT } from './observed.ts';
import type { Outage } from './outage.ts';
import type { Reads } from './reads.ts';
import type { Env, Notice } from './types.ts';
import type { Voice } from './voice.ts';

export interface NoticesContext {
  readonly env: Env;
  readonly userId: string;
  readonly emit: Voice['emit'];
  readonly outage: Outage;
  readonly reads: Reads;
  readonly watch: () => () => void;
  readonly markRead: (id: CaseId) => void;
}

/** The agency's name behind an event, which carries ids only: for the words, where the host shows them. */
const names = new WeakMap<CaseNotifyEvent, string>();

export function agencyBehind(event: CaseNotifyEvent): string | undefined {
  return names.get(event);
}

/** How many of the latest unread cases one looks through. */
const LOOK_AT = 20;
/** Answers that mean that there is nothing to be told of yet. */
const NOTHING: readonly FailureKind[] = ['consentMissing', 'forbidden', 'notFound'];

/** What happened while the user was elsewhere. Looks only while somebody wants to know. */
export class Notices implements Observable<readonly Notice[]> {
  readonly #context: NoticesContext;
  readonly #list = new Signal<readonly Notice[]>([]);
  /** How often each case is on screen. */
  readonly #onScreen = new Map<CaseId, number>();
  readonly #invitationsOnScreen = new Map<symbol, string>();
  /** Agencies whose invitation has been told. */
  readonly #invitedBy = new Set<string>();
  #known: Map<CaseId, Mark> | undefined;
  #lastLook = 0;
  #followers = 0;
  #stop: (() => void) | undefined;
  #farewell: ReturnType<typeof setTimeout> | undefined;
  #looking: AbortController | undefined;

  constructor(context: NoticesContext) {
    this.#context = context;
  }

  get value(): readonly Notice[] {
    return this.#list.value;
  }

  subscribe(listener: (value: readonly Notice[]) => void): () => void {
    const { env } = this.#context;
    this.#followers += 1;
    env.clearTimeout(this.#farewell);
    this.#stop ??= this.#start();
    const unsubscribe = this.#list.subscribe(listener);
    let following = true;
    return () => {
      if (!following) return;
      following = false;
      unsubscribe();
      this.#followers -= 1;
      if (this.#followers === 0) this.#farewell = env.setTimeout(() => this.stop(), MOMENT);
    };
  }

  /** Looks for news. Never rejects. */
  async look(): Promise<void> {
    const { env, outage, reads } = this.#context;
    const looking = this.#looking;
    if (!looking || outage.signedOut.value) return;
    const lookedAt = env.now();
    try {
      const page = await reads.loaders.page({ unread: true, sort: 'updated' }, null, looking.signal, LOOK_AT);
      if (!looking.signal.aborted) this.#compare(page, lookedAt);
    } catch (thrown) {
      // Before there is consent there are no cases: the first one is news.
      if (!looking.signal.aborted && NOTHING.includes(toFailure(thrown).kind)) this.#compare(NO_PAGE, lookedAt);
    }
  }

  /** What this client has sent is no news to its user. */
  ownAct(detail: CaseDetail): void {
    this.#known?.set(detail.id, markOf(detail));
  }

  /** The invitation of an agency is on screen until the returned function is called. */
  showingInvitation(agencyId: string): () => void {
    const shown = Symbol(agencyId);
    this.#invitationsOnScreen.set(shown, agencyId);
    this.#set(this.value.filter((notice) => notice.kind !== 'invitation' || notice.agencyId !== agencyId));
    return () => void this.#invitationsOnScreen.delete(shown);
  }

  /** The case is on screen until the returned function is called. */
  showing(id: CaseId): () => void {
    this.#onScreen.set(id, (this.#onScreen.get(id) ?? 0) + 1);
    this.#handled((caseId) => caseId === id);
    let shown = true;
    return () => {
      if (!shown) return;
      shown = false;
      const left = (this.#onScreen.get(id) ?? 1) - 1;
      if (left > 0) this.#onScreen.set(id, left);
      else this.#onScreen.delete(id);
    };
  }

  dismiss(id: string): void {
    this.#set(this.value.filter((notice) => notice.id !== id));
  }

  /** Marks as read what one notice, or all of them, are about. */
  read(id?: string): void {
    const read = this.value.filter((notice) => notice.kind !== 'invitation' && (id === undefined || notice.id === id));
    for (const { caseIds } of read) for (const caseId of caseIds) this.#context.markRead(caseId);
    this.#set(this.value.filter((notice) => !read.includes(notice)));
  }

  stop(): void {
    this.#context.env.clearTimeout(this.#farewell);
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Forgets what was told and what was known. */
  clear(): void {
    this.stop();
    this.#known = undefined;
    this.#invitedBy.clear();
    this.#set([]);
  }

  #start(): () => void {
    const { reads, watch } = this.#context;
    const unwatch = watch();
    const access = reads.access();
    const unsubscribe = access.subscribe((remote) => this.#invitations(dataOf(remote)));
    this.#looking = new AbortController();
    this.#invitations(dataOf(access.value));
    void this.look();
    return () => {
      this.#looking?.abort();
      this.#looking = undefined;
      unsubscribe();
      unwatch();
    };
  }

  #compare(page: CasePage, lookedAt: number): void {
    const unread = page.items.filter(isSummary);
    const known = this.#known;
    const news = unread.flatMap((summary) => this.#newsOf(summary, known));
    this.#known = new Map([...(known ?? []), ...unread.map((summary) => [summary.id, markOf(summary)] as const)]);
    this.#lastLook = lookedAt;
    this.#readElsewhere(page, unread);
    this.#tell(news);
  }

  #newsOf(summary: CaseSummary, known: ReadonlyMap<CaseId, Mark> | undefined): readonly News[] {
    // The first look tells what there is, not what is new.
    if (!known || this.#onScreen.has(summary.id)) return [];
    const viewer = viewerOf(this.#context.userId, dataOf(this.#context.reads.access().value)?.role);
    const news = newsOf(summary, known.get(summary.id), this.#lastLook, viewer);
    return news ? [news] : [];
  }

  #invitations(access: Access | undefined): void {
    if (!access) return;
    const open = access.agencies.filter(({ state, invitation }) => state === 'invited' && invitation?.mayAnswer);
    const ids = new Set(open.map(({ agency }) => agency.id));
    const fresh = open.filter(({ agency }) => !this.#invitedBy.has(agency.id));
    for (const id of this.#invitedBy) if (!ids.has(id)) this.#invitedBy.delete(id);
    for (const id of ids) this.#invitedBy.add(id);
    this.#set(this.value.filter(({ kind, agencyId }) => kind !== 'invitation' || (agencyId && ids.has(agencyId))));
    // An element that shows it may still be on its way.
    const { env } = this.#context;
    if (fresh.length > 0) env.setTimeout(() => this.#tellInvitations(fresh.map(({ agency }) => agency)), MOMENT);
  }

  #tellInvitations(agencies: readonly Agency[]): void {
    const onScreen = new Set(this.#invitationsOnScreen.values());
    const toTell = agencies.filter(({ id }) => this.#invitedBy.has(id) && !onScreen.has(id));
    this.#tell(toTell.map(({ id, name }) => ({ kind: 'invitation', agencyId: id, agencyName: name })));
  }

  #tell(news: readonly News[]): void {
    const { emit, env } = this.#context;
    for (const group of groupNews(news)) {
      const [first] = group;
      const standing = this.value.find(({ kind, agencyId }) => kind === first?.kind && agencyId === first.agencyId);
      const notice = noticeOf(group, standing, standing?.id ?? env.uuid());
      if (!notice) continue;
      const { id: noticeId, kind, agencyId } = notice;
      const caseIds = group.flatMap(({ caseId }) => (caseId === undefined ? [] : [caseId]));
      const isOurs = emit(() => {
        const event = new CaseNotifyEvent({ noticeId, kind, caseIds, agencyId });
        if (notice.agencyName !== undefined) names.set(event, notice.agencyName);
        return event;
      });
      if (isOurs) this.#set([...this.value.filter(({ id }) => id !== noticeId), notice]);
    }
  }

  /** Takes back what has been read on another page or device. */
  #readElsewhere(page: CasePage, unread: readonly CaseSummary[]): void {
    const ids = new Set(unread.map(({ id }) => id));
    const oldest = page.next === null ? '' : (unread.at(-1)?.updatedAt ?? '');
    // Beyond the page one cannot tell.
    this.#handled((id) => !ids.has(id) && (this.#known?.get(id)?.updatedAt ?? '') >= oldest);
  }

  #handled(isHandled: (id: CaseId) => boolean): void {
    const left = this.value.flatMap((notice) => {
      if (notice.kind === 'invitation' || !notice.caseIds.some(isHandled)) return [notice];
      const caseIds = notice.caseIds.filter((id) => !isHandled(id));
      return caseIds.length > 0 ? [{ ...notice, caseIds }] : [];
    });
    this.#set(left);
  }

  #set(notices: readonly Notice[]): void {
    const isSame = notices.length === this.value.length && notices.every((notice, at) => notice === this.value[at]);
    if (!isSame) this.#list.value = notices;
  }
}

const NO_PAGE: CasePage = {
  items: [],
  next: null,
  counts: { awaitingCompany: 0, awaitingAgency: 0, closed: 0, unknown: 0 },
  facts: { total: 0, unread: 0, actionRequired: 0, visible: false },
};
