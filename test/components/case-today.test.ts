import { createDemoAdapter, demoSession } from '../../mocks/demo-adapter.ts';
import type { CaseToday } from '../../src/components/case-today/case-today.ts';
import { define } from '../../src/define/parts/case-today.ts';
import { axe, byRole, expect, fixture, hasRole, html, textOf, until, userEvent } from '../support/index.ts';

define();

const tileOf = (scenario: Parameters<typeof createDemoAdapter>[0], user = 'maria', locale = 'sv'): Promise<CaseToday> =>
  fixture<CaseToday>(
    html`<case-today
      .adapter=${createDemoAdapter(scenario)}
      .session=${demoSession(user)}
      locale=${locale}
      href="#/arenden"
    ></case-today>`,
  );

describe('the start-page tile', () => {
  it('says how much waits and the first date, and is one link', async () => {
    const tile = await tileOf('default');
    const link = await byRole<HTMLAnchorElement>('link', /3 saker väntar på dig/);
    expect(link.hash).to.equal('#/arenden');
    await until(() => /Den första skulle ha besvarats \S+ \d+ \S+\./.test(textOf(tile)), 'There is no first date.');
    await axe(tile);
  });

  it('says in English that nothing waits', async () => {
    await tileOf('done', 'maria', 'en');
    await byRole('link', /All done for now/);
  });

  it('takes no room where there is no case to read', async () => {
    const tile = await tileOf('empty');
    const access = createDemoAdapter('empty').getAccess({
      signal: new AbortController().signal,
      session: demoSession('maria'),
    });
    expect((await access).facts.visible).to.equal(false);
    await until(() => tile.hasAttribute('data-empty'), 'It takes room.');
    expect(hasRole('link', undefined, tile)).to.equal(false);
    expect(tile.getBoundingClientRect().height).to.equal(0);
  });

  it('asks the host where to go', async () => {
    const tile = await tileOf('default');
    const link = await byRole('link', /väntar på dig/);
    const asked: unknown[] = [];
    tile.addEventListener('case-navigate', (event) => {
      event.preventDefault();
      asked.push(event.whole());
    });
    await userEvent.click(link);
    expect(asked).to.deep.equal([{ view: 'list', query: {} }]);
    expect(location.hash).not.to.contain('arenden');
  });
});
