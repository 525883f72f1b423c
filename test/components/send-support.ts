/** A long form whose send goes as a test says. */
import { adapterError } from '../../src/adapter/adapter-error.ts';
import type { Failure, FailureKind } from '../../src/domain/index.ts';
import { byRole, userEvent } from '../support/index.ts';
import { ask, bench, type Bench, type Given } from './reply-support.ts';

export type Calls = NonNullable<Given['calls']>;

export const never = <T>(): Promise<T> => new Promise(() => undefined);
export const refuse = (kind: FailureKind, more: Partial<Failure> = {}): Promise<never> =>
  Promise.reject(adapterError({ kind, retryable: false, ...more }));

/** Once something has been sent, nothing more is heard; without keys, where so said. */
export const unanswered =
  (keys: boolean): Calls =>
  (own) => {
    let lost = false;
    return {
      getAccess: async (o) => {
        const access = await own.getAccess(o);
        return { ...access, capabilities: { ...access.capabilities, idempotency: keys } };
      },
      sendAct: () => {
        lost = true;
        return refuse('protocol');
      },
      findAct: () => refuse('protocol'),
      getCase: (id, o) => (lost ? refuse('protocol') : own.getCase(id, o)),
    };
  };

/** The agency writes in the moment in which the first send arrives. */
export const overtaken: Calls = (own, { desk }, caseId) => {
  let first = true;
  return {
    sendAct: async (id, act, options) => {
      if (first) await desk.note(caseId, { text: 'Det står Holms Bygg på insättningen.' });
      first = false;
      return own.sendAct(id, act, options);
    },
  };
};

export const FIRST = 'Fråga 1';
// Only the first is required, so that nothing is to be looked through before it goes.
export const five = [1, 2, 3, 4, 5].map((number) =>
  ask('text', {
    id: `i${number}`,
    required: number === 1,
    label: `Fråga ${number}`,
    help: 'Skriv det som du minns, och när det var ungefär.',
  }),
);

/** Five questions, the first of them answered. */
export async function written(calls?: Calls): Promise<Bench> {
  const made = await bench(five, calls ? { calls } : {});
  await userEvent.fill(await byRole('textbox', FIRST), 'Köket på Ringvägen.');
  return made;
}

/** The same, sent by keyboard from the first field. */
export async function sent(calls: Calls): Promise<Bench> {
  const made = await written(calls);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  return made;
}

export const bar = (): Promise<HTMLElement> => byRole('group', 'Skicka');
/** Some spaces never break over a line; that is not what is looked at here. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
export const shown = (element: Element): boolean => element.checkVisibility();
export const buttonsIn = (element: Element): string[] =>
  [...element.querySelectorAll('button')].filter(shown).map(({ textContent }) => plain(textContent));
