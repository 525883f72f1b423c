import type { Meta, StoryContext, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { createDemoAdapter } from '../mocks/demo-adapter.ts';
import type { CaseCompose } from '../src/components/case-compose/case-compose.ts';
import { failing, silent } from './support/adapters.ts';
import { begun, withoutStarts } from './support/drafting.ts';
import { byRole, chooseFile, focused, says, type Names } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CaseCompose, 'recipientId' | 'headingLevel' | 'basePath'>;

const meta: Meta<Args> = {
  title: 'Elements/case-compose',
  component: 'case-compose',
  args: { headingLevel: 2, basePath: '#/arenden' },
  parameters: inOffice('default'),
  globals: { width: '640' },
  render: ({ recipientId, headingLevel, basePath }) => html`
    <case-compose
      recipient-id=${recipientId ?? ''}
      heading-level=${headingLevel}
      base-path=${basePath ?? ''}
    ></case-compose>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** To whom, about what, a text and files. */
export const Empty: Story = {
  play: async (scene) => {
    await byRole(scene, 'heading', ['Nytt ärende', 'New case']);
  },
};

export const Narrow: Story = { globals: { width: '360' } };

/** The page knows whom it goes to. */
export const RecipientGiven: Story = { args: { recipientId: 'anna' } };

/** Sent with nothing in it: the summary says what is missing and leads there. */
export const Errors: Story = {
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Skicka ärendet', 'Send case']));
    const way = await byRole(scene, 'button', [/^Ämne/, /^Subject/]);
    await userEvent.click(way);
    const field = await byRole(scene, 'textbox', ['Ämne', 'Subject']);
    await waitFor(() => expect(focused()).toBe(field));
  },
};

const SUBJECT: Names = ['Ämne', 'Subject'];
const receipt = (): File => new File(['%PDF-1.4\n%%EOF\n'], 'kvitto.pdf', { type: 'application/pdf' });

const fillIn = async (scene: StoryContext): Promise<void> => {
  await userEvent.type(await byRole(scene, 'textbox', SUBJECT), 'Hyran för lagret');
  const text = await byRole(scene, 'textbox', [
    'Vad vill du fråga eller berätta?',
    'What would you like to ask or tell?',
  ]);
  await userEvent.type(text, 'Får vi dra av den från och med mars?');
  await chooseFile(scene, receipt());
  await says(scene, ['Ärendet går till Anna Berg med 1 fil', 'The case goes to Anna Berg with 1 file']);
};

/** All there is to a start: what is written is saved as it is written. */
export const WithAFile: Story = {
  ...RecipientGiven,
  play: async (scene) => {
    await fillIn(scene);
    await says(scene, ['Utkast sparat', 'Draft saved']);
    await byRole(scene, 'button', ['Fotografera med mobilen', 'Take photos with your phone']);
  },
};
export const WithAFileNarrow: Story = { ...WithAFile, globals: { width: '360' } };

/** What has gone, to whom, and the way to the case. */
export const Sent: Story = {
  ...RecipientGiven,
  play: async (scene) => {
    await fillIn(scene);
    await userEvent.click(await byRole(scene, 'button', ['Skicka ärendet', 'Send case']));
    await byRole(scene, 'button', ['Visa ärendet', 'Show the case']);
    await says(scene, ['kvitto.pdf', 'kvitto.pdf']);
  },
};
export const SentNarrow: Story = { ...Sent, globals: { width: '360' } };

/** Begun earlier, here or on another device. */
export const DraftRestored: Story = {
  parameters: onStage({ adapter: begun }),
  play: async (scene) => {
    const subject = await byRole(scene, 'textbox', SUBJECT);
    await waitFor(() => expect(subject).toHaveValue('Lånet till bilen'));
    await says(scene, ['avtal.pdf', 'avtal.pdf']);
    await says(scene, ['Utkast sparat', 'Draft saved']);
  },
};

/** A back end that keeps no drafts of starts: the form says where what is written is. */
export const OnThisPageOnly: Story = {
  parameters: onStage({ adapter: withoutStarts }),
  play: async (scene) => {
    await says(scene, [
      'Det du fyller i finns bara på den här sidan tills du skickar.',
      'What you fill in stays on this page only, until you send it.',
    ]);
  },
};

/** Who may read only is told so. */
export const ReadOnlyRole: Story = { parameters: inOffice('readOnly') };
export const NoAccess: Story = { parameters: inOffice('noAccess') };
export const Paused: Story = { parameters: inOffice('paused') };

export const Loading: Story = { parameters: onStage({ adapter: silent }) };

export const Failed: Story = {
  parameters: onStage({ adapter: failing('server', { calls: ['listRecipients'] }), impatient: true }),
  play: async (scene) => {
    await byRole(scene, 'button', ['Försök igen', 'Try again']);
  },
};

/** A back end that offers no new cases. */
export const NotOffered: Story = {
  parameters: onStage({
    adapter: () => {
      const { startCase: _startCase, ...adapter } = createDemoAdapter('default');
      return adapter;
    },
  }),
};

export const SignedOut: Story = { parameters: onStage({ adapter: failing('signedOut') }) };
export const NoClient: Story = { parameters: onStage({ alone: true }) };
