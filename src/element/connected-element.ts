import { property } from 'lit/decorators.js';
import type { CaseAdapter } from '../adapter/case-adapter.ts';
import type { CaseClient, CaseStore } from '../client/types.ts';
import { ClientController } from '../controllers/index.ts';
import type { Session } from '../domain/index.ts';
import type { Messages } from '../i18n/index.ts';
import { CaseElement } from './case-element.ts';
import { renderNoClient, renderSkeleton } from './states.ts';

/** Base of the elements that need a client: they take one, or an adapter, or use the nearest provider's. */
export abstract class ConnectedElement extends CaseElement {
  /** The door to the back end. The same adapter with the same session gives the same client. */
  @property({ attribute: false }) adapter?: CaseAdapter;

  /** A shared client from `createCaseClient`; wins over `adapter`. */
  @property({ attribute: false }) client?: CaseClient;

  /** Who is logged in, and for which company; verified by the host. */
  @property({ attribute: false }) session?: Session;

  protected readonly connection = new ClientController(this);

  protected override renderContent(messages: Messages): unknown {
    const store = this.connection.store;
    if (store) return this.renderConnected(messages, store);
    return this.connection.missing ? this.renderMissing(messages) : this.renderWaiting(messages);
  }

  /** What stands here while the page has not given a client yet. */
  protected renderWaiting(messages: Messages): unknown {
    return renderSkeleton(messages);
  }

  /** What stands here when no client came. */
  protected renderMissing(messages: Messages): unknown {
    return renderNoClient(messages);
  }

  protected abstract renderConnected(messages: Messages, store: CaseStore): unknown;
}
