import type { CaseStore } from './types.ts';

export type Voice = Pick<CaseStore, 'emit' | 'attachVoice'>;

/**
 * How a client's events reach the page: on the client itself, and through one of the elements that use it, so that they
 * bubble past the host's own markup. The first connected element speaks; when it leaves, the next one does.
 */
export function createVoice(client: EventTarget): Voice {
  const voices: EventTarget[] = [];
  return {
    emit(make) {
      // Two dispatches need two events: one that has been cancelled stays so.
      const onClient = client.dispatchEvent(make());
      const onElement = voices[0]?.dispatchEvent(make()) ?? true;
      return onClient && onElement;
    },
    attachVoice(voice) {
      voices.push(voice);
      let attached = true;
      return () => {
        if (!attached) return;
        attached = false;
        voices.splice(voices.indexOf(voice), 1);
      };
    },
  };
}
