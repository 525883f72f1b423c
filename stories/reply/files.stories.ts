import type { Meta, StoryObj } from '@storybook/web-components';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { createDemoAdapter } from '../../mocks/demo-adapter.ts';
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { CaseAdapter, UploadOptions } from '../../src/adapter/case-adapter.ts';
import type { FailureKind, FileRefusal, Limits } from '../../src/domain/index.ts';
import en from '../../locales/en/reply.json';
import sv from '../../locales/sv/reply.json';
import { allByRole, byRole, inLanguage, PATIENCE } from '../support/find.ts';
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
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  await chooseList(scene, chosen.files);
}

async function chooseList(scene: Scene, files: FileList): Promise<void> {
  const [button] = await waitFor(() => {
    const found = allByRole(scene, 'button').filter(({ textContent }) =>
      /Välj filer|Choose files/.test(textContent ?? ''),
    );
    void expect(found.length).toBeGreaterThan(0);
    return found;
  }, PATIENCE);
  const input = button?.parentElement?.querySelector('input');
  if (!input) throw new Error('There is nothing to choose files with');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
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

/** Waits until so many rows tell why they are not taken, these reasons among them. */
async function tells(scene: Scene, ...refusals: readonly FileRefusal[]): Promise<void> {
  const texts = inLanguage(scene, [sv, en]).files.refusal;
  // As far as the first number or name that is filled in.
  const beginnings = refusals.map((refusal) => texts[refusal].split('{{')[0] ?? '');
  await waitFor(() => {
    const told = allByRole(scene, 'alert').map(({ textContent }) => textContent ?? '');
    for (const beginning of beginnings) void expect(told.some((text) => text.includes(beginning))).toBe(true);
    void expect(told.length).toBeGreaterThanOrEqual(refusals.length);
  }, PATIENCE);
}

/** The office's adapter with these limits, or with other answers. */
const office = (calls: (adapter: CaseAdapter) => Partial<CaseAdapter>) =>
  onStage({
    adapter: () => {
      const adapter = createDemoAdapter('single', { scanMs: Infinity });
      return { ...adapter, ...calls(adapter) };
    },
  });
const limited = (limits: Limits) =>
  office((adapter) => ({ getAccess: async (o) => ({ ...(await adapter.getAccess(o)), limits }) }));

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
    await tells(scene, 'duplicate', 'tooLarge', 'empty', 'wrongType', 'wrongContent', 'badName');
  },
};
export const RefusedNarrow: Story = { ...Refused, globals: { width: '360' } };

const STRICT: Limits = { fileBytes: 5_000_000, files: 3, extensions: ['pdf', 'jpg', 'png'] };

/** An iPhone's own format is not taken: told at the button, with how to take the photo as JPEG. */
export const NoHeic: Story = {
  parameters: limited(STRICT),
  play: async (scene) => {
    await choose(scene, new File(['x'], 'IMG_2214.HEIC'));
    await tells(scene, 'heicNotAllowed');
  },
};

/** More than one answer can take, in number and together in size. */
export const TooMany: Story = {
  parameters: limited({ fileBytes: 100_000, files: 2, totalBytes: 150_000, extensions: ['pdf'] }),
  play: async (scene) => {
    await choose(
      scene,
      pdf('oktober.pdf'),
      pdf('november.pdf', 90_000),
      pdf('december.pdf', 9_000),
      pdf('januari.pdf', 9_100),
    );
    await tells(scene, 'totalTooLarge', 'tooMany');
  },
};

/** It is there no longer, or another program holds it. */
export const Unreadable: Story = {
  play: async (scene) => {
    const file = pdf('kvitto.pdf');
    file.slice = () => {
      throw new DOMException('', 'NotReadableError');
    };
    // A real list would hold another object for the same file.
    await chooseList(scene, Object.assign([file], { item: () => file }));
    await tells(scene, 'unreadable');
  },
};

/** Nothing has named it in a day, and the back end has thrown it away: it can be uploaded again. */
export const Dropped: Story = {
  parameters: office(() => ({
    fileState: () => Promise.reject(adapterError({ kind: 'notFound', retryable: false })),
  })),
  play: async (scene) => {
    await choose(scene, pdf('kvitto.pdf'));
    await tells(scene, 'dropped');
  },
};

/** The page ended before it was uploaded: the draft still names it. */
export const Lost: Story = {
  parameters: office(() => ({
    loadDraft: () =>
      Promise.resolve({
        ...{ version: '1', savedAt: '2026-11-24T08:00:00Z', basedOn: null, act: 'answer', answers: {}, text: '' },
        files: [],
        pending: [{ name: 'kvitto-bauhaus.pdf', size: 80_000, itemId: 'bauhaus' }],
      }),
  })),
  play: (scene) => tells(scene, 'lost'),
};

/** A folder is no file: told beside the buttons. */
export const Folder: Story = {
  play: async (scene) => {
    const [button] = await waitFor(() => {
      const found = allByRole(scene, 'button', ['Välj filer', 'Choose files']);
      void expect(found.length).toBeGreaterThan(0);
      return found;
    }, PATIENCE);
    // Only a browser can make one.
    const folder = { kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => ({ isDirectory: true }) };
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { types: ['Files'], items: [folder], files: [] } });
    button?.dispatchEvent(event);
    await waitFor(() => expect(allByRole(scene, 'alert')).toHaveLength(1), PATIENCE);
  },
};
