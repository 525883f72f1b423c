import { afterEach, describe, expect, it } from 'vitest';
import type { UploadOptions } from '../../src/adapter/case-adapter.ts';
import { detail, item } from '../domain/make.ts';
import { fails, hangs, type Office } from './fake-adapter.ts';
import { turn, until } from './fake-env.ts';
import { heard, reply, tidy, world } from './support.ts';

afterEach(tidy);

const pdf = (name: string): File => new File(['%PDF-1.7\n', name], name, { type: 'application/pdf', lastModified: 1 });

async function begun(office: Office = {}) {
  const made = world([detail([item('documents')])], office);
  const session = await reply(made, '');
  const { adapter } = made;
  const phases = () => session.state.value.files.map(({ phase }) => phase);
  const keys = () =>
    adapter.calls
      .filter(({ method }) => method === 'uploadFile')
      .map(({ args }) => (args[2] as UploadOptions).uploadKey);
  const tried = (count: number) => until(() => adapter.count('uploadFile') === count, `${count} tries`);
  return { ...made, session, phases, keys, tried };
}

describe('uploads', () => {
  it('go two at a time, and the next as soon as there is room', async () => {
    const { adapter, session, phases, tried } = await begun();
    adapter.next('uploadFile', hangs, hangs);
    session.addFiles(['a.pdf', 'b.pdf', 'c.pdf'].map(pdf));
    await tried(2);
    await turn();
    expect(adapter.count('uploadFile')).toBe(2);
    const [first] = session.state.value.files;
    session.removeFile(first?.key ?? '');
    await until(() => phases().includes('uploaded'), 'the third file');
    expect(adapter.args('uploadFile')[0]).toMatchObject({ name: 'c.pdf' });
  });

  it('are tried again under the same key where the back end knows it', async () => {
    const { adapter, env, session, phases, keys, tried } = await begun();
    adapter.next('uploadFile', fails('server'), fails('network'));
    session.addFiles([pdf('a.pdf')]);
    await tried(1);
    await env.advance(10_000);
    expect(keys()).toHaveLength(3);
    expect(new Set(keys()).size).toBe(1);
    expect(phases()).toEqual(['uploaded']);
  });

  it('are not tried again by themselves where it does not: a second file would be the price', async () => {
    const { adapter, env, session, phases, store, tried } = await begun({ idempotent: false });
    const told = heard(store, 'case-error');
    adapter.next('uploadFile', fails('server', { reference: 'r-7' }));
    session.addFiles([pdf('a.pdf')]);
    await tried(1);
    await env.advance(120_000);
    expect(adapter.count('uploadFile')).toBe(1);
    expect(phases()).toEqual(['failed']);
    expect(told.map(({ operation, kind, reference }) => [operation, kind, reference])).toEqual([
      ['uploadFile', 'server', 'r-7'],
    ]);
    session.retryFile(session.state.value.files[0]?.key ?? '');
    await until(() => phases()[0] === 'uploaded', 'the second try');
  });

  it('wait for a renewed session and go on by themselves', async () => {
    const { adapter, session, store, phases, tried } = await begun();
    const asked = heard(store, 'case-auth-required');
    adapter.next('uploadFile', fails('signedOut'));
    session.addFiles([pdf('a.pdf')]);
    await tried(1);
    await until(() => asked.length === 1, 'the question to the host');
    expect(phases()).toEqual(['uploading']);
    store.resume();
    await until(() => phases()[0] === 'uploaded', 'the upload');
  });

  it('may take long while something moves, and are given up after five minutes of nothing', async () => {
    const { adapter, env, session, phases, tried } = await begun({ idempotent: false });
    let move = (_sent: number): void => undefined;
    adapter.next('uploadFile', (_file: File, _target: unknown, { onProgress }: UploadOptions) => {
      move = (sent) => onProgress(sent, 100);
      return new Promise(() => undefined);
    });
    session.addFiles([pdf('a.pdf')]);
    await tried(1);
    for (let sent = 10; sent <= 50; sent += 10) {
      await env.advance(299_000);
      move(sent);
    }
    expect(session.state.value.files[0]).toMatchObject({ phase: 'uploading', progress: 0.5 });
    await env.advance(301_000);
    expect(phases()).toEqual(['failed']);
  });
});
