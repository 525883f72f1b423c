import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { createDemoAdapter } from '../mocks/demo-adapter.ts';
import type { CaseCompose } from '../src/components/case-compose/case-compose.ts';
import { failing, silent } from './support/adapters.ts';
import { byRole, focused } from './support/find.ts';
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
