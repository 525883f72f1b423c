import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { DeskClient } from '../../mocks/desk-client.ts';
import type { CaseSummary, NoticeKind } from '../../src/domain/index.ts';
import { isItem } from '../../src/domain/visibility.ts';
import type { Device } from './stage.ts';

/** Everybody who changes something, by hand or by wire. */
export interface Scene {
  readonly desk: DeskClient;
  /** A window at the agency. */
  readonly deskPage: Page;
  /** A window of Maria's that shows the list, and shows it again after each change. */
  readonly hand: Page;
  readonly maria: Device;
  readonly per: Device;
  /** From 0 to 1, the same for the same seed. */
  readonly random: () => number;
  /** Cases that have one question, which nobody has answered. */
  readonly asked: Set<string>;
  /** Cases that have been handed over once: that is enough for a case. */
  readonly passed: Set<string>;
}

/** What a change tells Maria of, on every page that does not show the case. */
export interface Told {
  readonly kind: NoticeKind;
  readonly caseId: string;
}

/** One thing that somebody does. */
export interface Change {
  readonly what: string;
  readonly byPage: boolean;
  readonly run: () => Promise<readonly Told[]>;
}

const OPEN = ['awaitingCompany', 'awaitingAgency', 'unknown'] as const;
export const openCases = ({ maria }: Pick<Scene, 'maria'>) => maria.list({ status: OPEN });
export const closedCases = ({ maria }: Pick<Scene, 'maria'>) => maria.list({ status: ['closed'] });

/** mulberry32: the same changes for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const LABEL = 'Vad gäller det?';

export const question = (subject: string) => ({
  companyId: 'lindqvist',
  type: 'question',
  subject,
  description: 'Hej!',
  items: [
    { kind: 'text', label: LABEL, required: true },
    { kind: 'text', label: 'Något mer?', required: false },
  ],
  attachments: [],
});

/** More unread than a page looks through, or more cases than one page of the list, would prove something else. */
const MANY_UNREAD = 14;
const MANY_OPEN = 20;

/** Something that can be done now, at random; every other one by the buttons of a page. */
export async function nextChange(scene: Scene): Promise<Change> {
  const [open, closed] = await Promise.all([openCases(scene), closedCases(scene)]);
  const unread = [...open, ...closed].filter((one) => one.unread);
  const sides = unread.length > MANY_UNREAD ? [] : [...byAgency(scene, open, closed), ...passing(scene, open)];
  const all = [...sides, ...byCompany(scene, open, unread), ...(await byNotices(scene))];
  const byPage = scene.random() < 0.5;
  const fitting = all.filter((change) => change.byPage === byPage);
  const change = pickOf(scene, fitting.length > 0 ? fitting : all);
  if (!change) throw new Error('There is nothing that could be done.');
  return change;
}

const pickOf = <T>({ random }: Pick<Scene, 'random'>, from: readonly T[]): T | undefined =>
  from[Math.floor(random() * from.length)];

type Run = (one: CaseSummary) => Promise<readonly Told[]>;

/** A change of one of these cases, or none where there is none; its random case is drawn now. */
function on(scene: Scene, what: string, from: readonly CaseSummary[], byPage: boolean, run: Run): readonly Change[] {
  const one = pickOf(scene, from);
  return one ? [{ what: `${what} ${one.id}`, byPage, run: () => run(one) }] : [];
}

/** A step of the agency's by wire and by its page, which give the same notice. */
interface Step {
  readonly what: string;
  readonly from: readonly CaseSummary[];
  /** Of the case as it is afterwards. */
  readonly kind: (after: CaseSummary) => NoticeKind | null;
  readonly wire: (id: string) => Promise<CaseSummary>;
  /** The button of the desk's page, and what is written beside it. */
  readonly button: string;
  readonly text?: string;
}

const ours = (one: CaseSummary): boolean => one.agency.id === 'bjorkgarden';
const unanswered = ({ open = [] }: CaseSummary): number => open.reduce((sum, { count }) => sum + count, 0);
const isWaiting = ({ status }: CaseSummary): boolean => status === 'awaitingCompany';

