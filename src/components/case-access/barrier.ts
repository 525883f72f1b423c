import { html } from 'lit';
import type { CaseStore, Messages } from '../../controllers/index.ts';
import { mayReadCases, type Barrier } from '../../domain/access.ts';
import type { Access, ConsentState } from '../../domain/index.ts';
import { child, fullName, handDown, type ConnectedElement } from '../../element/index.ts';
import { heading } from '../../element/heading.ts';
import { renderNoAccess } from './no-access.ts';

/** Beside cases that can be read, nothing is to be said of agencies with which all is well. */
const OFF: readonly ConsentState[] = ['notInvited', 'invited', 'declined', 'paused', 'ended'];

export interface BarrierScene {
  /** The element in whose place it stands. */
  readonly host: ConnectedElement;
  readonly messages: Messages;
  readonly store: CaseStore;
  readonly access: Access;
  readonly barrier: Barrier;
  /** Level of the heading. */
  readonly level: number;
}

/** Says in any element what keeps the user from a case and what can be done, in the words of `case-access`. */
export function renderBarrier(scene: BarrierScene): unknown {
  const { messages, access, barrier, level } = scene;
  if (barrier === 'role') return renderNoAccess(messages, access, level);
  const title = messages.t('access.barrier');
  return html`<div class="barrier">
    ${heading(level, title, { class: 'problem', id: 'problem', focusable: true })} ${renderAgencies(scene)}
  </div>`;
}

/** With the buttons of an invitation where the page has `case-access` (the portal does), else in words. */
function renderAgencies({ host, messages, store, access, level }: BarrierScene): unknown {
  const { name, registry } = fullName(host, 'case-access');
  if (!registry.get(name)) return renderNoAccess(messages, access);
  const only = mayReadCases(access) ? OFF : undefined;
  return child(host, 'case-access', { ...handDown(host, store), headingLevel: level + 1, only });
}
