import { createDemoOffice, demoSession, type DemoOffice } from '../../mocks/demo-adapter.ts';
import type { CaseDetailElement } from '../../src/components/case-detail/case-detail.ts';
import { define } from '../../src/define/parts/case-detail.ts';
import { allByRole, byRole, expect, fixture, html, textOf, until } from '../support/index.ts';

define();

const detailOf = (office: DemoOffice, locale = 'sv'): Promise<CaseDetailElement> =>
  fixture<CaseDetailElement>(
    html`<case-detail
      .adapter=${office.adapter()}
      .session=${demoSession()}
      case-id="single"
      locale=${locale}
    ></case-detail>`,
  );

const call = () => ({ session: demoSession(), signal: new AbortController().signal });
const isRead = async ({ desk }: DemoOffice): Promise<boolean> =>
  (await desk.getCase('single')).seenByCompany.some(({ person }) => person.id === 'maria');

function setVisibility(state: 'hidden' | 'visible'): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

afterEach(() => Reflect.deleteProperty(document, 'visibilityState'));

it('marks a case as read when it is looked at, and not before', async () => {
  const office = createDemoOffice('single');
  setVisibility('hidden');
  const element = await detailOf(office);
  await byRole('heading', /^Två kvitton/, element);
  expect(await isRead(office)).to.equal(false);
  setVisibility('visible');
  let read = false;
  await until(() => {
    void isRead(office).then((now) => (read = now));
    return read;
  }, 'the mark');
});

it('does not mark a case as read that was only fetched ahead', async () => {
  const office = createDemoOffice('single');
  await office.adapter().getCase('single', call());
  expect(await isRead(office)).to.equal(false);
});

it('says what is new since one was last here, entry by entry', async () => {
  const office = createDemoOffice('single');
  await office.desk.note('single', { text: 'Det här har hon läst.' });
  await office.adapter().markRead('single', null, call());
  await office.desk.note('single', { text: 'Första nya.' });
  await office.desk.note('single', { text: 'Andra nya.' });
  const element = await detailOf(office);
  await until(() => textOf(element).includes('Andra nya.'), 'the newest message');
  for (const fold of element.shadowRoot?.querySelectorAll('details') ?? []) fold.open = true;
  const marked = allByRole('article', undefined, element).map((entry) => [
    /(Första nya|Andra nya|hon läst|skickade ärendet)/.exec(textOf(entry))?.[0],
    textOf(entry).includes('Nytt sedan du sist var här'),
  ]);
  expect(marked).to.deep.include.members([
    ['Andra nya', true],
    ['Första nya', true],
    ['hon läst', false],
  ]);
});

it('says who at the agency has opened it and when, and that the agency sees the same of oneself', async () => {
  const office = createDemoOffice('single');
  const adapter = office.adapter();
  const { revision } = await adapter.getCase('single', call());
  const act = { kind: 'ask', text: 'Vilken lunch?', files: [] } as const;
  await adapter.sendAct('single', act, { ...call(), revision, idempotencyKey: 'k-1' });
  const element = await detailOf(office);
  await until(() => textOf(element).includes('Byrån ser när du har öppnat ärendet.'), 'the word about oneself');
  expect(textOf(element)).not.to.include('Öppnat av Anna Berg');
  await office.desk.getCase('single');
  await until(() => /Öppnat av Anna Berg i dag \d\d:\d\d/.test(textOf(element)), 'the word about the agency');
});