function byAgency(scene: Scene, open: readonly CaseSummary[], closed: readonly CaseSummary[]): readonly Change[] {
  const { desk } = scene;
  const mine = open.filter(ours);
  const steps: readonly Step[] = [
    {
      what: 'send back',
      from: mine.filter(({ status }) => status === 'awaitingAgency'),
      kind: ({ ball }) => (ball.reason === 'redo' || ball.reason === 'moreNeeded' ? 'toCorrect' : 'newMessage'),
      wire: (id) => desk.sendBack(id, { text: 'Kan du förtydliga?' }),
      button: 'Skicka tillbaka',
      text: 'Kan du förtydliga?',
    },
    { what: 'close', from: mine, kind: () => 'closed', wire: (id) => desk.close(id), button: 'Avsluta ärendet' },
    {
      what: 'withdraw',
      from: mine.filter(isWaiting),
      kind: () => 'withdrawn',
      wire: (id) => desk.withdraw(id),
      button: 'Dra tillbaka',
    },
    {
      what: 'remind of',
      from: mine.filter(isWaiting),
      kind: () => null,
      wire: (id) => desk.remind(id),
      button: 'Påminn',
    },
    {
      what: 'reopen',
      from: open.length < MANY_OPEN ? closed.filter((one) => ours(one) && one.outcome === 'done') : [],
      kind: () => 'reopened',
      wire: (id) => desk.reopen(id, { text: 'En sak till.' }),
      button: 'Öppna igen',
      text: 'En sak till.',
    },
  ];
  const note: Run = async ({ id }) => {
    await desk.note(id, { text: 'En rad till.' });
    return [{ kind: 'newMessage', caseId: id }];
  };
  return [
    ...steps.flatMap((step) => stepChanges(scene, step)),
    ...on(scene, 'note on', mine, false, note),
    ...ofTwo(scene, open),
    ...(open.length < MANY_OPEN ? starts(scene) : []),
  ];
}

function stepChanges(scene: Scene, { what, from, kind, wire, button, text }: Step): readonly Change[] {
  const told = (after: CaseSummary): Told[] => {
    const is = kind(after);
    return is ? [{ kind: is, caseId: after.id }] : [];
  };
  return [
    ...on(scene, what, from, false, async ({ id }) => told(await wire(id))),
    ...on(scene, `${what}, at the desk,`, from, true, async ({ id }) => {
      const { deskPage } = scene;
      await atDesk(deskPage, id);
      if (text) await deskPage.getByLabel('Meddelande till kunden').fill(text);
      const press = () => deskPage.getByRole('button', { name: button, exact: true }).click();
      return told(await answered(deskPage, press));
    }),
  ];
}

/** Merging and splitting. */
function ofTwo(scene: Scene, open: readonly CaseSummary[]): readonly Change[] {
  const { desk, deskPage } = scene;
  const mine = open.filter(ours);
  const [into] = mine.slice(-1);
  const merged = (from: string, to: string): Told[] => [
    { kind: 'merged', caseId: from },
    { kind: 'newMessage', caseId: to },
  ];
  const split = (from: string, other: string): Told[] => [
    { kind: 'newMessage', caseId: from },
    { kind: 'newCase', caseId: other },
  ];
  const toMerge = into ? mine.slice(0, -1) : [];
  const toSplit = open.length < MANY_OPEN ? mine.filter((one) => isWaiting(one) && unanswered(one) > 1) : [];
  return [
    ...on(scene, `merge into ${into?.id}`, toMerge, false, async ({ id }) => {
      await desk.merge(id, { into: into?.id ?? '' });
      return merged(id, into?.id ?? '');
    }),
    ...on(scene, `merge, at the desk, into ${into?.id}`, toMerge, true, async ({ id }) => {
      await atDesk(deskPage, id);
      await deskPage.getByText('Slå ihop eller dela').click();
      await deskPage.getByLabel('Fortsätt i ett annat ärende').selectOption(into?.id ?? '');
      await answered(deskPage, () => deskPage.getByRole('button', { name: 'Slå ihop', exact: true }).click());
      return merged(id, into?.id ?? '');
    }),
    ...on(scene, 'split', toSplit, false, async ({ id, subject }) => {
      const { items } = await desk.getCase(id);
      const first = items.filter(isItem).find((item) => !item.locked && !item.answer);
      const { id: other } = await desk.split(id, { subject: `Del av ${subject}`, itemIds: [first?.id ?? ''] });
      return split(id, other);
    }),
    ...on(scene, 'split, at the desk,', toSplit, true, async ({ id }) => {
      await atDesk(deskPage, id);
      await deskPage.getByText('Slå ihop eller dela').click();
      const { id: other } = await answered(deskPage, () =>
        deskPage.getByRole('button', { name: 'Bryt ut', exact: true }).click(),
      );
      return split(id, other);
    }),
  ];
}

