import { define } from '../../src/define/parts/case-card.ts';
import type { CaseCard } from '../../src/components/case-card/case-card.ts';
import type { CaseSummary } from '../../src/domain/index.ts';
import type { CaseOpenEvent } from '../../src/events/index.ts';
import {
  allByRole,
  axe,
  byRole,
  expect,
  fixture,
  hasRole,
  html,
  page,
  textOf,
  until,
  userEvent,
} from '../support/index.ts';
import { atAgency, overflows, sample } from './samples.ts';

define();
const MARIA = { userId: 'maria', mayAct: true };
const TODAY = '2026-11-24';

const cardOf = (summary: CaseSummary, locale = 'sv'): Promise<CaseCard> =>
  fixture<CaseCard>(
    html`<case-card
      .summary=${summary}
      .viewer=${MARIA}
      .today=${TODAY}
      href="#case/c-1"
      locale=${locale}
    ></case-card>`,
  );

afterEach(() => history.replaceState(null, '', location.pathname + location.search));

describe('what became of a case, on its card', () => {
  const reopened = 'reopened';
  const cases: [string, CaseSummary, string, string][] = [
    ['reopened', sample({ ball: { ...sample().ball, reason: reopened } }), 'Öppnat igen', 'Reopened'],
    [
      'reopened by the company',
      atAgency({ ball: { ...atAgency().ball, reason: reopened } }),
      'Öppnat igen',
      'Reopened',
    ],
    ['split', sample({ origin: 'splitFrom' }), 'Utbrutet ur ett annat ärende', 'Split from another case'],
    [
      'a follow-up',
      sample({ origin: 'followUp' }),
      'Uppföljning av ett tidigare ärende',
      'Follow-up of an earlier case',
    ],
  ];
  for (const [name, summary, sv, en] of cases) {
    it(name, async () => {
      const [swedish, english] = [await cardOf(summary), await cardOf(summary, 'en')];
      await until(() => textOf(swedish).includes(sv), sv);
      await until(() => textOf(english).includes(en), en);
    });
  }

  it('is not what one still has to know once it has been answered, or is over', async () => {
    const answered = atAgency({ origin: 'splitFrom' });
    const over = sample({ status: 'closed', origin: 'followUp', closedAt: '2026-11-18T08:00:00Z', outcome: 'done' });
    for (const summary of [answered, over]) {
      const card = await cardOf(summary);
      await until(() => textOf(card).includes(summary.subject), 'the card');
      expect(textOf(card)).not.to.match(/Utbrutet|Uppföljning/);
    }
  });
});

