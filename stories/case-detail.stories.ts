import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { CaseDetailElement } from '../src/components/case-detail/case-detail.ts';
import { afterwards, failing, silent, withoutReopening } from './support/adapters.ts';
import { allByRole, byRole, focused, PATIENCE } from './support/find.ts';
import { inOffice, onStage } from './support/stage.ts';

type Args = Pick<CaseDetailElement, 'caseId' | 'headingLevel' | 'backHref' | 'basePath'>;

const meta: Meta<Args> = {
  title: 'Elements/case-detail',
  component: 'case-detail',
  args: { caseId: 'lindqvist-kortkop', headingLevel: 2, backHref: '#/arenden', basePath: '#/arenden' },
  parameters: inOffice('default'),
  render: ({ caseId, headingLevel, backHref, basePath }) => html`
    <case-detail
      case-id=${caseId ?? ''}
      heading-level=${headingLevel}
      back-href=${backHref ?? ''}
      base-path=${basePath ?? ''}
    ></case-detail>
  `,
};
export default meta;

type Story = StoryObj<Args>;

const opened: Story['play'] = async (scene) => {
  await waitFor(() => expect(allByRole(scene, 'heading').length).toBeGreaterThan(1), PATIENCE);
};

/** Receipts are asked for; one has to be done again, and says so where it stands. */
export const ToCorrect: Story = { play: opened };

export const ToCorrectNarrow: Story = { globals: { width: '360' }, play: opened };

/** A question whose date has passed. */
export const Late: Story = { args: { caseId: 'lindqvist-inbetalning' }, play: opened };

/** A yes is asked for, with the figures beside those of last time. */
export const Approval: Story = { args: { caseId: 'lindqvist-moms' }, play: opened };

/** A colleague's turn: to be read, and answered all the same. */
export const Colleague: Story = { args: { caseId: 'lindqvist-korjournal' }, play: opened };

/** The agency has the ball. */
export const WithTheAgency: Story = { args: { caseId: 'lindqvist-lon' }, play: opened };

/** Over: a history to read, and the way to take it up again. */
export const Closed: Story = { args: { caseId: 'lindqvist-julbord' }, play: opened };

/** It goes on in another case. */
export const Merged: Story = { args: { caseId: 'lindqvist-taxi' }, play: opened };

/** The agency has taken it back; what was not answered says so. */
export const Withdrawn: Story = { args: { caseId: 'lindqvist-kontorsboden' }, play: opened };
export const WithdrawnNarrow: Story = { ...Withdrawn, globals: { width: '360' } };

/** Open again, which is said at its top. */
export const Reopened: Story = {
  args: { caseId: 'lindqvist-julbord' },
  parameters: onStage({
    adapter: afterwards('default', ({ desk }) =>
      desk.reopen('lindqvist-julbord', { text: 'En sak till om julbordet.', dueOn: '2026-12-04' }),
    ),
  }),
  play: opened,
};

/** What sending does is said before one writes. */
export const TakenUp: Story = {
  ...Closed,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Ta upp ärendet igen', 'Take up the case again']));
    await byRole(scene, 'textbox', [/Skriv till/, /Write to/]);
  },
};

/** A back end that takes nothing in a closed case: a new one begins with the same contact and subject. */
export const TakenUpAnew: Story = {
  ...Closed,
  parameters: onStage({ adapter: withoutReopening }),
  play: async (scene) => {
    await byRole(scene, 'button', ['Starta ett nytt ärende om det här', 'Start a new case about this']);
  },
};

/** The company has begun it. */
export const OwnQuestion: Story = { args: { caseId: 'lindqvist-hyra' }, play: opened };

/** A colleague to let in or to hand over to. */
export const Sharing: Story = {
  args: { caseId: 'lindqvist-moms' },
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Dela eller lämna över', 'Share or hand over']));
    await byRole(scene, 'combobox', ['Kollega', 'Colleague']);
  },
};

/** It waits for a colleague now, and says who has passed it on. */
export const HandedOver: Story = {
  ...Sharing,
  play: async (scene) => {
    await Sharing.play?.(scene);
    await userEvent.click(await byRole(scene, 'button', ['Lämna över', 'Hand over']));
    await byRole(scene, 'button', ['Ta över ärendet', 'Take over the case']);
  },
};

/** The co-operation has ended; what was said stays. */
export const ConsentEnded: Story = {
  args: { caseId: 'lindqvist-kortkop' },
  parameters: inOffice('ended'),
  play: opened,
};

/** Out of sight while the agency pauses: why, and what can be done. */
export const Paused: Story = {
  args: { caseId: 'lindqvist-moms' },
  parameters: inOffice('paused'),
  play: async (scene) => {
    await byRole(scene, 'heading', ['Ärendet kan inte visas', "This case can't be shown"]);
  },
};

/** Who may only read sees everything and can send nothing. */
export const ReadOnly: Story = {
  parameters: inOffice('readOnly'),
  play: async (scene) => {
    await opened?.(scene);
    await expect(allByRole(scene, 'textbox')).toHaveLength(0);
  },
};

export const LongText: Story = { args: { caseId: 'long-form' }, parameters: inOffice('longText'), play: opened };
export const LongTextNarrow: Story = { ...LongText, globals: { width: '360' } };
export const LongThread: Story = { args: { caseId: 'long-thread' }, parameters: inOffice('longText'), play: opened };

/** An item of a kind that we do not know yet is named, and holds nothing back. */
export const UnknownKind: Story = { args: { caseId: 'odd-item' }, parameters: inOffice('odd'), play: opened };

/** What could not be read stands where it stood; the rest is whole. */
export const Malformed: Story = { args: { caseId: 'odd-parts' }, parameters: inOffice('odd'), play: opened };

/** No such case, or not for this user: the two look the same. */
export const NotFound: Story = {
  args: { caseId: 'finns-inte' },
  play: async (scene) => {
    await byRole(scene, 'heading', ['Ärendet hittades inte', 'Case not found']);
  },
};

/** A case of the user's other company: whose it is, and a button that asks the host to switch. */
export const OtherCompany: Story = {
  args: { caseId: 'fastigheter-hyresavtal' },
  play: async (scene) => {
    await byRole(scene, 'button', ['Byt till Lindqvist Fastigheter AB', 'Switch to Lindqvist Fastigheter AB']);
  },
};

/** No case was named. */
export const NoCase: Story = {
  render: () => html`<case-detail></case-detail>`,
};

export const Loading: Story = { parameters: onStage({ adapter: silent }) };

/** One sentence and one button; the press brings the case. */
export const Failed: Story = {
  parameters: onStage({ adapter: failing('server', { calls: ['getCase'], times: 4 }), impatient: true }),
};

export const Retried: Story = {
  ...Failed,
  play: async (scene) => {
    await userEvent.click(await byRole(scene, 'button', ['Försök igen', 'Try again']));
    await byRole(scene, 'heading', [/kortköp/, /kortköp/]);
    await expect(focused()).not.toBeNull();
  },
};

export const SignedOut: Story = { parameters: onStage({ adapter: failing('signedOut') }) };

/** The page has given no adapter. */
export const NoClient: Story = { parameters: onStage({ alone: true }) };
