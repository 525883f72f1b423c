/** Stories of one item in each state that it can be in: real cases of the office, filled in as a person would. */
import type { StoryContext, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { createDemoAdapter } from '../../mocks/demo-adapter.ts';
import type { SeedData } from '../../mocks/office/model.ts';
import { buildCases, type CaseSpec } from '../../mocks/office/seed/build.ts';
import { accepted, answer, more, redo, sendBack } from '../../mocks/office/seed/history.ts';
import { scenarios } from '../../mocks/office/seed/index.ts';
import { item, value } from '../../mocks/office/seed/items.ts';
import type { KnownItemKind } from '../../src/domain/index.ts';
import { allByRole, byRole, chooseFile, focused, formText, type Names, PATIENCE } from './find.ts';
import { KINDS, type Deed, type KindSample } from './item-kinds.ts';
import { onStage } from './stage.ts';

export type ItemState = 'empty' | 'filled' | 'error' | 'locked' | 'rejected' | 'needsMore' | 'readOnly';

const ASKED = '2026-11-16T09:10:00Z';
const ANSWERED = '2026-11-18T14:20:00Z';
const BACK = '2026-11-24T08:14:00Z';

/** What else is asked where the item itself is done. */
const OTHER = item('longText', 'other', 'Vilket jobb hör köpet till?');

function stepsOf({ answer: given }: KindSample, state: ItemState): NonNullable<CaseSpec['steps']> {
  const judged = {
    locked: { asked: accepted, other: redo('Skriv jobbets nummer också.') },
    rejected: { asked: redo('Det stämmer inte med bokföringen. Titta en gång till.') },
    needsMore: { asked: more('Bra, men något saknas. Komplettera det du har skickat.') },
  };
  if (state === 'empty' || state === 'filled' || state === 'error') return [];
  const answers = { asked: given, ...(state === 'locked' ? { other: value('Altanen') } : {}) };
  const sent = answer('maria', ANSWERED, answers);
  return state === 'readOnly' ? [sent] : [sent, sendBack('anna', BACK, 'Tack! Titta på det här.', judged[state])];
}

/** An office in which Maria has this one case. */
function officeOf(id: string, sample: KindSample, state: ItemState): SeedData {
  const now = new Date();
  const start = scenarios.empty(now);
  const role = state === 'readOnly' ? 'readOnly' : 'admin';
  const people = start.people.map((person) =>
    person.id === 'maria' ? { ...person, companies: [{ companyId: 'lindqvist', role } as const] } : person,
  );
  const spec: CaseSpec = {
    id,
    companyId: 'lindqvist',
    contact: 'anna',
    type: sample.item.kind === 'approval' ? 'approval' : 'question',
    subject: sample.item.label,
    description: 'Hej Maria! Hör av dig om du undrar över något.',
    created: ASKED,
    items: state === 'locked' ? [sample.item, OTHER] : [sample.item],
    files: sample.files ?? [],
    steps: stepsOf(sample, state),
  };
  return { ...start, people, ...buildCases([spec], people, now) };
}

async function act(scene: StoryContext, deed: Deed): Promise<void> {
  if ('press' in deed) return userEvent.click(await byRole(scene, 'button', deed.press));
  if ('choose' in deed) return chooseFile(scene, deed.choose);
  const [role, names] =
    'type' in deed ? ['textbox', deed.into] : 'pick' in deed ? [deed.pick, deed.named] : ['combobox', undefined];
  await waitFor(() => expect(allByRole(scene, role, names).length).toBeGreaterThan(0));
  const [field] = allByRole(scene, role, names);
  if (!field) return;
  if ('type' in deed) await userEvent.type(field, deed.type);
  else if ('pick' in deed) await userEvent.click(field);
  else await userEvent.selectOptions(field, deed.select);
}

const SEND: Names = [/^(Skicka|Begär)/, /^(Send|Request)/];

async function fill(scene: StoryContext, { fill: deeds }: KindSample): Promise<void> {
  for (const deed of deeds) await act(scene, deed);
  const bar = await byRole(scene, 'group', ['Skicka', 'Send']);
  // The bar says what would go: an answer, a file, a wish for changes.
  await waitFor(
    () => expect(bar.textContent).toMatch(/1 (svar|fil)|begär en ändring|1 (answer|file)|are asking/i),
    PATIENCE,
  );
}

async function goWrong(scene: StoryContext, sample: KindSample): Promise<void> {
  for (const deed of sample.mistake ?? (sample.refusal === undefined ? [] : sample.fill)) await act(scene, deed);
  await userEvent.click(await byRole(scene, 'button', SEND));
  // The summary, which has the focus; what is wrong with a file is told beside it too.
  await waitFor(() => expect(focused()).toHaveAttribute('role', 'alert'), PATIENCE);
}

async function show(scene: StoryContext, { item: { label } }: KindSample): Promise<void> {
  await waitFor(() => expect(formText(scene)).toContain(label), PATIENCE);
}

/** The office, which refuses what it is sent where only it can find something wrong. */
function adapterOf(seed: SeedData, { refusal: code }: KindSample): CaseAdapter {
  const adapter = createDemoAdapter(seed);
  if (code === undefined) return adapter;
  const failure = { kind: 'invalid', retryable: false, fields: [{ path: 'answers.asked', code }] } as const;
  return { ...adapter, sendAct: () => Promise.reject(adapterError(failure)) };
}

/** Makes the stories of one kind: `const amount = itemStories('amount'); export const AmountEmpty = amount('empty');`. */
export const itemStories = (kind: KnownItemKind) => {
  const sample: KindSample = KINDS[kind];
  return (state: ItemState): StoryObj => ({
    parameters: onStage({ adapter: () => adapterOf(officeOf(`${kind}-${state}`, sample, state), sample) }),
    render: (_args) => html`<reply-form case-id=${`${kind}-${state}`}></reply-form>`,
    play: async (scene) => {
      await show(scene, sample);
      if (state === 'filled') await fill(scene, sample);
      if (state === 'error') await goWrong(scene, sample);
      if (state === 'readOnly') await expect(allByRole(scene, 'textbox')).toHaveLength(0);
    },
  });
};
