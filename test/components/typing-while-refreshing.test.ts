import { byRole, expect, until, userEvent } from '../support/index.ts';
import { ask, bench, colleague, hearing, type Bench } from './reply-support.ts';

/** How often something arrives while the user types. */
const ROUNDS = 20;
const BEFORE = 'Kaffe till mötet';
const AT = 'Kaffe'.length;

interface Open extends Bench {
  readonly field: HTMLTextAreaElement;
  /** A colleague writes something; calls `meanwhile` again and again until the form has read the case anew. */
  refresh(meanwhile: () => Promise<void>): Promise<void>;
}

async function open(): Promise<Open> {
  let reads = 0;
  const made = await bench([ask('longText', { label: 'Ditt svar' })], {
    calls: (office) => ({
      getCase: async (...args) => {
        const detail = await office.getCase(...args);
        reads += 1;
        return detail;
      },
    }),
  });
  const field = await byRole('textbox', 'Ditt svar');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('Not a text area');
  await hearing(made);
  const refresh = async (meanwhile: () => Promise<void>) => {
    const before = reads;
    await colleague(made, { kind: 'note', text: `Rad ${before}`, files: [] });
    await meanwhile();
    await until(() => reads > before, 'The case was not read anew.');
    await meanwhile();
  };
  await userEvent.fill(field, BEFORE);
  field.focus();
  return { ...made, field, refresh };
}

describe(`a case that is refreshed ${ROUNDS} times while somebody types in the middle of their answer`, () => {
  it('leaves what they type, the caret, and what can be undone', async () => {
    const { field, refresh } = await open();
    field.setSelectionRange(AT, AT);
    let typed = '';
    for (let round = 0; round < ROUNDS; round += 1) {
      await refresh(async () => {
        const letter = String.fromCharCode(97 + (typed.length % 26));
        await userEvent.keyboard(letter);
        typed += letter;
        expect(field.value).to.equal(`Kaffe${typed} till mötet`);
        expect([field.selectionStart, field.selectionEnd]).to.deep.equal([AT + typed.length, AT + typed.length]);
      });
    }
    expect(field.isConnected).to.equal(true);
    for (let tries = 0; tries < typed.length && field.value !== BEFORE; tries += 1) {
      await userEvent.keyboard('{Control>}z{/Control}');
    }
    expect(field.value).to.equal(BEFORE);
  });

  it('leaves what they have selected', async () => {
    const { field, refresh } = await open();
    field.setSelectionRange(AT + 1, AT + 5, 'backward');
    for (let round = 0; round < ROUNDS; round += 1) {
      await refresh(async () => {
        await Promise.resolve();
        expect(field.selectionStart).to.equal(AT + 1);
        expect(field.selectionEnd).to.equal(AT + 5);
        expect(field.selectionDirection).to.equal('backward');
      });
    }
    await userEvent.keyboard('kvar');
    expect(field.value).to.equal('Kaffe kvar mötet');
  });
});
