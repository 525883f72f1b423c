import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { userEvent } from 'storybook/test';
import { createDemoAdapter } from '../mocks/demo-adapter.ts';
import type { CaseAdapter } from '../src/adapter/case-adapter.ts';
import type { CaseAccess } from '../src/components/case-access/case-access.ts';
import type { Client } from '../src/domain/index.ts';
import { failing } from './support/adapters.ts';
import { byRole } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CaseAccess, 'companyName' | 'showActive' | 'headingLevel'>;

const meta: Meta<Args> = {
  title: 'Elements/case-access',
  component: 'case-access',
  args: { companyName: 'Lindqvist Snickeri AB', showActive: false, headingLevel: 2 },
  parameters: inOffice('invited'),
  globals: { width: '960' },
  render: ({ companyName, showActive, headingLevel }) => html`
    <case-access
      company-name=${companyName ?? ''}
      ?show-active=${showActive}
      heading-level=${headingLevel}
    ></case-access>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** The agency asks; this user may answer. */
export const Invited: Story = {};

export const InvitedNarrow: Story = { globals: { width: '360' } };

/** The office's adapter, but the user acts for somebody else. */
const actingFor = (client: Client) => (): CaseAdapter => {
  const adapter = createDemoAdapter('invited');
  return { ...adapter, getAccess: async (o) => ({ ...(await adapter.getAccess(o)), client }) };
};

/** A private person is not spoken to as a company. */
export const InvitedPerson: Story = {
  args: { companyName: '' },
  parameters: onStage({ adapter: actingFor({ id: 'olle', name: 'Olle Ekdahl', kind: 'person' }) }),
  play: async (scene) => {
    await byRole(scene, 'heading', [/med dig$/, /with you$/]);
  },
};

/** A sole trader, by the name the business bears. */
export const InvitedSoleTrader: Story = {
  args: { companyName: '' },
  parameters: onStage({ adapter: actingFor({ id: 'ekdahl', name: 'Ekdahl Konsult', kind: 'soleTrader' }) }),
  play: async (scene) => {
    await byRole(scene, 'heading', [/med Ekdahl Konsult$/, /with Ekdahl Konsult$/]);
  },
};

/** Answered with yes: the words take the place of the buttons. */
export const Accepted: Story = {
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Godkänn samarbetet', 'Approve']));
    await byRole(scene, 'heading', [/är godkänt$/, /^You now exchange cases/]);
  },
};

/** Answered with no. */
export const JustDeclined: Story = {
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Tacka nej', 'Decline']));
    await byRole(scene, 'heading', [/^Du har tackat nej/, /^You have declined/]);
  },
};

/** The answer could not be sent: nothing has changed, the buttons stay. */
export const AnswerFailed: Story = {
  parameters: onStage({
    adapter: failing('server', { scenario: 'invited', calls: ['answerInvitation'] }),
    impatient: true,
  }),
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Godkänn samarbetet', 'Approve']));
    await byRole(scene, 'alert');
  },
};

/** Somebody else at the company may answer. */
export const InvitedOther: Story = { parameters: inOffice('invitedOther', { user: 'per' }) };

export const Declined: Story = { parameters: inOffice('declined') };

/** Where a host wants to say that all is well. */
export const Active: Story = { args: { showActive: true }, parameters: inOffice('single') };

export const Paused: Story = { parameters: inOffice('paused') };

/** The co-operation is over; what was said can still be read. */
export const Ended: Story = { parameters: inOffice('ended') };

/** The role gives no access. */
export const NoAccess: Story = { parameters: inOffice('noAccess') };

export const SignedOut: Story = { parameters: onStage({ adapter: failing('signedOut') }) };

export const Failed: Story = { parameters: onStage({ adapter: failing('offline') }) };

/** The page has given no adapter. */
export const NoClient: Story = { parameters: onStage({ alone: true }) };
