import type { Meta, StoryContext, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { byRole, chooseFile, says, type Names } from '../support/find.ts';
import { conflict, heldSend, heldUpload, sends } from '../support/sending.ts';
import { inOffice, onStage } from '../support/stage.ts';

/** Where a send can stand. What has been written stays in the field until the agency has it. */
const meta: Meta = {
  title: 'Reply/Sending',
  component: 'reply-form',
  globals: { width: '640' },
  render: (_args) => html`<reply-form case-id="one"></reply-form>`,
};
export default meta;

const NARROW = { width: '360' };
const FIELD: Names = [/Vad gäller inbetalningen/, /Vad gäller inbetalningen/];
const WRITTEN = 'Faktura 2041, köket på Ringvägen.';

async function answer(scene: StoryContext): Promise<void> {
  await userEvent.type(await byRole(scene, 'textbox', FIELD), WRITTEN);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
}

const story = (adapter: () => CaseAdapter, ...texts: readonly [sv: string, en: string]): StoryObj => ({
  parameters: onStage({ adapter }),
  play: async (scene) => {
    await answer(scene);
    await says(scene, texts);
    await expect(await byRole(scene, 'textbox', FIELD)).toHaveValue(WRITTEN);
  },
});

/** Being written: the bar says what would go. */
export const Editing: StoryObj = {
  parameters: inOffice('oneCase'),
  play: async (scene) => {
    await userEvent.type(await byRole(scene, 'textbox', FIELD), WRITTEN);
    await says(scene, ['Du skickar 1 svar', 'You are sending 1 answer']);
  },
};

export const Sending = story(sends.sending, 'Skickar …', 'Sending …');

export const Failed = story(sends.failed, 'Svaret skickades inte.', 'Your reply was not sent.');

export const Unknown = story(sends.unknown, 'Vi vet inte om svaret kom fram.', "We don't know if your reply arrived.");

export const UnknownNarrow: StoryObj = { ...Unknown, globals: NARROW };

/** Without keys a further try may arrive twice: the user decides. */
export const Undecided = story(
  sends.undecided,
  'Skickar du igen kan det komma fram två gånger.',
  'If you send again, it may arrive twice.',
);
export const UndecidedNarrow: StoryObj = { ...Undecided, globals: NARROW };

/** It goes again by itself in a moment. */
export const WaitingForRetry = story(
  sends.waitingForRetry,
  'Vi försöker igen om några sekunder.',
  "We'll try again in a few seconds.",
);
export const WaitingForRetryNarrow: StoryObj = { ...WaitingForRetry, globals: NARROW };

/** The service has said when it will take more. */
export const Busy = story(sends.busy, 'Vi försöker igen kl.', "We'll try again at");

export const Settling = story(sends.settling, 'Vi kontrollerar om', 'We are checking whether');

export const WaitingForConnection = story(
  sends.waitingForConnection,
  'Svaret skickas så snart du är det.',
  'Your reply is sent as soon as you are.',
);

export const WaitingForSignIn = story(sends.waitingForSignIn, 'Du har loggats ut.', 'You have been signed out.');

/** A colleague or the agency has written since: the draft stays, what is new can be read, one press sends. */
export const Conflict = story(conflict, 'medan du skrev', 'while you were writing');

/** What has come is shown above the button, which sends now. */
export const ConflictShown: StoryObj = {
  ...Conflict,
  play: async (scene) => {
    await answer(scene);
    await userEvent.click(await byRole(scene, 'button', ['Visa det nya', 'Show']));
    await says(scene, ['Holms Bygg på insättningen', 'Holms Bygg på insättningen']);
    await byRole(scene, 'button', ['Skicka ändå', 'Send anyway']);
  },
};
export const ConflictShownNarrow: StoryObj = { ...ConflictShown, globals: NARROW };

async function answerWithFile(scene: StoryContext): Promise<void> {
  const opener: Names = ['Skriv till Anna Berg eller bifoga filer', 'Write to Anna Berg or attach files'];
  await userEvent.click(await byRole(scene, 'button', opener));
  await chooseFile(scene, new File(['%PDF-1.4\n%%EOF\n'], 'faktura-2041.pdf', { type: 'application/pdf' }));
  await answer(scene);
}

/** Nothing goes without a chosen file. */
export const WaitingForFiles: StoryObj = {
  parameters: onStage({ adapter: sends.waitingForFiles }),
  play: async (scene) => {
    await answerWithFile(scene);
    await says(scene, ['Sedan skickas svaret.', 'Then your reply is sent.']);
  },
};

const upload = heldUpload();

/** The file has not arrived, so the answer has not gone either. */
export const FileFailed: StoryObj = {
  parameters: onStage({ adapter: upload.adapter }),
  play: async (scene) => {
    await answerWithFile(scene);
    await says(scene, ['Sedan skickas svaret.', 'Then your reply is sent.']);
    upload.end();
    await says(scene, ['eftersom en fil inte kunde laddas upp', "because a file couldn't be uploaded"]);
    await byRole(scene, 'button', ['Försök igen', 'Try again']);
  },
};

const send = heldSend();

/** What was added during the send is left, and the receipt leads back to it. */
export const SentWithMoreLeft: StoryObj = {
  parameters: onStage({ adapter: send.adapter }),
  play: async (scene) => {
    await answer(scene);
    await says(scene, ['Skickar …', 'Sending …']);
    const field = await byRole(scene, 'textbox', FIELD);
    await userEvent.type(field, ' Och en sak till.');
    send.end();
    await byRole(scene, 'heading', [/skickat till Anna Berg/, /has been sent to Anna Berg/]);
    await byRole(scene, 'button', ['Tillbaka till svaret', 'Back to the reply']);
  },
};

/** What went, to whom, and whose turn it is now. */
export const Sent: StoryObj = {
  parameters: inOffice('oneCase'),
  play: async (scene) => {
    await answer(scene);
    await byRole(scene, 'heading', [/skickat till Anna Berg/, /has been sent to Anna Berg/]);
  },
};
