import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { allByRole, byRole, focused, says, type Names } from '../support/find.ts';
import { inOffice } from '../support/stage.ts';

type Args = { readonly caseId: string };

/** What is seen once more before it goes, used once more, or changed once it has gone. */
const meta: Meta<Args> = {
  title: 'Reply/Second look',
  component: 'reply-form',
  args: { caseId: 'single' },
  globals: { width: '640' },
  render: ({ caseId }) => html`<reply-form case-id=${caseId}></reply-form>`,
};
export default meta;

type Story = StoryObj<Args>;
type Scene = Parameters<NonNullable<Story['play']>>[0];

const reviewed = async (scene: Scene): Promise<void> => {
  const title = await byRole(scene, 'heading', ['Se efter innan du skickar', 'Check before you send']);
  await waitFor(() => expect(focused()).toBe(title));
};

/** Some goes now and some later: what is left is named, and one press away. */
export const Part: Story = {
  parameters: inOffice('single'),
  play: async (scene) => {
    await userEvent.type(
      await byRole(scene, 'textbox', [/^Lunch på Prinsen/, /^Lunch på Prinsen/]),
      'Jag och Per Holm.',
    );
    await userEvent.click(await byRole(scene, 'button', [/^Skicka det som är klart/, /^Send what is ready/]));
    await reviewed(scene);
  },
};
export const PartNarrow: Story = { ...Part, globals: { width: '360' } };

/** A yes, once more with the last figure and the file that it is to. */
export const Approval: Story = {
  args: { caseId: 'lindqvist-moms' },
  parameters: inOffice('default'),
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Godkänn', 'Approve']));
    await reviewed(scene);
  },
};

/** A sum that does not come out may go all the same. */
export const SumOff: Story = {
  args: { caseId: 'lists-stock' },
  parameters: inOffice('lists'),
  play: async (scene) => {
    await userEvent.type(await byRole(scene, 'textbox', [/^Vara/, /^Vara/]), 'Kolv');
    await userEvent.type(await byRole(scene, 'textbox', [/^Värde/, /^Värde/]), '188 780');
    await userEvent.click(await byRole(scene, 'button', [/^Skicka/, /^Send/]));
    await reviewed(scene);
  },
};

/** What was answered last month is offered, with its day. */
export const Reuse: Story = {
  args: { caseId: 'lindqvist-kortkop' },
  parameters: inOffice('default'),
  play: async (scene) => {
    await byRole(scene, 'button', [/^Samma som förra/, /^Same as last/]);
  },
};

const PHONE: Names = [/telefonräkningen/, /telefonräkningen/];

const reuse = async (scene: Scene): Promise<void> => {
  await userEvent.click(await byRole(scene, 'button', [/^Samma som förra/, /^Same as last/]));
  const field = await byRole(scene, 'textbox', PHONE);
  await waitFor(() => expect(focused()).toBe(field));
  await expect(field).not.toHaveValue('');
};

/** One tap takes it over, and where it came from stays to be seen. */
export const Reused: Story = { ...Reuse, play: reuse };

/** Taken over and then changed: both can be seen. */
export const ReusedAndChanged: Story = {
  ...Reuse,
  play: async (scene) => {
    await reuse(scene);
    await userEvent.type(await byRole(scene, 'textbox', PHONE), '5');
    await says(scene, ['Ändrat från', 'Changed from']);
  },
};

/** What has been sent is changed while the agency has it; the ball stays there. */
export const Amend: Story = {
  args: { caseId: 'lindqvist-lon' },
  parameters: inOffice('default'),
  play: async (scene) => {
    await says(scene, ['Timmar, Elin Sund', 'Timmar, Elin Sund']);
    const [first] = allByRole(scene, 'button', ['Ändra svaret', 'Change the answer']);
    if (first) await userEvent.click(first);
    await userEvent.type(await byRole(scene, 'textbox', [/^Timmar, Elin Sund/, /^Timmar, Elin Sund/]), '5');
    await byRole(scene, 'button', ['Skicka ändringen', 'Send the change']);
  },
};