describe('what a card says', () => {
  const per = { id: 'per', name: 'Per Lindqvist', side: 'company' as const };
  const company = sample().ball;
  const cases: [string, CaseSummary, string, string][] = [
    ['your turn', sample(), 'Väntar på dig svara senast fre 27 nov', 'Waiting for you reply by Fri 27 Nov'],
    ['to correct', sample({ toCorrect: 1 }), 'Att rätta svara senast fre 27 nov', 'To correct reply by Fri 27 Nov'],
    [
      'overdue',
      sample({ dueOn: '2026-11-20' }),
      'Väntar på dig skulle ha besvarats fre 20 nov',
      'Waiting for you was due Fri 20 Nov',
    ],
    [
      'promised',
      sample({ ball: { ...company, promisedBy: '2026-12-01' } }),
      'Väntar på dig du har lovat svar senast tis 1 dec',
      "Waiting for you you've promised a reply by Tue 1 Dec",
    ],
    ['no date', sample({ dueOn: undefined }), 'Väntar på dig sedan tis 17 nov', 'Waiting for you since Tue 17 Nov'],
    [
      'a colleague by name',
      sample({ ball: { ...company, person: per } }),
      'Väntar på Per Lindqvist svar senast fre 27 nov',
      'Waiting for Per Lindqvist reply due Fri 27 Nov',
    ],
    ['the agency', atAgency(), 'Väntar på byrån sedan tors 19 nov', 'With your accountant since Thu 19 Nov'],
    ['a message', atAgency({ unread: true }), 'Nytt meddelande Väntar på byrån', 'New message With your accountant'],
    [
      'closed',
      atAgency({ status: 'closed', closedAt: '2026-11-20T10:00:00Z', outcome: 'done' }),
      'Avslutat fre 20 nov',
      'Closed Fri 20 Nov',
    ],
    [
      'withdrawn',
      atAgency({ status: 'closed', closedAt: '2026-11-20T10:00:00Z', outcome: 'withdrawn' }),
      'Tillbakadraget fre 20 nov',
      'Withdrawn Fri 20 Nov',
    ],
    [
      'a status of tomorrow',
      atAgency({ status: 'unknown' }),
      'Okänd status ändrat tis 17 nov',
      'Unknown status changed Tue 17 Nov',
    ],
  ];
  for (const [what, summary, sv, en] of cases) {
    it(`${what}: badge and date in the link's name, in both languages`, async () => {
      const unread = (word: string) => (summary.unread ? `${word} ` : '');
      const swedish = await cardOf(summary);
      const spaced = (text: string) => new RegExp(`^${text.replace(/ /g, '\\s')}$`);
      await byRole('link', spaced(`${unread('Oläst')}${summary.subject} ${sv}`), swedish);
      const english = await cardOf(summary, 'en');
      await byRole('link', spaced(`${unread('Unread')}${summary.subject} ${en}`), english);
    });
  }

  it('the size of the job where it is your turn, and the sender, the time and the type', async () => {
    const card = await cardOf(
      sample({
        progress: { answered: 2, required: 3 },
        open: [{ kind: 'documents', count: 1 }],
        updatedAt: '2026-11-17T08:00:00Z',
      }),
    );
    expect(textOf(card)).to.match(/1 underlag kvar · ca 1 min Anna Berg · 17 nov Underlag$/);
    const quiet = await cardOf(atAgency());
    expect(textOf(quiet)).not.to.contain('min');
  });

  it('several parts of a job in one phrase, with approvals last', async () => {
    const open = [
      { kind: 'documents', count: 2 },
      { kind: 'text', count: 1 },
      { kind: 'approval', count: 1 },
    ];
    expect(textOf(await cardOf(sample({ open })))).to.contain('2 underlag, 1 fråga och 1 sak att godkänna · ca');
    expect(textOf(await cardOf(sample({ open }), 'en'))).to.contain(
      '2 documents, 1 question and 1 thing to approve · about',
    );
  });

  it('agency and company only where asked for', async () => {
    const card = await cardOf(sample());
    expect(textOf(card)).not.to.contain('Björkgården');
    card.showAgency = true;
    card.showClient = true;
    await card.updateComplete;
    expect(textOf(card)).to.contain('Björkgården Redovisning · Lindqvist Snickeri AB');
  });

  it('“Du” for what one has asked oneself', async () => {
    const card = await cardOf(atAgency({ contact: { id: 'maria', name: 'Maria Lindqvist', side: 'company' } }));
    expect(textOf(card)).to.contain('Du · 17 nov');
  });

  it('an unknown type as a case', async () => {
    expect(textOf(await cardOf(sample({ type: 'carbonReport' })))).to.match(/Ärende$/);
    expect(textOf(await cardOf(sample({ type: 'constructor' })))).to.match(/Ärende$/);
  });

  it('nothing of dates that are none', async () => {
    const odd = sample({ dueOn: '2026-02-31x', updatedAt: 'nonsense', ball: { ...company, since: '' } });
    const text = textOf(await cardOf(odd));
    expect(text).not.to.match(/Invalid|NaN|undefined/);
    expect(text).to.contain('Väntar på dig');
    expect(text).to.contain('Anna Berg');
  });

  it('nothing at all without a case', async () => {
    const card = await fixture<CaseCard>(html`<case-card locale="sv"></case-card>`);
    expect(textOf(card)).to.equal('');
    expect(allByRole('link', undefined, card)).to.have.length(0);
  });
});

