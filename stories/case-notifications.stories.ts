import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { demoSession, type DemoOffice } from '../mocks/demo-adapter.ts';
import type { CaseNotifications } from '../src/components/case-notifications/case-notifications.ts';
import { thenHappens } from './support/adapters.ts';
import { allByRole, byRole, PATIENCE } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CaseNotifications, 'placement' | 'basePath'>;

const meta: Meta<Args> = {
  title: 'Elements/case-notifications',
  component: 'case-notifications',
  args: { placement: 'inline', basePath: '#/arenden' },
  globals: { width: '640' },
  render: ({ placement, basePath }) => html`
    <case-notifications placement=${placement} base-path=${basePath ?? ''}></case-notifications>
  `,
};
export default meta;

type Story = StoryObj<Args>;

const question = (subject: string) => ({
  companyId: 'lindqvist',
  type: 'question',
  subject,
  description: 'Hör av dig om du undrar över något.',
  items: [{ kind: 'longText', label: 'Vad gäller det?', required: true }],
  attachments: [],
});

const asks =
  (...subjects: string[]) =>
  async ({ desk }: DemoOffice): Promise<void> => {
    for (const subject of subjects) await desk.createCase(question(subject));
  };

/** An answer comes in, and is not what was asked for. */
async function asksToCorrect(office: DemoOffice): Promise<void> {
  const { id, items } = await office.desk.createCase(question('Representation'));
  const [item] = items.flatMap((one) => ('label' in one ? [one.id] : []));
  const o = { signal: new AbortController().signal, session: demoSession('per') };
  const { revision } = await office.adapter('per').getCase(id, o);
  const answers = { [item ?? '']: { value: 'Lunch' } };
  const act = { kind: 'answer', answers, files: [] } as const;
  await office.adapter('per').sendAct(id, act, { ...o, idempotencyKey: 'answer', revision });
  await office.desk.judge(id, { itemId: item ?? '', is: 'rejected', reason: 'Skriv också vilka som var med.' });
  await office.desk.sendBack(id, { text: '' });
}

/** Per, to Maria. */
async function handsOver(office: DemoOffice): Promise<void> {
  const o = { signal: new AbortController().signal, session: demoSession('per') };
  const { revision } = await office.adapter('per').getCase('lindqvist-moms', o);
  const share = { person: 'maria', handOver: true };
  await office.adapter('per').shareCase?.('lindqvist-moms', share, { ...o, idempotencyKey: 'share', revision });
}

const shown: Story['play'] = async (scene) => {
  await byRole(scene, 'list', ['Aviseringar', 'Notifications']);
};

/** A case has come. */
export const NewCase: Story = {
  parameters: onStage({ adapter: thenHappens('default', asks('Representation i oktober')) }),
  play: shown,
};

/** Several in one burst are told in one line. */
export const Burst: Story = {
  parameters: onStage({ adapter: thenHappens('default', asks('Representation', 'Leasingbilen', 'Lagret')) }),
  play: shown,
};

export const NewMessage: Story = {
  parameters: onStage({
    adapter: thenHappens('default', ({ desk }) => desk.note('lindqvist-hyra', { text: 'Vi återkommer i morgon.' })),
  }),
  play: shown,
};

export const Closed: Story = {
  parameters: onStage({ adapter: thenHappens('default', ({ desk }) => desk.close('lindqvist-hyra')) }),
  play: shown,
};

export const Withdrawn: Story = {
  parameters: onStage({ adapter: thenHappens('default', ({ desk }) => desk.withdraw('lindqvist-inbetalning')) }),
  play: shown,
};

/** It goes on in another case. */
export const Merged: Story = {
  parameters: onStage({
    adapter: thenHappens('default', ({ desk }) => desk.merge('lindqvist-inbetalning', { into: 'lindqvist-kortkop' })),
  }),
  play: shown,
};

export const Reopened: Story = {
  parameters: onStage({
    adapter: thenHappens('default', ({ desk }) => desk.reopen('lindqvist-julbord', { text: 'En sak till.' })),
  }),
  play: shown,
};

/** An answer is to be done again. */
export const ToCorrect: Story = {
  parameters: onStage({ adapter: thenHappens('default', asksToCorrect) }),
  play: shown,
};

/** By a colleague. */
export const HandedOver: Story = {
  parameters: onStage({ adapter: thenHappens('default', handsOver) }),
  play: shown,
};

/** Three at once: two of them, and how many more. */
export const Several: Story = {
  parameters: onStage({
    adapter: thenHappens('default', async ({ desk }) => {
      await desk.createCase(question('Representation'));
      await desk.note('lindqvist-hyra', { text: 'Vi återkommer i morgon.' });
      await desk.withdraw('lindqvist-inbetalning');
    }),
  }),
  play: async (scene) => {
    await byRole(scene, 'button', ['Visa 1 till', 'Show 1 more']);
    await waitFor(() => expect(allByRole(scene, 'listitem')).toHaveLength(2), PATIENCE);
  },
};

/** More than two: the newest, and a button that shows the rest. */
export const Opened: Story = {
  ...Several,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Visa 1 till', 'Show 1 more']));
    await waitFor(() => expect(allByRole(scene, 'listitem')).toHaveLength(3));
    await byRole(scene, 'button', ['Visa färre', 'Show fewer']);
  },
};

/** On a phone one at a time: never more than a third of the window. */
export const SeveralNarrow: Story = {
  ...Several,
  globals: { width: '360' },
  play: async (scene) => {
    await byRole(scene, 'button', ['Visa 2 till', 'Show 2 more']);
    await waitFor(() => expect(allByRole(scene, 'listitem')).toHaveLength(1), PATIENCE);
  },
};

/** An agency wants to exchange cases. */
export const Invitation: Story = { parameters: inOffice('invited'), play: shown };

/** All of them read at once. */
export const AllRead: Story = {
  ...Several,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Markera alla som lästa', 'Mark all as read']));
    await waitFor(() => expect(allByRole(scene, 'listitem')).toHaveLength(0));
  },
};

/** Closed by hand: gone, and nothing is left behind. */
export const Dismissed: Story = {
  ...NewCase,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Stäng aviseringen', 'Close notification']));
    await waitFor(() => expect(allByRole(scene, 'listitem')).toHaveLength(0));
  },
};

/** At a corner of the window. */
export const Fixed: Story = { ...NewCase, args: { placement: 'bottom-right' } };

/** Nothing has happened: nothing is there. */
export const Nothing: Story = { parameters: inOffice('default') };

export const Narrow: Story = { ...Burst, globals: { width: '360' } };
