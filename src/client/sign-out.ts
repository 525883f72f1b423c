import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { Session } from '../domain/index.ts';
import type { Tabs } from './tabs.ts';
import { sessionKey } from './vault.ts';

/** Between the tabs of one user and company: that one of them has forgotten the session. */
export interface SignOut {
  tell(): void;
  end(): void;
}

const ALONE: SignOut = { tell: () => undefined, end: () => undefined };

/** Calls back when another tab signs out. Silent where the tabs cannot agree, or the adapter does not say what it reaches. */
export function watchSignOut(
  { liveName }: CaseAdapter,
  session: Session,
  tabs: Tabs | undefined,
  onSignedOut: () => void,
): SignOut {
  const who = sessionKey(session);
  if (!tabs || liveName === undefined || who === null) return ALONE;
  const name = `spiris-cases/session@1 ${JSON.stringify([liveName, who])}`;
  const channel = tabs.channel(name);
  channel.onmessage = onSignedOut;
  let hasEnded = false;
  return {
    tell() {
      // A host may sign out with a client that it has let go already.
      const open = hasEnded ? tabs.channel(name) : channel;
      open.postMessage('over');
      if (hasEnded) open.close();
    },
    end() {
      hasEnded = true;
      channel.onmessage = null;
      channel.close();
    },
  };
}