function starts({ desk, deskPage, random, asked }: Scene): readonly Change[] {
  const subject = `Fråga ${Math.floor(random() * 1_000_000)}`;
  const told = (caseId: string): Told[] => {
    asked.add(caseId);
    return [{ kind: 'newCase', caseId }];
  };
  return [
    { what: 'new case', byPage: false, run: async () => told((await desk.createCase(question(subject))).id) },
    {
      what: 'new case, at the desk',
      byPage: true,
      run: async () => {
        await deskPage.getByRole('button', { name: 'Nytt ärende', exact: true }).click();
        const client = deskPage.getByRole('combobox', { name: 'Kund', exact: true });
        await client.selectOption({ label: 'Lindqvist Snickeri AB' });
        await deskPage.getByLabel('Ämne').fill(subject);
        await deskPage.getByLabel('Text till kunden').fill('Hej!');
        await deskPage.getByRole('textbox', { name: 'Fråga', exact: true }).fill(LABEL);
        await deskPage.getByRole('combobox', { name: 'Svarstyp' }).selectOption({ label: 'Kort text' });
        const send = deskPage.getByRole('button', { name: 'Skicka till kunden' });
        return told((await answered(deskPage, () => send.click())).id);
      },
    },
  ];
}

function byCompany(scene: Scene, open: readonly CaseSummary[], unread: readonly CaseSummary[]): readonly Change[] {
  const { hand, maria, asked } = scene;
  const waiting = open.filter((one) => isWaiting(one) && ours(one) && one.ball.person === undefined);
  const read: Run = async ({ id }) => (await maria.adapter.markRead(id, null, maria.call()), []);
  const ask: Run = async ({ id }) => {
    const { revision } = await maria.adapter.getCase(id, maria.call());
    const options = { ...maria.call(), revision, idempotencyKey: crypto.randomUUID() };
    await maria.adapter.sendAct(id, { kind: 'ask', text: 'Vilket datum gäller det?', files: [] }, options);
    return [];
  };
  const open_: Run = async (one) => {
    await withCase(scene, one, async () => {
      await expect.poll(async () => (await maria.list({ unread: true })).some(({ id }) => id === one.id)).toBe(false);
    });
    return [];
  };
  const answer: Run = async (one) => {
    asked.delete(one.id);
    await withCase(scene, one, async () => {
      await hand.getByRole('textbox', { name: LABEL }).fill('Kaffebönor till kontoret');
      await hand.getByRole('button', { name: /^Skicka/ }).press('Enter');
      await hand.getByRole('heading', { name: /^Svaret är skickat till/ }).waitFor();
    });
    return [];
  };
  const fresh = waiting.filter((one) => asked.has(one.id) && one.ball.reason === 'new');
  return [
    ...on(scene, 'read', unread, false, read),
    ...on(scene, 'read', unread, false, read),
    ...on(scene, 'ask in', waiting, false, ask),
    ...on(
      scene,
      'open, on a page,',
      open.filter((one) => one.unread),
      true,
      open_,
    ),
    ...on(scene, 'answer, on a page,', fresh, true, answer),
  ];
}

