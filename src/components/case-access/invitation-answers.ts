import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CaseStore } from '../../controllers/index.ts';
import type { Failure } from '../../domain/index.ts';
import { toFailure } from '../../element/index.ts';

export type Decision = 'accept' | 'decline';

/** Where the user's answer to one invitation stands. */
export type AnswerState =
  | { readonly state: 'sending' | 'done'; readonly decision: Decision }
  | { readonly state: 'failed'; readonly decision: Decision; readonly failure: Failure };

/** Sends the user's answers to invitations, each once however often a button is pressed. By agency. */
export class InvitationAnswers implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #settled: (agencyId: string) => void;
  #store: CaseStore | undefined;
  #answers = new Map<string, AnswerState>();

  /** `settled` is called when an answer has arrived or failed, before the element renders. */
  constructor(host: ReactiveControllerHost, settled: (agencyId: string) => void) {
    this.#host = host;
    this.#settled = settled;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#store = undefined;
    this.#answers = new Map();
  }

  of(store: CaseStore, agencyId: string): AnswerState | undefined {
    return store === this.#store ? this.#answers.get(agencyId) : undefined;
  }

  /** Does nothing while an answer is on its way. */
  async send(store: CaseStore, agencyId: string, invitationId: string, decision: Decision): Promise<void> {
    if (store !== this.#store) this.#answers = new Map();
    this.#store = store;
    const answers = this.#answers;
    if (answers.get(agencyId)?.state === 'sending') return;
    const put = (answer: AnswerState) => {
      answers.set(agencyId, answer);
      this.#host.requestUpdate();
    };
    put({ state: 'sending', decision });
    try {
      await store.answerInvitation(invitationId, decision);
      put({ state: 'done', decision });
    } catch (thrown) {
      put({ state: 'failed', decision, failure: toFailure(thrown) });
    }
    if (answers === this.#answers) this.#settled(agencyId);
  }
}
