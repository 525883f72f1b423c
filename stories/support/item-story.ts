/** Stories of one item in each state that it can be in: real cases of the office, filled in as a person would. */
import type { StoryContext, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { createDemoAdapter } from '../../mocks/demo-adapter.ts';
import type { SeedData } from '../../mocks/office/model.ts';
import { buildCases, type CaseSpec } from '../../mocks/office/seed/build.ts';
import { accepted, answer, more, redo, sendBack } from '../../mocks/office/seed/history.ts';
import { scenarios } from '../../mocks/office/seed/index.ts';
import { item, value } from '../../mocks/office/seed/items.ts';
import type { KnownItemKind } from '../../src/domain/index.ts';
import { allByRole, byRole, chooseFile, focused, formText } from './find.ts';
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
  const role = 'type' in deed ? 'textbox' : 'pick' in deed ? deed.pick : 'combobox';
  await waitFor(() => expect(allByRole(scene, role).length).toBeGreaterThan(0));
  const [field] = allByRole(scene, role);
  if (!field) return;
  if ('type' in deed) await userEvent.type(field, deed.type);
  else if ('pick' in deed) await userEvent.click(field);
  else await userEvent.selectOptions(field, deed.select);
}

/** The one filled button there is: the first of the send bar. */
async function send(scene: StoryContext): Promise<void> {
  const bar = await byRole(scene, 'group', ['Skicka', 'Send']);
  const [button] = bar.querySelectorAll('button');
  if (button) await userEvent.click(button);
}

async function fill(scene: StoryContext, { fill: deeds }: KindSample): Promise<void> {
  for (const deed of deeds) await act(scene, deed);
  const bar = await byRole(scene, 'group', ['Skicka', 'Send']);
  // The bar says what would go: an answer, a file, a wish for changes.
  await waitFor(() => expect(bar.textContent).toMatch(/1 (svar|fil)|begär en ändring|1 (answer|file)|are asking/i), {
    timeout: 5000,
  });
}

async function goWrong(scene: StoryContext, sample: KindSample): Promise<void> {
  for (const deed of sample.mistake ?? []) await act(scene, deed);
  await send(scene);
  // The summary, which has the focus; what is wrong with a file is told beside it too.
  await waitFor(() => expect(focused()).toHaveAttribute('role', 'alert'), { timeout: 5000 });
}

async function show(scene: StoryContext, { item: { label } }: KindSample): Promise<void> {
  await waitFor(() => expect(formText(scene)).toContain(label), { timeout: 5000 });
}

/** Makes the stories of one kind: `const amount = itemStories('amount'); export const AmountEmpty = amount('empty');`. */
export const itemStories = (kind: KnownItemKind) => {
  const sample: KindSample = KINDS[kind];
  return (state: ItemState): StoryObj => ({
    parameters: onStage({ adapter: () => createDemoAdapter(officeOf(`${kind}-${state}`, sample, state)) }),
    render: (_args) => html`<reply-form case-id=${`${kind}-${state}`}></reply-form>`,
    play: async (scene) => {
      await show(scene, sample);
      if (state === 'filled') await fill(scene, sample);
      if (state === 'error') await goWrong(scene, sample);
      if (state === 'readOnly') await expect(allByRole(scene, 'textbox')).toHaveLength(0);
    },
  });
};
