import { describe, expect, it } from 'vitest';
import { FactsBook } from '../../src/client/facts.ts';
import type { Access, Facts } from '../../src/domain/index.ts';
import type { CaseFactsEvent } from '../../src/events/index.ts';
import { summary, withAgency } from '../domain/make.ts';
import { session } from './fake-adapter.ts';

const counted = (changes: Partial<Facts> = {}): Facts => ({
  total: 5,
  unread: 2,
  actionRequired: 3,
  visible: true,
  ...changes,
});

const waiting = summary({ unread: true });
const answered = withAgency();

/** A book, and what it has told the page. */
function begun() {
  const told: Facts[] = [];
  const book = new FactsBook(session, (make) => {
    const { total, unread, actionRequired, visible } = make() as CaseFactsEvent;
    told.push({ total, unread, actionRequired, visible });
    return true;
  });
  return { book, told };
}

describe('the counts', () => {
  it('are those of the request that was made last, in whatever order the answers come', () => {
    const { book, told } = begun();
    const [early, late] = [book.ticket(), book.ticket()];
    book.offer(counted({ total: 6 }), late);
    book.offer(counted({ total: 5 }), early);
    expect(book.value?.total).toBe(6);
    expect(told).toHaveLength(1);
  });

  it('are told when they change, and not again when they are read anew', () => {
    const { book, told } = begun();
    for (const total of [5, 5, 4, 4]) book.offer(counted({ total }), book.ticket());
    expect(told.map(({ total }) => total)).toEqual([5, 4]);
  });

  it.each([Number.NaN, -2, Number.POSITIVE_INFINITY, '3' as unknown as number, undefined as unknown as number])(
    'are none where an adapter says %s',
    (count) => {
      const { book } = begun();
      book.offer({ total: count, unread: count, actionRequired: count, visible: true }, book.ticket());
      expect(book.value).toEqual({ total: 0, unread: 0, actionRequired: 0, visible: true });
    },
  );

  it('follow what the user has done at once, and an answer that was asked for before does not undo it', () => {
    const { book } = begun();
    book.offer(counted(), book.ticket());
    const asked = book.ticket();
    book.moved(waiting, answered);
    expect(book.value).toEqual(counted({ unread: 1, actionRequired: 2 }));
    book.offer(counted(), asked);
    expect(book.value).toEqual(counted({ unread: 1, actionRequired: 2 }));
  });

  it('stay where the case was not known, and never fall below none', () => {
    const { book } = begun();
    book.offer(counted({ unread: 0, actionRequired: 0 }), book.ticket());
    book.moved(undefined, answered);
    book.moved(waiting, answered);
    expect(book.value).toEqual(counted({ unread: 0, actionRequired: 0 }));
  });

  it('show nothing to a role that may not read, whatever the back end counts', () => {
    const { book, told } = begun();
    book.offer(counted(), book.ticket());
    book.learn({ role: 'none', agencies: [{ state: 'active', historyReadable: true }] } as unknown as Access);
    expect(told.map(({ visible }) => visible)).toEqual([true, false]);
  });

  it('are nothing after a reset, told once, and what is still on its way is not listened to', () => {
    const { book, told } = begun();
    book.offer(counted(), book.ticket());
    const asked = book.ticket();
    book.clear();
    book.clear();
    book.offer(counted(), asked);
    expect(book.value).toBeNull();
    expect(told.at(-1)).toEqual({ total: 0, unread: 0, actionRequired: 0, visible: false });
    expect(told).toHaveLength(2);
  });
});
