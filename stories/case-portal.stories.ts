import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { CasePortal } from '../src/components/case-portal/case-portal.ts';
import { failing, silent } from './support/adapters.ts';
import { byRole, focused } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CasePortal, 'location' | 'basePath' | 'headingLevel'>;

const meta: Meta<Args> = {
  title: 'Elements/case-portal',
  component: 'case-portal',
  args: { location: { view: 'list', query: {} }, basePath: '#/arenden', headingLevel: 1 },
  parameters: inOffice('default'),
  render: ({ location, basePath, headingLevel }) => html`
    <case-portal base-path=${basePath ?? ''} heading-level=${headingLevel} .location=${location}></case-portal>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** The whole page behind the menu entry. */
export const List: Story = {
  play: async (scene) => {
    await byRole(scene, 'heading', ['Byråärenden', 'My accountant']);
  },
};

export const Narrow: Story = { globals: { width: '360' } };

export const Case: Story = { args: { location: { view: 'case', caseId: 'lindqvist-moms' } } };
export const CaseNarrow: Story = { ...Case, globals: { width: '360' } };

/** Into a case and back by keyboard: the focus is where one left it. */
export const ThereAndBack: Story = {
  play: async (scene) => {
    const card = await byRole(scene, 'link', [/Momsdeklaration för oktober/, /Momsdeklaration för oktober/]);
    card.focus();
    await userEvent.keyboard('{Enter}');
    const title = await byRole(scene, 'heading', [/Momsdeklaration/, /Momsdeklaration/]);
    await waitFor(() => expect(focused()).toBe(title));
    const back = await byRole(scene, 'link', ['Byråärenden', 'My accountant']);
    back.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(focused()?.textContent).toContain('Momsdeklaration'));
  },
};

/** What the keys do. */
export const Keys: Story = {
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Kortkommandon', 'Keyboard shortcuts']));
    await byRole(scene, 'dialog', ['Kortkommandon', 'Keyboard shortcuts']);
  },
};

/** An invitation stands where the cases will be. */
export const Invited: Story = { parameters: inOffice('invited') };

/** Somebody has said no: what that means, and how to begin after all. */
export const Declined: Story = {
  parameters: inOffice('declined'),
  play: async (scene) => {
    await byRole(scene, 'heading', [/är avböjd$/, /was declined$/]);
  },
};

export const Paused: Story = { parameters: inOffice('paused') };

/** A link to a case that a pause keeps out of sight. */
export const PausedCase: Story = {
  args: { location: { view: 'case', caseId: 'lindqvist-moms' } },
  parameters: inOffice('paused'),
  play: async (scene) => {
    await byRole(scene, 'heading', ['Ärendet kan inte visas', "This case can't be shown"]);
  },
};

/** A link to a case before the invitation is answered: it can be answered there. */
export const InvitedCase: Story = {
  args: { location: { view: 'case', caseId: 'not-there' } },
  parameters: inOffice('invited'),
  play: async (scene) => {
    await byRole(scene, 'button', ['Godkänn samarbetet', 'Approve']);
  },
};
export const Ended: Story = { parameters: inOffice('ended') };
export const NoAccess: Story = { parameters: inOffice('noAccess') };
export const Empty: Story = { parameters: inOffice('empty') };
export const LongTextNarrow: Story = { parameters: inOffice('longText'), globals: { width: '360' } };

/** An address that leads nowhere. */
export const NotFound: Story = { args: { location: { view: 'notFound', path: '/arenden/x/y' } } };

export const Loading: Story = { parameters: onStage({ adapter: silent }) };
export const Failed: Story = { parameters: onStage({ adapter: failing('offline') }) };
export const SignedOut: Story = { parameters: onStage({ adapter: failing('signedOut') }) };
export const NoClient: Story = { parameters: onStage({ alone: true }) };