describe('activating a card', () => {
  const listen = (card: CaseCard): string[] => {
    const opened: string[] = [];
    card.addEventListener('case-open', (event: CaseOpenEvent) => opened.push(event.caseId));
    return opened;
  };

  it('by click or Enter tells case-open and follows the link when nobody objects', async () => {
    const card = await cardOf(sample());
    const opened = listen(card);
    await userEvent.click(await byRole('link', undefined, card));
    expect(location.hash).to.equal('#case/c-1');
    history.replaceState(null, '', location.pathname + location.search);
    card.focus();
    await userEvent.keyboard('{Enter}');
    expect(opened).to.deep.equal(['c-1', 'c-1']);
    expect(location.hash).to.equal('#case/c-1');
  });

  it('stays where it is when the host cancels', async () => {
    const card = await cardOf(sample());
    card.addEventListener('case-open', (event) => event.preventDefault());
    await userEvent.click(await byRole('link', undefined, card));
    expect(location.hash).to.equal('');
  });

  it('leaves clicks for a new tab to the browser', async () => {
    const card = await cardOf(sample());
    const opened = listen(card);
    const link = await byRole('link', undefined, card);
    for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'] as const) {
      let prevented: boolean | undefined;
      const last = (event: Event) => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      };
      document.addEventListener('click', last, { once: true });
      link.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, [modifier]: true }),
      );
      expect(prevented).to.equal(false);
    }
    expect(opened).to.deep.equal([]);
  });

  it('works anywhere on the card', async () => {
    const card = await cardOf(sample());
    const opened = listen(card);
    card.addEventListener('case-open', (event) => event.preventDefault());
    await userEvent.click(card, { position: { x: 20, y: card.offsetHeight - 12 } });
    expect(opened).to.deep.equal(['c-1']);
  });

  it('without an address is a button that tells', async () => {
    const card = await fixture<CaseCard>(
      html`<case-card .summary=${sample()} .viewer=${MARIA} .today=${TODAY} locale="sv"></case-card>`,
    );
    const opened = listen(card);
    await userEvent.click(await byRole('button', undefined, card));
    expect(opened).to.deep.equal(['c-1']);
    expect(hasRole('link', undefined, card)).to.equal(false);
  });
});

describe('a card in a page', () => {
  it('takes its language from the nearest lang, and follows locale live', async () => {
    const place = await fixture<HTMLElement>(
      html`<div lang="en"><case-card .summary=${sample()} .today=${TODAY}></case-card></div>`,
    );
    const card = place.querySelector('case-card');
    await until(() => card && textOf(card).includes('Waiting for you'), 'The card is not in English.');
    card?.setAttribute('locale', 'sv');
    await until(() => card && textOf(card).includes('Väntar på dig'), 'The card is not in Swedish.');
  });

  it('names nobody’s case as yours without a viewer', async () => {
    const card = await fixture<CaseCard>(
      html`<case-card .summary=${sample()} .today=${TODAY} locale="sv"></case-card>`,
    );
    expect(textOf(card)).to.contain('Väntar på dig');
  });

  it('has a heading of the level it is told', async () => {
    const card = await cardOf(sample());
    await byRole('heading', /kortköp/, card);
    card.headingLevel = 2;
    await card.updateComplete;
    expect(card.shadowRoot?.querySelector('h2')?.textContent).to.contain('kortköp');
  });

  it('shows what was set before it was defined', async () => {
    const early = document.createElement('late-case-card') as CaseCard;
    early.summary = sample();
    early.today = TODAY;
    early.locale = 'sv';
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(early);
    define({ prefix: 'late-' });
    await until(() => textOf(early).includes('kortköp'), 'The card stays empty.');
  });

  it('fits 320 px with the longest words', async () => {
    await page.viewport(320, 640);
    const subject = 'Verksamhetsutvecklingskonsultationsarvodesunderlag '.repeat(5);
    const contact = {
      id: 'x',
      name: 'Anna-Charlotta Margareta Berg-Österåkersdotter-Hjälmarsundsborg',
      side: 'agency' as const,
    };
    const card = await cardOf(
      sample({ subject, contact, unread: true, toCorrect: 2, progress: { answered: 3, required: 40 } }),
    );
    expect(overflows()).to.equal(false);
    await axe(card);
    await page.viewport(1280, 800);
  });

  it('is accessible in every state', async () => {
    const summaries = [
      sample({ unread: true }),
      sample({ toCorrect: 1 }),
      sample({ dueOn: '2026-11-01' }),
      atAgency(),
      atAgency({ status: 'closed' }),
    ];
    for (const summary of summaries) await axe(await cardOf(summary));
  });
});

describe("an authority's day", () => {
  for (const [on, locale, words] of [
    ['2026-12-14', 'sv', 'Momsen ska vara inne 14 dec'],
    ['2026-11-24', 'sv', 'Momsen ska vara inne 24 nov'],
    ['2026-11-12', 'sv', 'Momsen skulle vara inne 12 nov'],
    ['2026-11-12', 'en', 'Momsen: deadline was 12 Nov'],
  ] as const) {
    it(`${on} in ${locale}: ${words}`, async () => {
      const card = await cardOf(sample({ authority: { on, what: 'momsen' } }), locale);
      await until(() => textOf(card).replaceAll('\u00a0', ' ').includes(words), `It does not say: ${words}`);
    });
  }
});
