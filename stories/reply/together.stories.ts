import type { Meta, StoryContext, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { byRole, says, type Names } from '../support/find.ts';
import { answering, answers, CASE_ID, onceSaved } from '../support/drafting.ts';
import { onStage } from '../support/stage.ts';

/** Somebody else was quicker: a colleague with an answer, or the agency with an end. */
const meta: Meta = {
  title: 'Reply/Together',
  component: 'reply-form',
  globals: { width: '640' },
  render: (_args) => html`<reply-form case-id=${CASE_ID}></reply-form>`,
};
export default meta;

const FIELD: Names = [/Vad gäller inbetalningen/, /Vad gäller inbetalningen/];
const WRITTEN = 'Faktura 2041, köket på Ringvägen.';

const write = async (scene: StoryContext): Promise<void> =>
  userEvent.type(await byRole(scene, 'textbox', FIELD), WRITTEN);

/** Written, saved, and then it happens. */
const story = (adapter: () => CaseAdapter, ...texts: readonly [sv: string, en: string]): StoryObj => ({
  parameters: onStage({ adapter }),
  play: async (scene) => {
    await write(scene);
    await says(scene, texts);
    await says(scene, [WRITTEN, WRITTEN]);
  },
});

/** A colleague is at it, since when. */
export const ColleagueAnswering: StoryObj = {
  parameters: onStage({ adapter: answering }),
  play: async (scene) => {
    await says(scene, ['Per Lindqvist håller på att svara', 'Per Lindqvist is answering']);
  },
};

/** A colleague has answered: who and when, and what is in the field is still there. */
export const ColleagueAnswered: StoryObj = {
  parameters: onStage({
    adapter: onceSaved((office) => answers(office, 'Förskott från Holms Bygg.')),
    impatient: true,
  }),
  play: async (scene) => {
    await write(scene);
    await says(scene, ['Per Lindqvist svarade', 'Per Lindqvist answered']);
    await expect(await byRole(scene, 'textbox', FIELD)).toHaveValue(WRITTEN);
  },
};

/** The agency has closed the case: the answer did not go, is kept, and can begin a case of its own. */
export const Closed = story(
  onceSaved(({ desk }) => desk.close(CASE_ID, { text: 'Det löste sig.' })),
  'Ärendet är avslutat. Ditt svar skickades inte.',
  "This case is closed. Your reply wasn't sent.",
);
export const ClosedNarrow: StoryObj = { ...Closed, globals: { width: '360' } };

export const Withdrawn = story(
  onceSaved(({ desk }) => desk.withdraw(CASE_ID)),
  'Byrån har dragit tillbaka ärendet. Ditt svar skickades inte.',
  "Your accountant has withdrawn this case. Your reply wasn't sent.",
);

/** It goes on in another case, and what was written can go there. */
export const Merged = story(
  onceSaved(async ({ desk }) => {
    const { id: into } = await desk.createCase({
      companyId: 'lindqvist',
      type: 'question',
      subject: 'Årets förskott',
      description: 'Hej Maria! Vi tar dem samlat.',
      items: [{ kind: 'text', label: 'Vad gäller de?', required: true }],
      attachments: [],
    });
    await desk.merge(CASE_ID, { into });
  }),
  'Ärendet har slagits ihop med ett annat. Ditt svar skickades inte.',
  "This case has been merged with another one. Your reply wasn't sent.",
);
