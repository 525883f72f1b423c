/** A reply form over a real office that holds one case, and what the office has of it afterwards. */
import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { CaseSeed, FileSeed, ItemRecord } from '../../mocks/office/model.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { clearOthers } from '../../src/client/vault.ts';
import type { ReplyForm } from '../../src/components/reply-form/reply-form.ts';
import { define } from '../../src/define/parts/reply-form.ts';
import type { Answer, CaseDetail, Entry, Item } from '../../src/domain/index.ts';
import { caseSeed, item, world } from '../office/world.ts';
import { byRole, fixture, html, textOf, until, userEvent } from '../support/index.ts';

define();

/** A case of its own for each bench: what is unsent is kept by user and case for as long as the page lives. */
let cases = 0;

/** An item with its own label, so that it can be found by name. */
export const ask = (kind: string, members: Partial<ItemRecord> = {}): ItemRecord =>
  item(members.id ?? 'i', { kind, label: 'Frågan', ...members });

export interface Bench {
  readonly office: DemoOffice;
  readonly form: ReplyForm;
  readonly caseId: string;
  /** The case as the office has it now, for this user. */
  detail(userId?: string): Promise<CaseDetail>;
  item(id?: string): Promise<Item>;
  answer(id?: string): Promise<Answer | undefined>;
  /** What the thread says last. */
  last(): Promise<Entry>;
}

export interface Given {
  readonly case?: Partial<CaseSeed>;
  readonly files?: readonly FileSeed[];
  readonly locale?: string;
  readonly user?: string;
  /** Stands between the form and the office. */
  readonly over?: (adapter: CaseAdapter) => CaseAdapter;
  /** Calls that go another way than the office's own. */
  readonly calls?: (office: CaseAdapter, desk: DemoOffice, caseId: string) => Partial<CaseAdapter>;
}

export async function bench(items: readonly ItemRecord[], given: Given = {}): Promise<Bench> {
  const { case: members = {}, files = [], locale = 'sv', user = 'maria' } = given;
  const { over = (adapter) => adapter, calls = () => ({}) } = given;
  const caseId = `case-${(cases += 1)}`;
  // Another office must not be sent what an earlier test has left unsent.
  clearOthers(() => false);
  const office = createDemoOffice(world([caseSeed(caseId, { items, ...members })], { files }));
  const own = office.adapter(user);
  const form = await fixture<ReplyForm>(
    html`<reply-form
      .adapter=${over({ ...own, ...onlyFor(caseId, own, calls(own, office, caseId)) })}
      .session=${demoSession(user)}
      case-id=${caseId}
      locale=${locale}
    ></reply-form>`,
  );
  const detail = (userId = user) =>
    office.adapter(userId).getCase(caseId, { session: demoSession(userId), signal: new AbortController().signal });
  const itemOf = async (id = items[0]?.id ?? '') => {
    const found = (await detail()).items.find((one): one is Item => 'label' in one && one.id === id);
    if (!found) throw new Error(`There is no item ${id}`);
    return found;
  };
  return {
    office,
    form,
    caseId,
    detail,
    item: itemOf,
    answer: async (id) => (await itemOf(id)).answer,
    last: async () => {
      const entry = (await detail()).entries.at(-1);
      if (!entry || 'failure' in entry) throw new Error('The thread is empty');
      return entry;
    },
  };
}

/** What earlier tests have left waiting goes on with the newest client of the page, but not by these calls. */
function onlyFor(caseId: string, own: CaseAdapter, calls: Partial<CaseAdapter>): Partial<CaseAdapter> {
  return new Proxy(calls, {
    get(target, name: keyof CaseAdapter) {
      const call: unknown = target[name];
      if (typeof call !== 'function') return call;
      return (...args: readonly unknown[]): unknown =>
        Reflect.apply(
          typeof args[0] === 'string' && args[0] !== caseId ? (own[name] as () => unknown) : call,
          own,
          args,
        );
    },
  });
}

/** Presses the primary button. */
export async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(await byRole('button', name));
}

/** Sends, and waits until the receipt stands there. */
export async function send(name: string | RegExp, receipt: string | RegExp): Promise<HTMLElement> {
  await press(name);
  return byRole('heading', receipt);
}

/** The same act of a colleague, from elsewhere. */
export async function colleague(
  { office, caseId }: Bench,
  act: Parameters<ReturnType<DemoOffice['adapter']>['sendAct']>[1],
) {
  const session = demoSession('per');
  const adapter = office.adapter('per');
  const { signal } = new AbortController();
  const { revision } = await adapter.getCase(caseId, { session, signal });
  return adapter.sendAct(caseId, act, { session, signal, idempotencyKey: crypto.randomUUID(), revision });
}

/** A colleague says that they are answering, or no longer. */
export async function says({ office, caseId }: Bench, activity: 'answering' | 'left'): Promise<void> {
  const { signal } = new AbortController();
  await office.adapter('per').reportActivity?.(caseId, activity, { session: demoSession('per'), signal });
}

/** Waits until the form hears of changes as they happen: what happens before that, it asks for later. */
export async function hearing(of: Bench): Promise<void> {
  const hears = () => textOf(of.form).includes('Per Lindqvist');
  await until(() => hears() || (void says(of, 'answering'), false), 'The form does not hear of changes.');
  await says(of, 'left');
  await until(() => !hears(), 'The form does not hear that somebody has left.');
}

const pdf = (name: string) => new File(['%PDF-1.4\n%%EOF'], name, { type: 'application/pdf' });

/** Chooses files as the browser's own dialog would give them. */
export async function choose(form: Element, ...names: string[]): Promise<void> {
  await byRole('button', 'Välj filer', form);
  const input = form.shadowRoot?.querySelector<HTMLInputElement>('input[type=file][multiple]');
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(pdf(name));
  if (input) input.files = transfer.files;
  input?.dispatchEvent(new Event('change'));
  await until(() => textOf(form).split(/uppladdad|söker efter virus/).length > names.length, 'The files are not up.');
}
