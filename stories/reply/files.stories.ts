import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { createDemoAdapter } from '../../mocks/demo-adapter.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter, UploadOptions } from '../../src/adapter/case-adapter.ts';
import type { FailureKind, Limits } from '../../src/domain/index.ts';
import { allByRole, byRole, PATIENCE } from '../support/find.ts';
import { inOffice, onStage } from '../support/stage.ts';

const meta: Meta = {
  title: 'Reply/Files',
  parameters: inOffice('single', { scanMs: Infinity }),
  globals: { width: '640' },
  render: () => html`<reply-form case-id="single"></reply-form>`,
};
export default meta;

type Story = StoryObj;
type Scene = Parameters<NonNullable<Story['play']>>[0];

const PDF = '%PDF-1.7\n';
const pdf = (name: string, size = 80_000): File =>
  new File([PDF, new Uint8Array(Math.max(0, size - PDF.length))], name, { type: 'application/pdf' });

/** A picture that the browser itself has made. */
async function photo(name: string): Promise<File> {
  const canvas = new OffscreenCanvas(80, 80);
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#d9e4dd';
    pen.fillRect(0, 0, 80, 80);
    pen.fillStyle = '#5b7d6e';
    for (let line = 12; line < 72; line += 12) pen.fillRect(16, line, line % 24 === 0 ? 32 : 48, 4);
  }
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}

/** The office's adapter, whose uploads go as they are told. */
const uploading = (upload: (options: UploadOptions, size: number) => Promise<never>) => (): CaseAdapter => ({
  ...createDemoAdapter('single'),
  uploadFile: (file, _target, options) => upload(options, file.size),
});

const failsWith = (kind: FailureKind) =>
  onStage({
    adapter: uploading(() => Promise.reject(adapterError({ kind, retryable: false }))),
    impatient: true,
  });

/** Chooses files as a browser does, for the first place that takes several. */
async function choose(scene: Scene, ...files: readonly File[]): Promise<void> {
  const [button] = await waitFor(() => {
    const found = allByRole(scene, 'button').filter(({ textContent }) =>
      /Välj filer|Choose files/.test(textContent ?? ''),
    );
    void expect(found.length).toBeGreaterThan(0);
    return found;
  }, PATIENCE);
  const input = button?.parentElement?.querySelector('input');
  if (!input) throw new Error('There is nothing to choose files with');
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}

const rows = (scene: Scene, count: number) =>
  waitFor(
    () =>
      expect(
        allByRole(scene, 'button').filter((one) => /Ta bort|Remove|Avbryt upp|Cancel the/.test(one.ariaLabel ?? '')),
      ).toHaveLength(count),
    PATIENCE,
  );

/** On their way: each can be cancelled. */
export const Uploading: Story = {
  parameters: onStage({
    adapter: uploading(({ onProgress }, size) => {
      onProgress(size * 0.64, size);
      return new Promise(() => undefined);
    }),
  }),
  play: async (scene) => {
    await choose(scene, pdf('kontoutdrag-oktober.pdf', 2_100_000), await photo('IMG_2214.png'));
    await rows(scene, 2);
  },
};
export const UploadingNarrow: Story = { ...Uploading, globals: { width: '360' } };

/** Stored, and being scanned: they can be sent meanwhile. A picture is seen, a PDF opens in a tab. */
export const Scanning: Story = {
  play: async (scene) => {
    await choose(scene, pdf('kvitto.pdf'), await photo('IMG_2214.png'));
    await rows(scene, 2);
  },
};

/** Stored and clean. */
export const Uploaded: Story = {
  parameters: inOffice('single', { scanMs: 0 }),
  play: async (scene) => {
    await choose(scene, pdf('kvitto.pdf'), await photo('IMG_2214.png'));
    await rows(scene, 2);
  },
};

/** The scan has found something: the file holds the send until it is removed. */
export const Blocked: Story = {
  parameters: inOffice('single', { scanMs: 0 }),
  play: async (scene) => {
    await choose(scene, pdf('eicar.pdf'));
    await waitFor(() => expect(allByRole(scene, 'alert')).toHaveLength(1), PATIENCE);
  },
};

/** The line has gone: it can be tried again. */
export const Failed: Story = {
  parameters: failsWith('protocol'),
  play: async (scene) => {
    await choose(scene, pdf('kvitto.pdf'));
    await byRole(scene, 'button', ['Försök igen med kvitto.pdf', 'Try again with kvitto.pdf']);
  },
};

/** What is refused before anything is sent, each with its reason. */
export const Refused: Story = {
  play: async (scene) => {
    const same = pdf('kvitto.pdf');
    await choose(
      scene,
      same,
      same,
      pdf('skanning av hela pärmen.pdf', 10_000_001),
      new File([], 'tom.pdf'),
      new File(['<svg/>'], 'logotyp.svg'),
      new File(['<html>'], 'faktura.pdf'),
      new File([PDF], 'faktura\u202Efdp.exe.pdf'),
    );
    await waitFor(() => expect(allByRole(scene, 'alert')).toHaveLength(6), PATIENCE);
  },
};
export const RefusedNarrow: Story = { ...Refused, globals: { width: '360' } };

const STRICT: Limits = { fileBytes: 5_000_000, files: 3, extensions: ['pdf', 'jpg', 'png'] };

/** An iPhone's own format is not taken: told at the button, with how to take the photo as JPEG. */
export const NoHeic: Story = {
  parameters: onStage({
    adapter: () => {
      const office = createDemoAdapter('single');
      return { ...office, getAccess: async (o) => ({ ...(await office.getAccess(o)), limits: STRICT }) };
    },
  }),
  play: async (scene) => {
    await choose(scene, new File(['x'], 'IMG_2214.HEIC'));
    await waitFor(() => expect(allByRole(scene, 'alert')).toHaveLength(1), PATIENCE);
  },
};
