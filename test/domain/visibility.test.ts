import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isItem, visibleItems, type Broken, type Item, type RawAnswer } from '../../src/domain/index.ts';
import { item } from './make.ts';

const broken: Broken = { kind: 'broken', failure: { kind: 'protocol', retryable: false } };
const when = (id: string, control: string, is: readonly (string | boolean)[]): Item =>
  item('text', { id, visibleWhen: { item: control, is } });
const ids = (items: readonly (Item | Broken)[], raws: Record<string, RawAnswer> = {}) =>
  visibleItems(items, raws).map((one) => (isItem(one) ? one.id : 'broken'));

describe('visibleItems', () => {
  const car = item('yesNo', { id: 'car' });

  it('shows an item when its condition is fulfilled', () => {
    const items = [car, when('km', 'car', [true])];
    expect(ids(items)).toEqual(['car']);
    expect(ids(items, { car: { yes: false } })).toEqual(['car']);
    expect(ids(items, { car: { yes: true } })).toEqual(['car', 'km']);
  });

  it('goes by choices, text and decisions too', () => {
    const control = (kind: Item['kind']) => [item(kind, { id: 'x' }), when('y', 'x', ['b', false])];
    expect(ids(control('choice'), { x: { picked: ['b'] } })).toEqual(['x', 'y']);
    expect(ids(control('choices'), { x: { picked: ['a', 'b'] } })).toEqual(['x', 'y']);
    expect(ids(control('text'), { x: { text: ' b ' } })).toEqual(['x', 'y']);
    expect(ids(control('approval'), { x: { decision: 'changes' } })).toEqual(['x', 'y']);
    expect(ids(control('choice'), { x: { picked: ['a'] } })).toEqual(['x']);
  });

  it('goes by the sent answer where nothing has been typed, or nothing may be', () => {
    const sent = { ...car, answer: { value: true } };
    expect(ids([sent, when('km', 'car', [true])])).toEqual(['car', 'km']);
    expect(ids([sent, when('km', 'car', [true])], { car: { yes: false } })).toEqual(['car']);
    expect(ids([{ ...sent, locked: true }, when('km', 'car', [true])], { car: { yes: false } })).toEqual(['car', 'km']);
    const chosen = item('choices', { id: 'car', answer: { value: ['a', 'b'] } });
    expect(ids([chosen, when('km', 'car', ['b'])])).toEqual(['car', 'km']);
    const declined = item('approval', { id: 'car', answer: { approved: false, reason: 'fel' } });
    expect(ids([declined, when('km', 'car', [false])])).toEqual(['car', 'km']);
  });

  it('hides what hangs on something declared missing', () => {
    const items = [{ ...car, answer: { value: true } }, when('km', 'car', [true])];
    expect(ids(items, { car: { yes: true, missing: {} } })).toEqual(['car']);
    expect(ids([{ ...car, answer: { missing: 'lost' as const } }, when('km', 'car', [true])])).toEqual(['car']);
  });

  it('hides a whole chain with its first link, in any order', () => {
    const items = [when('c', 'b', ['x']), when('b', 'car', [true]), car];
    expect(ids(items, { car: { yes: true }, b: { text: 'x' } })).toEqual(['c', 'b', 'car']);
    expect(ids(items, { car: { yes: false }, b: { text: 'x' } })).toEqual(['car']);
  });

  it('shows what leads in a circle or to nothing: nothing that is asked is lost', () => {
    const items = [
      when('a', 'b', ['x']),
      when('b', 'a', ['x']),
      when('self', 'self', ['x']),
      when('d', 'nobody', ['x']),
    ];
    expect(ids(items)).toEqual(['a', 'b', 'self', 'd']);
    expect(ids([...items, when('e', 'a', ['x'])])).toEqual(['a', 'b', 'self', 'd']);
    expect(ids([...items, when('e', 'a', ['x'])], { a: { text: 'x' } })).toEqual(['a', 'b', 'self', 'd', 'e']);
  });

  it('keeps broken items where they are', () => {
    expect(ids([broken, car])).toEqual(['broken', 'car']);
  });

  it('takes ids that are names of the language', () => {
    const items = [
      item('yesNo', { id: '__proto__' }),
      when('toString', '__proto__', [true]),
      when('constructor', 'toString', ['x']),
    ];
    expect(ids(items)).toEqual(['__proto__']);
    const raws = Object.fromEntries([
      ['__proto__', { yes: true }],
      ['toString', { text: 'x' }],
    ]);
    expect(ids(items, raws)).toEqual(['__proto__', 'toString', 'constructor']);
  });

  it('follows a chain of 20 000', () => {
    const items = Array.from({ length: 20_000 }, (_, i) =>
      i === 0 ? item('text', { id: '0' }) : when(`${i}`, `${i - 1}`, ['x']),
    );
    expect(visibleItems(items, { '0': { text: 'x' } })).toHaveLength(2);
    const raws = Object.fromEntries(items.map((one) => [one.id, { text: 'x' }]));
    expect(visibleItems(items.reverse(), raws)).toHaveLength(20_000);
  });

  it('does not depend on the order of the items', () => {
    const links = fc.array(fc.nat(9), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(
        links,
        fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
        fc.integer(),
        (targets, yes, seed) => {
          const items = targets.map((target, i) => when(`${i}`, `${target}`, [true]));
          const raws = Object.fromEntries(yes.map((value, i) => [`${i}`, { yes: value }]));
          const mixed = [...items].sort((a, b) => ((Number(a.id) * 7 + seed) % 11) - ((Number(b.id) * 7 + seed) % 11));
          expect(new Set(ids(mixed, raws))).toEqual(new Set(ids(items, raws)));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