/** Letting a colleague in, and handing over from one to the other. */
function passing(scene: Scene, open: readonly CaseSummary[]): readonly Change[] {
  const { hand, maria, per, passed } = scene;
  const isNew = (one: CaseSummary): boolean => isWaiting(one) && ours(one) && one.ball.reason === 'new';
  const toPer = open.filter((one) => isNew(one) && one.ball.person === undefined && !passed.has(one.id));
  const toMaria = open.filter((one) => isNew(one) && one.ball.person?.id === 'per');
  const secret = open.filter((one) => one.id === 'lindqvist-k10' && !passed.has(one.id));
  const share = (from: Device, person: string, handOver: boolean): Run => {
    return async ({ id }) => {
      passed.add(id);
      const { revision } = await from.adapter.getCase(id, from.call());
      const options = { ...from.call(), revision, idempotencyKey: crypto.randomUUID() };
      await from.adapter.shareCase?.(id, { person, handOver }, options);
      return person === 'maria' ? [{ kind: 'handedOver', caseId: id }] : [];
    };
  };
  const byHand = (name: string): Run => {
    return async (one) => {
      passed.add(one.id);
      await withCase(scene, one, async () => {
        await hand.getByRole('button', { name: 'Dela eller lämna över' }).press('Enter');
        await hand.getByRole('combobox', { name: 'Kollega' }).selectOption('per');
        await answered(hand, () => hand.getByRole('button', { name, exact: true }).press('Enter'));
      });
      return [];
    };
  };
  return [
    ...on(scene, 'hand over to Per', toPer, false, share(maria, 'per', true)),
    ...on(scene, 'hand over to Per, on a page,', toPer, true, byHand('Lämna över')),
    ...on(scene, 'hand over to Maria', toMaria, false, share(per, 'maria', true)),
    ...on(scene, 'share with Per', secret, false, share(maria, 'per', false)),
    ...on(scene, 'share with Per, on a page,', secret, true, byHand('Dela')),
  ];
}

/** What can be pressed among the notices now. */
async function byNotices({ hand }: Scene): Promise<readonly Change[]> {
  const ways = ['Markera som läst', 'Markera alla som lästa'].map(async (name): Promise<readonly Change[]> => {
    const button = hand.getByRole('button', { name }).first();
    const run = async () => (await button.press('Enter'), []);
    return (await button.count()) > 0 ? [{ what: `${name}, on a page`, byPage: true, run }] : [];
  });
  return (await Promise.all(ways)).flat();
}

/** Opens the case on the page that shows the list, does something there, and goes back to the list. */
async function withCase({ hand }: Scene, { id, subject }: CaseSummary, run: () => Promise<unknown>): Promise<void> {
  const cards = hand.getByRole('main').getByRole('link', { name: subject });
  await cards.and(hand.locator(`[href$="/case/${id}"]`)).press('Enter');
  await hand.getByRole('heading', { level: 1, name: subject }).waitFor();
  await run();
  await hand
    .getByRole('navigation')
    .getByRole('link', { name: /^Byråärenden/ })
    .press('Enter');
  await hand.getByRole('searchbox').waitFor();
}

async function atDesk(deskPage: Page, id: string): Promise<void> {
  await deskPage.goto(new URL(`/desk?case=${encodeURIComponent(id)}`, deskPage.url()).href);
  await deskPage.getByLabel('Meddelande till kunden').waitFor();
}

/** Presses a button that sends something, and resolves with what the service has answered. */
async function answered(page: Page, press: () => Promise<unknown>): Promise<CaseSummary> {
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'POST' && /\/desk\/|\/shares$/.test(new URL(response.url()).pathname),
  );
  await press();
  const response = await answer;
  if (!response.ok()) throw new Error(`${response.url()} answered with ${response.status()}`);
  return (await response.json()) as CaseSummary;
}
