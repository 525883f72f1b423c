/** What one can do while a send is not simply done, by mouse, keyboard and ear. */
import { axe, byRole, expect, focused, hasRole, page, roleGone, textOf, until, userEvent } from '../support/index.ts';
import { ask, bench, press, send } from './reply-support.ts';
import { bar, buttonsIn, FIRST, never, overtaken, refuse, sent, unanswered, written } from './send-support.ts';

afterEach(() => page.viewport(1280, 800));

/** All that is said to screen readers from now on. */
function listen(): { readonly said: string[]; stop(): void } {
  const said: string[] = [];
  const region = document.querySelector('body > [role="status"]');
  if (!region) throw new Error('There is nothing to say it with');
  const observer = new MutationObserver(() => {
    if (region.textContent) said.push(region.textContent);
  });
  observer.observe(region, { childList: true });
  return { said, stop: () => observer.disconnect() };
}

describe('a send that somebody else was quicker than', () => {
  it('shows first what has come, which gets the focus, and goes with the next press', async () => {
    await page.viewport(360, 640);
    const { form, answer } = await sent(overtaken);
    const show = await byRole('button', 'Visa det nya');
    await userEvent.click(show);
    const news = await byRole('group', /^Anna Berg har lagt till något medan du skrev/);
    await until(() => focused() === news, 'The news has not got the focus.');
    expect(textOf(news)).to.contain('Holms Bygg');
    const [place, above] = [news.getBoundingClientRect(), (await bar()).getBoundingClientRect()];
    expect(place.top).to.be.at.least(0);
    expect(place.bottom).to.be.at.most(above.top);
    expect(buttonsIn(await bar())).to.deep.equal(['Skicka ändå', 'Dölj det nya']);
    await axe(form);
    await send('Skicka ändå', /^Svaret är skickat/);
    expect(await answer('i1')).to.deep.equal({ value: 'Köket på Ringvägen.' });
  });

  it('does not go by the second half of a double click, nor by the keys with which it was sent', async () => {
    const { answer } = await sent(overtaken);
    await byRole('button', 'Visa det nya');
    await userEvent.dblClick(await byRole('button', 'Visa det nya'));
    await byRole('button', 'Skicka ändå');
    expect(await answer('i1')).to.equal(undefined);
  });

  it('shows what has come where it is sent again by keyboard', async () => {
    const { answer } = await sent(overtaken);
    await byRole('button', 'Visa det nya');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await byRole('group', /^Anna Berg har lagt till något/);
    expect(await answer('i1')).to.equal(undefined);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await byRole('heading', /^Svaret är skickat/);
    expect(await answer('i1')).to.deep.equal({ value: 'Köket på Ringvägen.' });
  });

  it('goes in one step where the user says so', async () => {
    const { answer } = await sent(overtaken);
    await send('Skicka ändå', /^Svaret är skickat/);
    expect(await answer('i1')).to.deep.equal({ value: 'Köket på Ringvägen.' });
  });
});

describe('a send whose outcome cannot be found out, without keys', () => {
  it('is looked into by “check now”, and sent again by what says so', async () => {
    const calls: string[] = [];
    await sent((own, office, caseId) => {
      const { sendAct, findAct, ...rest } = unanswered(false)(own, office, caseId);
      return {
        ...rest,
        sendAct: (...call) => (calls.push('send'), sendAct?.(...call) ?? never()),
        findAct: (...call) => (calls.push('find'), findAct?.(...call) ?? never()),
      };
    });
    await byRole('button', 'Skicka igen');
    const before = calls.length;
    await press('Kontrollera nu');
    await until(() => calls.length > before, 'It is not looked into.');
    expect(calls.filter((call) => call === 'send')).to.have.length(1);
    await press('Skicka igen');
    await until(() => calls.filter((call) => call === 'send').length === 2, 'It is not sent again.');
  });

  it('is given up by the user, who keeps what was written', async () => {
    await sent(unanswered(false));
    await press('Avbryt');
    await byRole('button', 'Skicka svar');
    expect((await byRole<HTMLInputElement>('textbox', FIRST)).value).to.equal('Köket på Ringvägen.');
  });
});

