import type { Meta, StoryContext, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { byRole, focused, says, type Names } from '../support/find.ts';
import { CASE_ID, onTwoDevices, unkept, unsaved } from '../support/drafting.ts';
import { inOffice, onStage } from '../support/stage.ts';

/** Where what has been typed is, and what the user has to decide about it. */
const meta: Meta = {
  title: 'Reply/Drafts',
  component: 'reply-form',
  globals: { width: '640' },
  render: (_args) => html`<reply-form case-id=${CASE_ID}></reply-form>`,
};
export default meta;

const FIELD: Names = [/Vad gäller inbetalningen/, /Vad gäller inbetalningen/];
const WRITTEN = 'Faktura 2041, köket på Ringvägen.';
const SAVED = ['Utkast sparat', 'Draft saved'] as const;

const write = async (scene: StoryContext): Promise<void> =>
  userEvent.type(await byRole(scene, 'textbox', FIELD), WRITTEN);

const over = (adapter: () => CaseAdapter) => onStage({ adapter, impatient: true });

/** Saved at the agency, and when. */
export const Saved: StoryObj = {
  parameters: inOffice('oneCase'),
  play: async (scene) => {
    await write(scene);
    await says(scene, SAVED);
  },
};
export const SavedNarrow: StoryObj = { ...Saved, globals: { width: '360' } };

/** Not saved: why, and the way to try again. */
export const NotSaved: StoryObj = {
  parameters: over(unsaved),
  play: async (scene) => {
    await write(scene);
    await byRole(scene, 'button', ['Försök igen', 'Try again']);
    await says(scene, ['Utkastet kunde inte sparas. Stäng inte sidan.', 'Draft not saved. Keep this page open.']);
    await expect(await byRole(scene, 'textbox', FIELD)).toHaveValue(WRITTEN);
  },
};

/** The host has given nowhere to keep it. */
export const OnThisPageOnly: StoryObj = {
  parameters: over(unkept),
  play: async (scene) => {
    await write(scene);
    await says(scene, ['Finns kvar så länge sidan är öppen', 'Stays as long as this page is open']);
  },
};

/** Two devices, two versions: both are shown, and the user chooses. */
export const TwoVersions: StoryObj = {
  parameters: over(onTwoDevices('Ett förskott för köket på Ringvägen.')),
  play: async (scene) => {
    await write(scene);
    await byRole(scene, 'button', ['Ta det andra', 'Take the other']);
  },
};
export const TwoVersionsNarrow: StoryObj = { ...TwoVersions, globals: { width: '360' } };

/** One press and the other stands in the field. */
export const OtherVersionTaken: StoryObj = {
  ...TwoVersions,
  play: async (scene) => {
    await write(scene);
    await userEvent.click(await byRole(scene, 'button', ['Ta det andra', 'Take the other']));
    const field = await byRole(scene, 'textbox', FIELD);
    await waitFor(() => expect(field).toHaveValue('Ett förskott för köket på Ringvägen.'));
  },
};

/** Thrown away, which can be taken back. */
export const Discarded: StoryObj = {
  parameters: inOffice('oneCase'),
  play: async (scene) => {
    await write(scene);
    await userEvent.click(await byRole(scene, 'button', ['Kasta utkastet', 'Discard draft']));
    const undo = await byRole(scene, 'button', ['Ångra', 'Undo']);
    await waitFor(() => expect(focused()).toBe(undo));
    await expect(await byRole(scene, 'textbox', FIELD)).toHaveValue('');
  },
};
