import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { CaseAdapter } from '../../src/adapter/case-adapter.ts';
import { byRole, chooseFile, formText, inLanguage } from '../support/find.ts';
import { uploads } from '../support/sending.ts';
import { onStage } from '../support/stage.ts';

/** Where a chosen file can stand, from the choice to the agency. */
const meta: Meta = {
  title: 'Reply/Files',
  component: 'reply-form',
  globals: { width: '640' },
  render: (_args) => html`<reply-form case-id="single"></reply-form>`,
};
export default meta;

/** A megabyte, so that half of it is 50 %. */
const invoice = (): File =>
  new File(['%PDF-1.4\n%%EOF\n'.padEnd(1_000_000)], 'kvitto-bauhaus.pdf', { type: 'application/pdf' });

const story = (adapter: () => CaseAdapter, texts: readonly [sv: string, en: string], file = invoice): StoryObj => ({
  parameters: onStage({ adapter }),
  play: async (scene) => {
    const chosen = file();
    await chooseFile(scene, chosen);
    await waitFor(() => expect(formText(scene)).toContain(chosen.name), { timeout: 5000 });
    await waitFor(() => expect(formText(scene)).toContain(inLanguage(scene, texts)), { timeout: 5000 });
  },
});

export const Uploading = story(uploads.uploading, ['50', '50']);

export const Uploaded = story(uploads.uploaded, ['uppladdad', 'uploaded']);

/** Looked through for viruses; that does not hold the send. */
export const Scanning = story(uploads.scanning, ['söker efter virus', 'virus']);

export const Blocked = story(uploads.blocked, ['skadlig kod', 'malicious']);

/** The same file can be tried again. */
export const Failed: StoryObj = {
  parameters: onStage({ adapter: uploads.failed, impatient: true }),
  play: async (scene) => {
    await chooseFile(scene, invoice());
    await byRole(scene, 'button', ['Försök igen med kvitto-bauhaus.pdf', 'Try again with kvitto-bauhaus.pdf']);
  },
};

/** Told before anything is sent, by what the file holds, not by its name alone. */
export const Refused = story(
  uploads.refused,
  ['Innehållet stämmer inte', 'content'],
  () => new File(['hej'], 'kvitto.pdf', { type: 'application/pdf' }),
);

export const Empty = story(uploads.refused, ['Filen är tom.', 'empty'], () => new File([], 'tom.pdf'));