describe('the focus', () => {
  it('goes on to the button when the one that had it is gone', async () => {
    await sent(() => ({ sendAct: () => refuse('server', { retryAfter: 50 }) }));
    (await byRole('button', 'Försök nu')).focus();
    await userEvent.keyboard('{Tab}');
    expect(focused()).to.equal(await byRole('button', 'Avbryt'));
    await userEvent.keyboard('{Enter}');
    await roleGone('button', 'Avbryt');
    const main = await byRole('button', 'Försök igen');
    await until(() => focused() === main, 'The focus is lost.');
  });
});

describe('to the ear', () => {
  it('each thing is told once, however often it is tried', async () => {
    let tries = 0;
    const made = await written(() => ({
      sendAct: () => {
        tries += 1;
        return refuse('server');
      },
      findAct: never,
    }));
    const { said, stop } = listen();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    for (let press = 2; press <= 4; press += 1) {
      await userEvent.click(await byRole('button', 'Försök nu'));
      await until(() => tries === press, `There was no try number ${press}.`);
    }
    await until(() => said.includes('Vi kontrollerar om svaret kom fram …'), 'It is not told that it is looked into.');
    stop();
    expect(new Set(said).size).to.equal(said.length);
    const waits = said.filter((text) => text.includes('Vi försöker igen'));
    expect(waits).to.deep.equal(['Tjänsten svarar inte som den ska. Vi försöker igen om några sekunder.']);
    expect(textOf(made.form)).not.to.contain('Försök igen om en stund');
  });
});

describe('a wait of more than a minute', () => {
  it('has the time of the next try', async () => {
    const { form } = await sent(() => ({ sendAct: () => refuse('rateLimited', { retryAfter: 150 }) }));
    await until(() => /Vi försöker igen kl\. \d\d:\d\d\./.test(textOf(form)), 'It is not told when.');
  });

  it('is told of where the user has to press again', async () => {
    const { form } = await sent((own) => ({
      ...unanswered(false)(own, undefined as never, ''),
      sendAct: () => refuse('rateLimited', { retryAfter: 150 }),
    }));
    await until(() => /Du kan försöka igen kl\. \d\d:\d\d\./.test(textOf(form)), 'It is not told when.');
  });
});

describe('that a draft is saved', () => {
  it('is not told beside what is on its way', async () => {
    const { form } = await written(() => ({ sendAct: never }));
    await until(() => textOf(form).includes('inte skickat än'), 'It is not told at all.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await until(() => textOf(form).includes('Skickar …'), 'It is not sent.');
    expect(textOf(form)).not.to.contain('inte skickat än');
  });
});

describe('what is to be looked through before it goes', () => {
  it('is in sight whole, with the focus at its heading', async () => {
    await page.viewport(360, 640);
    const items = [1, 2, 3, 4, 5].map((number) => ask('text', { id: `i${number}`, label: `Fråga ${number}` }));
    await bench(items);
    await userEvent.fill(await byRole('textbox', FIRST), 'Köket på Ringvägen.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const heading = await byRole('heading', 'Se efter innan du skickar');
    await until(() => focused() === heading, 'The heading has not got the focus.');
    const box = heading.closest('section')?.getBoundingClientRect();
    expect(box?.top).to.be.at.least(0);
    expect(box?.bottom).to.be.at.most(640);
    expect(hasRole('button', /^Skicka det som är klart/)).to.equal(true);
  });
});

describe('what is written during a send', () => {
  it('is told of on the receipt, which leads back to it', async () => {
    let arrive: () => void = () => undefined;
    const { form } = await written((own) => ({
      sendAct: async (...call) => {
        await new Promise<void>((resolve) => (arrive = resolve));
        return own.sendAct(...call);
      },
    }));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await until(() => textOf(form).includes('Skickar …'), 'It is not sent.');
    await userEvent.fill(await byRole('textbox', /^Fråga 2/), 'Hyran.');
    arrive();
    await byRole('heading', /^Svaret är skickat/);
    expect(textOf(form)).to.contain('Det du har fyllt i men inte skickat finns kvar.');
    await axe(form);
    await press('Tillbaka till svaret');
    expect((await byRole<HTMLInputElement>('textbox', /^Fråga 2/)).value).to.equal('Hyran.');
  });

  it('is not spoken of where there is nothing', async () => {
    const { form } = await written();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await byRole('heading', /^Svaret är skickat/);
    expect(textOf(form)).not.to.contain('finns kvar');
    await byRole('button', 'Tillbaka till ärendet');
  });
});
