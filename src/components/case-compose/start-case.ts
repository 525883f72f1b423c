import type { CaseDetail, Instant, Item, Person, PersonId } from '../../domain/index.ts';
import { NEW_CASE, START_ITEMS } from '../../domain/start.ts';
import type { Messages } from '../../controllers/index.ts';

export interface Start {
  readonly people: readonly Person[];
  readonly chosen: PersonId | undefined;
  readonly now: Instant;
}

/** The case that is being started, as a case to answer: what to fill in are its items, and it goes to its contact. */
export function startCase({ t }: Messages, { people, chosen, now }: Start): CaseDetail {
  const contact = people.find(({ id }) => id === chosen) ?? NOBODY;
  const ask = (id: string, kind: Item['kind'], label: string, members: Partial<Item> = {}): Item => ({
    id,
    kind,
    label,
    required: true,
    locked: false,
    ...members,
  });
  return {
    ...EMPTY,
    createdAt: now,
    updatedAt: now,
    ball: { holder: 'company', since: now, reason: 'new' },
    contact,
    items: [
      ask(START_ITEMS.recipient, 'choice', t('reply.start.to'), {
        options: people.map(({ id, name }) => ({ id, label: name })),
      }),
      ask(START_ITEMS.subject, 'text', t('reply.start.subject')),
      ask(START_ITEMS.text, 'longText', t('reply.start.text')),
      ask(START_ITEMS.files, 'documents', t('reply.start.files'), { required: false }),
    ],
  };
}

const NOBODY: Person = { id: '', name: '', side: 'agency' };

const EMPTY = {
  id: NEW_CASE,
  revision: null,
  subject: '',
  type: 'question',
  status: 'awaitingCompany',
  unread: false,
  reminders: [],
  agency: { id: '', name: '' },
  client: { id: '', name: '', kind: 'company' },
  progress: { answered: 0, required: 0 },
  toCorrect: 0,
  audience: 'recipients',
  recipients: [],
  description: '',
  attachments: [],
  entries: [],
  related: [],
  permissions: { answer: true, approve: false, comment: true, share: false },
} as const satisfies Partial<CaseDetail>;
