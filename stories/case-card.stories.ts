import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { CaseCard } from '../src/components/case-card/case-card.ts';
import { byRole } from './support/find.ts';
import { aCase, closed, MARIA, withAgency } from './support/samples.ts';

type Args = Pick<CaseCard, 'summary' | 'viewer' | 'href' | 'headingLevel' | 'showAgency' | 'showClient'>;

const meta: Meta<Args> = {
  title: 'Elements/case-card',
  component: 'case-card',
  args: {
    summary: aCase(),
    viewer: MARIA,
    href: '#/arenden/kortkop',
    headingLevel: 3,
    showAgency: false,
    showClient: false,
  },
  globals: { width: '360' },
  render: ({ summary, viewer, href, headingLevel, showAgency, showClient }) => html`
    <case-card
      href=${href ?? ''}
      heading-level=${headingLevel}
      ?show-agency=${showAgency}
      ?show-client=${showClient}
      .summary=${summary}
      .viewer=${viewer}
    ></case-card>
  `,
};
export default meta;

type Story = StoryObj<Args>;

/** White and raised: the ball lies with whoever looks. */
export const YourTurn: Story = {
  play: async (scene) => {
    const link = await byRole(scene, 'link', [/Väntar på dig svara senast fre/, /Waiting for you reply by/]);
    await expect(link).toHaveAttribute('href', '#/arenden/kortkop');
  },
};

/** The dot for the eye, the word for the ear. */
export const Unread: Story = {
  args: { summary: aCase({ unread: true }) },
  play: async (scene) => {
    await byRole(scene, 'link', [/^Oläst/, /^Unread/]);
  },
};

/** Part of it has been sent. */
export const Begun: Story = {
  args: { summary: aCase({ progress: { answered: 2, required: 3 }, open: [{ kind: 'documents', count: 1 }] }) },
};

/** The agency asks to have something done again. */
export const ToCorrect: Story = {
  args: {
    summary: aCase({
      toCorrect: 1,
      unread: true,
      ball: { holder: 'company', since: '2026-11-24T08:14:00Z', reason: 'redo' },
      progress: { answered: 2, required: 3 },
      open: [{ kind: 'documents', count: 1 }],
    }),
  },
};

/** The date has passed; the words do not scold. */
export const Late: Story = {
  args: { summary: aCase({ dueOn: '2026-11-20' }) },
  play: async (scene) => {
    await byRole(scene, 'link', [/skulle ha besvarats/, /was due/]);
  },
};

/** The company has asked for more time. */
export const Promised: Story = {
  args: {
    summary: aCase({
      ball: { holder: 'company', since: '2026-11-23T08:14:00Z', reason: 'new', promisedBy: '2026-12-01' },
    }),
  },
};

/** A yes is asked for. */
export const Approval: Story = {
  args: {
    summary: aCase({
      subject: 'Momsdeklaration för oktober',
      type: 'approval',
      progress: { answered: 0, required: 1 },
      open: [{ kind: 'approval', count: 1 }],
    }),
  },
};

/** Flat and grey: somebody else's turn. */
export const Colleague: Story = {
  args: {
    summary: aCase({
      ball: {
        holder: 'company',
        person: { id: 'per', name: 'Per Lindqvist', side: 'company' },
        since: '2026-11-20T08:14:00Z',
        reason: 'new',
      },
    }),
  },
};

export const WithTheAgency: Story = { args: { summary: aCase(withAgency) } };

/** The agency has written, and still has the ball. */
export const NewMessage: Story = { args: { summary: aCase({ ...withAgency, unread: true }) } };

export const Closed: Story = { args: { summary: aCase(closed) } };

export const Withdrawn: Story = { args: { summary: aCase({ ...closed, outcome: 'withdrawn' }) } };

/** It goes on in another case. */
export const Merged: Story = { args: { summary: aCase({ ...closed, outcome: 'merged' }) } };

/** The agency has opened it again. */
export const Reopened: Story = {
  args: { summary: aCase({ ball: { holder: 'company', since: '2026-11-24T08:14:00Z', reason: 'reopened' } }) },
};

/** A part of another case. */
export const SplitOff: Story = { args: { summary: aCase({ origin: 'splitFrom' }) } };

/** Takes up a case that is over. */
export const FollowUp: Story = { args: { summary: aCase({ origin: 'followUp' }) } };

/** Who may only read is not told that anything waits. */
export const ReadOnly: Story = { args: { viewer: { userId: 'maria', mayAct: false } } };

/** A status that a newer agency sends. */
export const UnknownStatus: Story = {
  args: {
    summary: aCase({ status: 'unknown', type: 'sustainabilityReport', ball: { ...aCase().ball, holder: null } }),
  },
};

/** Two lines of subject, then an ellipsis; nothing else is cut. */
export const LongText: Story = {
  args: {
    showAgency: true,
    showClient: true,
    summary: aCase({
      unread: true,
      subject:
        'Leverantörsreskontraavstämningsunderlag för tredje kvartalet samt kompletterande frågor om representation, resor och traktamenten under hösten',
      agency: { id: 'a', name: 'Redovisningsbyrån Ekonomikonsulterna i Södra Roslagen med omnejd AB' },
      contact: { id: 'b', name: 'Anna-Karin Wetterström Gyllenhammar af Ekenstam', side: 'agency' },
      client: { id: 'c', name: 'Bostadsrättsföreningen Fastighetsförvaltningskontoret i Sundbyberg', kind: 'company' },
    }),
  },
};

/** In a page with cases of several agencies and companies. */
export const AgencyAndClient: Story = { args: { showAgency: true, showClient: true } };

/** Without an address it is a button that only tells `case-open`. */
export const AsButton: Story = {
  render: ({ summary, viewer }) => html`<case-card .summary=${summary} .viewer=${viewer}></case-card>`,
  play: async (scene) => {
    await byRole(scene, 'button', [/Väntar på dig/, /Waiting for you/]);
  },
};
