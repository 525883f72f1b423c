import type { Act, Answer } from '../../src/domain/index.ts';
import type { BallRecord, CaseRecord, CaseSeed, FileRecord, ItemRecord } from '../../mocks/office/model.ts';
import { applyAct, type ActResult } from '../../mocks/office/rules/acts.ts';
import { caseFromSeed, mayReopen } from '../../mocks/office/rules/cases.ts';
import { closeCase, judge, remind, reopen, replaceFile, sendBack, useAnswer } from '../../mocks/office/rules/desk.ts';
import { openOf, progressOf, toCorrectOf } from '../../mocks/office/rules/items.ts';
import { caseSeed, item } from './world.ts';

const AT = '2026-11-24T08:00:00.000Z';
const company = { id: 'lindqvist', name: 'Lindqvist Snickeri AB', kind: 'company' as const };

let ids = 0;
const actor = (personId: string, side: 'company' | 'agency') => ({
  personId,
  side,
  at: AT,
  uuid: () => `id-${(ids += 1)}`,
});
const anna = actor('anna', 'agency');

const recordOf = (members: Partial<CaseSeed> = {}): CaseRecord =>
  caseFromSeed(caseSeed('a', members), company, (id) => id === 'anna');

const file = (id: string, members: Partial<FileRecord> = {}): FileRecord => ({
  id,
  name: `${id}.pdf`,
  size: 10,
  type: 'application/pdf',
  blob: id,
  byId: 'maria',
  at: AT,
  caseIds: [],
  ...members,
});

const apply = (record: CaseRecord, act: Act, files: readonly FileRecord[] = []): ActResult =>
  applyAct(record, act, {
    actor: actor('maria', 'company'),
    actKey: 'key',
    today: '2026-11-24',
    files: new Map(files.map((one) => [one.id, one])),
    mayName: ({ byId }) => byId === 'maria',
  });

const after = (result: ActResult): CaseRecord => {
  if ('fields' in result) throw new Error(JSON.stringify(result.fields));
  return result.record;
};

const answer = (answers: Record<string, Answer>, text?: string): Act => ({
  kind: 'answer',
  answers,
  files: [],
  ...(text ? { text } : {}),
});

const atCompany: BallRecord = { holder: 'company', since: '2026-11-20T09:00:00Z', reason: 'new' };
const atAgency: BallRecord = { holder: 'agency', since: '2026-11-22T09:00:00Z', reason: 'answered' };
const yes = { value: 'Ja' };

describe('who has the ball after an act', () => {
  const two = [item('one'), item('two')];
  const halfDone = [item('one', { answer: yes }), item('two')];
  const done = [item('one', { answer: yes }), item('two', { answer: yes })];
  const ask: Act = { kind: 'ask', text: 'Vilket år?', files: [] };
  const note: Act = { kind: 'note', text: 'Jag letar.', files: [] };
  const later: Act = { kind: 'moreTime', until: '2026-12-01' };

  it.each<[string, readonly ItemRecord[], BallRecord, Act, string, string, string]>([
    ['all required answered', two, atCompany, answer({ one: yes, two: yes }), 'agency', 'answered', 'answer'],
    ['some answered', two, atCompany, answer({ one: yes }), 'company', 'new', 'answer'],
    ['the rest answered', halfDone, atCompany, answer({ two: yes }), 'agency', 'answered', 'answer'],
    [
      'the rest declared missing',
      halfDone,
      atCompany,
      answer({ two: { missing: 'lost', text: 'Brann' } }),
      'agency',
      'answered',
      'answer',
    ],
    [
      'only optional left',
      [item('one'), item('two', { required: false })],
      atCompany,
      answer({ one: yes }),
      'agency',
      'answered',
      'answer',
    ],
    ['nothing asked, words only', [], atCompany, answer({}, 'Det var hyran.'), 'agency', 'answered', 'answer'],
    ['words only, items open', two, atCompany, answer({}, 'Strax.'), 'company', 'new', 'answer'],
    ['answered while the agency has it', halfDone, atAgency, answer({ two: yes }), 'agency', 'answered', 'answer'],
    ['a counter-question', two, atCompany, ask, 'agency', 'question', 'ask'],
    ['a counter-question to whoever has it already', two, atAgency, ask, 'agency', 'answered', 'ask'],
    ['a note', two, atCompany, note, 'company', 'new', 'message'],
    ['a note while the agency has it', two, atAgency, note, 'agency', 'answered', 'message'],
    ['more time', two, atCompany, later, 'company', 'new', 'moreTime'],
    ['an acknowledgement', [], atCompany, { kind: 'acknowledge' }, 'agency', 'answered', 'answer'],
    [
      'a correction',
      done,
      atAgency,
      { kind: 'amend', answers: { one: { value: 'Nej' } }, files: [] },
      'agency',
      'answered',
      'amended',
    ],
    [
      'a correction that leaves something open',
      halfDone,
      atCompany,
      { kind: 'amend', answers: { one: { value: 'Nej' } }, files: [] },
      'company',
      'new',
      'amended',
    ],
  ])('%s', (_title, items, ball, act, holder, reason, entry) => {
    const record = after(apply(recordOf({ items, ball }), act));
    expect(record.ball).toMatchObject({ holder, reason });
    expect(record.entries.at(-1)).toMatchObject({ kind: entry, byId: 'maria', at: AT, actKey: 'key' });
    const moved = holder !== ball.holder;
    expect(record.entries.at(-1)?.ball?.holder).toBe(
      moved ? 'agency' : act.kind === 'moreTime' ? 'company' : undefined,
    );
    expect(record.ball.since).toBe(moved ? AT : ball.since);
    expect(record.version).toBe(recordOf({ items, ball }).version + 1);
  });

  it('keeps its person and its time with a promise, and loses the promise when it goes over', () => {
    const ball = { ...atCompany, personId: 'per' };
    const promised = after(apply(recordOf({ items: two, ball }), later));
    expect(promised.ball).toEqual({ ...ball, promisedBy: '2026-12-01' });
    expect(after(apply(promised, answer({ one: yes, two: yes }))).ball.promisedBy).toBeUndefined();
  });

  it.each([
    ['2026-11-23', 'dateInPast'],
    ['2026-02-30', 'notADate'],
    ['i morgon', 'notADate'],
  ])('takes no promise for %s', (until, code) => {
    expect(apply(recordOf(), { kind: 'moreTime', until })).toEqual({ fields: [{ path: 'until', code }] });
  });

  it('takes no promise while the agency has it', () => {
    expect(apply(recordOf({ ball: atAgency }), later)).toEqual({ fields: [{ path: 'until', code: 'notYourTurn' }] });
  });

  it.each<Act>([
    { kind: 'ask', text: '  ', files: [] },
    { kind: 'note', text: '', files: [] },
    { kind: 'answer', answers: {}, files: [] },
  ])('wants words: %o', (act) => {
    expect(apply(recordOf(), act)).toEqual({ fields: [{ path: 'text', code: 'required' }] });
  });
});

describe('items', () => {
  it('that a condition hides are neither asked for nor counted', () => {
    const items = [
      item('car', { kind: 'yesNo' }),
      item('km', { visibleWhen: { item: 'car', is: [true] } }),
      item('fuel', { visibleWhen: { item: 'km', is: ['x'] } }),
    ];
    const no = after(apply(recordOf({ items }), answer({ car: { value: false } })));
    expect(no.ball.holder).toBe('agency');
    expect(progressOf(no.items)).toEqual({ answered: 1, required: 1 });
    const yesFirst = after(apply(recordOf({ items }), answer({ car: { value: true } })));
    expect(yesFirst.ball.holder).toBe('company');
    expect(progressOf(yesFirst.items)).toEqual({ answered: 1, required: 2 });
  });

  it('tell the size of the job by kind', () => {
    const items = [
      item('a', { kind: 'documents' }),
      item('b', { kind: 'documents' }),
      item('c', { kind: 'amount', answer: { value: 'x' } }),
      item('d', { required: false }),
    ];
    expect(openOf(items)).toEqual([{ kind: 'documents', count: 2 }]);
    expect(openOf([item('a', { required: false })])).toEqual([{ kind: 'text', count: 1 }]);
  });

  it('of a kind that nobody knows never hold the case back, and take no answer', () => {
    const items = [item('new', { kind: 'hologram' }), item('one')];
    expect(after(apply(recordOf({ items }), answer({ one: yes }))).ball.holder).toBe('agency');
    expect(apply(recordOf({ items }), answer({ new: yes }))).toEqual({
      fields: [{ path: 'answers.new', code: 'unknownKind' }],
    });
  });

  const money = { amount: '1234.50', currency: 'SEK' };
  const columns = [{ id: 'hours', kind: 'number', label: 'Timmar', required: true }];
  const rows = [
    { id: 'r1', date: '2026-10-01', text: 'ICA', amount: money },
    { id: 'r2', date: '2026-10-02', text: 'SJ', amount: money },
  ];
  const options = [
    { id: 'x', label: 'X' },
    { id: 'y', label: 'Y' },
  ];
  it.each<[string, Partial<ItemRecord>, unknown, string | null]>([
    ['text', {}, { value: 'Hej' }, null],
    ['text', {}, { value: '  ' }, 'required'],
    ['text', {}, { value: 5 }, 'required'],
    ['text', {}, null, 'invalid'],
    ['text', {}, { missing: 'later', by: '2026-12-01' }, null],
    ['text', {}, { missing: 'never' }, 'missingReason'],
    ['text', {}, { missing: 'later', by: '2026-02-30' }, 'notADate'],
    ['number', { kind: 'number' }, { value: '-12.5' }, null],
    ['number', { kind: 'number' }, { value: '1e5' }, 'notANumber'],
    ['amount', { kind: 'amount' }, { value: money }, null],
    ['amount', { kind: 'amount' }, { value: { amount: 12, currency: 'SEK' } }, 'notAnAmount'],
    ['date', { kind: 'date' }, { value: '2026-02-28' }, null],
    ['date', { kind: 'date' }, { value: '2026-02-30' }, 'notADate'],
    ['period', { kind: 'period' }, { value: { from: '2026-10-01', to: '2026-10-31' } }, null],
    ['period', { kind: 'period' }, { value: { from: '2026-10-31', to: '2026-10-01' } }, 'datesReversed'],
    ['yesNo', { kind: 'yesNo' }, { value: false }, null],
    ['yesNo', { kind: 'yesNo' }, { value: 'ja' }, 'invalid'],
    ['choice', { kind: 'choice', options }, { value: 'x' }, null],
    ['choice', { kind: 'choice', options }, { value: 'z' }, 'notAnOption'],
    ['choices', { kind: 'choices', options }, { value: ['x', 'y'] }, null],
    ['choices', { kind: 'choices', options }, { value: [] }, 'notAnOption'],
    ['organisationNumber', { kind: 'organisationNumber' }, { value: '5560160680' }, null],
    ['organisationNumber', { kind: 'organisationNumber' }, { value: '5560160681' }, 'checkDigit'],
    ['bankgiro', { kind: 'bankgiro' }, { value: '9912346' }, null],
    ['transactions', { kind: 'transactions', rows }, { lines: { r1: { mark: 'private' } } }, null],
    ['transactions', { kind: 'transactions', rows }, { lines: { r9: { text: 'x' } } }, 'invalid'],
    ['transactions', { kind: 'transactions', rows }, { lines: { r1: {} } }, 'required'],
    ['rows', { kind: 'rows', columns }, { table: [{ hours: '8' }] }, null],
    ['rows', { kind: 'rows' }, { table: [], unchanged: true }, null],
    ['rows', { kind: 'rows' }, { table: [] }, 'required'],
    ['documents', { kind: 'documents' }, { files: [] }, 'required'],
    ['documents', { kind: 'documents' }, { files: ['none'] }, 'fileMissing'],
    ['approval', { kind: 'approval' }, { approved: false, reason: ' ' }, 'reasonRequired'],
  ])('%s %o: %j → %s', (_kind, members, value, code) => {
    const result = apply(recordOf({ items: [item('i', members)] }), answer({ i: value as Answer }));
    expect('fields' in result ? result.fields : null).toEqual(code === null ? null : [{ path: 'answers.i', code }]);
  });

  it('with bank lines are done when each line is', () => {
    const record = recordOf({ items: [item('i', { kind: 'transactions', rows })] });
    const half = after(apply(record, answer({ i: { lines: { r1: { text: 'Lunch' } } } })));
    expect(half.ball.holder).toBe('company');
    expect(half.items[0]?.answer).toEqual({ lines: { r1: { text: 'Lunch' } } });
    const whole = after(apply(half, answer({ i: { lines: { r2: { missing: 'lost' } } } })));
    expect(whole.ball.holder).toBe('agency');
    expect(whole.items[0]?.answer).toEqual({ lines: { r1: { text: 'Lunch' }, r2: { missing: 'lost' } } });
  });

  it('hold files to their own limits', () => {
    const limits = { fileBytes: 100, files: 1, extensions: ['pdf'] };
    const items = [item('i', { kind: 'documents', limits })];
    const files = [file('f1'), file('f2'), file('big', { size: 101 }), file('pic', { name: 'pic.png' })];
    const codeOf = (ids: string[]) => {
      const result = apply(recordOf({ items }), answer({ i: { files: ids } }), files);
      return 'fields' in result ? result.fields[0]?.code : 'taken';
    };
    expect([codeOf(['f1']), codeOf(['f1', 'f2']), codeOf(['big']), codeOf(['pic'])]).toEqual([
      'taken',
      'tooManyFiles',
      'tooLarge',
      'unsupportedType',
    ]);
  });
});

describe('an approval', () => {
  const approves = {
    files: ['vat'],
    figures: [{ label: 'Moms att betala', value: { amount: '18400', currency: 'SEK' } }],
  };
  const items = [item('i', { kind: 'approval', approves })];
  const vat = file('vat', { byId: 'anna', checksum: 'abc' });

  it('is a yes to what was shown, by checksum or id', () => {
    for (const of of [['abc'], ['vat']]) {
      const record = after(apply(recordOf({ items }), answer({ i: { approved: true, of } }), [vat]));
      expect(record.ball).toMatchObject({ holder: 'agency', reason: 'approved' });
    }
  });

  it('of a file that has been replaced is void', () => {
    const result = apply(recordOf({ items }), answer({ i: { approved: true, of: ['old'] } }), [vat]);
    expect(result).toEqual({ fields: [{ path: 'answers.i', code: 'approvalChanged' }] });
  });

  it('that is refused hands over with its reason in the thread, and does not count as approved', () => {
    const record = after(
      apply(recordOf({ items }), answer({ i: { approved: false, reason: 'Fel belopp.' } }, 'Se mejl.'), [vat]),
    );
    expect(record.ball).toMatchObject({ holder: 'agency', reason: 'answered' });
    expect(record.entries.at(-1)?.text).toBe('Fel belopp.\n\nSe mejl.');
  });

  it('may be taken back until the agency has used it; the log keeps both', () => {
    const given = after(apply(recordOf({ items }), answer({ i: { approved: true, of: ['vat'] } }), [vat]));
    const no: Act = { kind: 'amend', answers: { i: { approved: false, reason: 'Jag läste fel.' } }, files: [] };
    const taken = after(apply(given, no, [vat]));
    expect(taken.items[0]?.answer).toMatchObject({ approved: false });
    expect(taken.ball.holder).toBe('agency');
    expect(taken.entries.map(({ kind, text }) => [kind, text]).slice(1)).toEqual([
      ['approved', undefined],
      ['approvalWithdrawn', 'Jag läste fel.'],
    ]);
    const used = after(useAnswer(given, 'i'));
    expect(apply(used, no, [vat])).toEqual({ fields: [{ path: 'answers.i', code: 'locked' }] });
  });

  it('that was refused is asked for again when the case comes back', () => {
    const no = after(apply(recordOf({ items }), answer({ i: { approved: false, reason: 'Fel belopp.' } }), [vat]));
    expect(no.entries.at(-1)?.kind).toBe('notApproved');
    const back = after(sendBack(no, { text: 'Nu är det rättat.' }, anna));
    expect(back.items[0]?.answer).toBeUndefined();
    expect(progressOf(back.items)).toEqual({ answered: 0, required: 1 });
  });

  it('is asked for again when a file of it is replaced, and not before', () => {
    const given = after(apply(recordOf({ items }), answer({ i: { approved: true, of: ['vat'] } }), [vat]));
    const replaced = after(replaceFile(given, { itemId: 'i', fileId: 'vat', by: 'vat2' }, anna));
    expect(replaced.items[0]).toMatchObject({ approves: { files: ['vat2'], figures: approves.figures } });
    expect(replaced.items[0]?.answer).toBeUndefined();
    expect(replaced.ball).toMatchObject({ holder: 'company', reason: 'redo' });
    expect(replaced.entries.at(-1)).toMatchObject({ files: ['vat2'], ball: { holder: 'company' } });
    const open = after(replaceFile(recordOf({ items }), { itemId: 'i', fileId: 'vat', by: 'vat2' }, anna));
    expect(open.ball.reason).toBe('new');
    const used = after(useAnswer(given, 'i'));
    expect(replaceFile(used, { itemId: 'i', fileId: 'vat', by: 'x' }, anna)).toEqual({
      fields: [{ path: 'itemId', code: 'locked' }],
    });
    expect(replaceFile(given, { itemId: 'i', fileId: 'other', by: 'x' }, anna)).toEqual({
      fields: [{ path: 'fileId', code: 'fileMissing' }],
    });
  });
});

describe('an answer that the agency has used', () => {
  const answered = () => recordOf({ ball: atAgency, items: [item('one', { answer: yes }), item('two')] });

  it('is locked for the company, which has nothing new to read', () => {
    const before = answered();
    const used = after(useAnswer(before, 'one'));
    expect(used.items[0]).toMatchObject({ answer: yes, locked: true });
    expect(used).toMatchObject({ version: before.version + 1, agencySeq: before.agencySeq, ball: before.ball });
    const change: Act = { kind: 'amend', answers: { one: { value: 'Nej' } }, files: [] };
    expect(apply(used, change)).toEqual({ fields: [{ path: 'answers.one', code: 'locked' }] });
  });

  it('must be there, and can be used once', () => {
    const code = (result: ReturnType<typeof useAnswer>) => ('fields' in result ? result.fields[0]?.code : undefined);
    expect(code(useAnswer(answered(), 'two'))).toBe('notAnswered');
    expect(code(useAnswer(answered(), 'none'))).toBe('unknownItem');
    expect(code(useAnswer(after(useAnswer(answered(), 'one')), 'one'))).toBe('locked');
  });
});

describe('a verdict', () => {
  const answered = () =>
    recordOf({
      ball: atAgency,
      items: [item('one', { kind: 'documents', answer: { files: ['f1'] } }), item('two', { answer: yes })],
    });
  const judged = (is: 'accepted' | 'rejected' | 'needsMore') => {
    const reason = is === 'accepted' ? {} : { reason: 'Sidan 2 saknas.' };
    return after(sendBack(after(judge(answered(), 'one', { is, ...reason })), { text: '' }, anna));
  };

  it.each([
    ['accepted', 'question'],
    ['rejected', 'redo'],
    ['needsMore', 'moreNeeded'],
  ] as const)('%s sends the case back as %s', (is, reason) => {
    const record = judged(is);
    expect(record.ball).toMatchObject({ holder: 'company', reason });
    expect(toCorrectOf(record.items)).toBe(is === 'accepted' ? 0 : 1);
    expect(record.items[0]?.locked).toBe(is === 'accepted' ? true : undefined);
    expect(record.entries.at(-1)).toMatchObject({ kind: 'handOver', ball: { reason } });
  });

  it('rejected is answered anew; needing more is added to', () => {
    const more = answer({ one: { files: ['f2'] } });
    const files = [file('f1'), file('f2')];
    expect(after(apply(judged('rejected'), more, files)).items[0]).toMatchObject({ answer: { files: ['f2'] } });
    const added = after(apply(judged('needsMore'), more, files));
    expect(added.items[0]).toMatchObject({ answer: { files: ['f1', 'f2'] } });
    expect(added.items[0]?.verdict).toBeUndefined();
    expect(added.ball.holder).toBe('agency');
  });

  it('needs an answer and, unless it is a yes, a reason', () => {
    const record = recordOf({ items: [item('one'), item('two', { answer: yes })] });
    expect(judge(record, 'one', { is: 'accepted' })).toEqual({ fields: [{ path: 'itemId', code: 'notAnswered' }] });
    expect(judge(record, 'two', { is: 'rejected' })).toEqual({ fields: [{ path: 'reason', code: 'required' }] });
    expect(judge(record, 'three', { is: 'accepted' })).toEqual({ fields: [{ path: 'itemId', code: 'unknownItem' }] });
  });

  it('that has not been told goes when the company corrects its answer', () => {
    const pending = after(judge(answered(), 'two', { is: 'rejected', reason: 'Fel.' }));
    const amended = after(apply(pending, { kind: 'amend', answers: { two: { value: 'Rätt' } }, files: [] }));
    expect(amended.items[1]).toMatchObject({ answer: { value: 'Rätt' } });
    expect(amended.items[1]?.pendingVerdict).toBeUndefined();
  });
});

describe('a correction', () => {
  it('adds files and takes back those that the user names; the thread keeps what was sent', () => {
    const record = recordOf({
      ball: atAgency,
      items: [item('one', { kind: 'documents', answer: { files: ['f1', 'f2'] } })],
    });
    const act: Act = { kind: 'amend', answers: { one: { files: ['f3'] } }, files: [], withdrawnFiles: ['f1'] };
    const after3 = after(apply(record, act, [file('f3')]));
    expect(after3.items[0]?.answer).toEqual({ files: ['f2', 'f3'] });
    const none = after(apply(record, { kind: 'amend', answers: {}, files: [], withdrawnFiles: ['f1', 'f2'] }));
    expect(none.items[0]?.answer).toBeUndefined();
    expect(progressOf(none.items)).toEqual({ answered: 0, required: 1 });
  });

  it('takes back single files of bank lines, and opens a line that said nothing else', () => {
    const rows = ['a', 'b'].map((id) => ({
      id,
      date: '2026-10-08',
      text: id,
      amount: { amount: '-1', currency: 'SEK' },
    }));
    const lines = { a: { text: 'Diesel', files: ['f1'] }, b: { files: ['f2', 'f3'] } };
    const record = recordOf({
      ball: atAgency,
      items: [item('one', { kind: 'transactions', rows, answer: { lines } })],
    });
    const take = (withdrawnFiles: string[], answers: Extract<Act, { kind: 'amend' }>['answers'] = {}) =>
      after(apply(record, { kind: 'amend', answers, files: [], withdrawnFiles }, [file('f3')]));
    const some = take(['f1', 'f2']);
    expect(some.items[0]?.answer).toEqual({ lines: { a: { text: 'Diesel' }, b: { files: ['f3'] } } });
    expect(progressOf(some.items)).toEqual({ answered: 1, required: 1 });
    const emptied = take(['f2', 'f3']);
    expect(emptied.items[0]?.answer).toEqual({ lines: { a: lines.a } });
    expect(progressOf(emptied.items)).toEqual({ answered: 0, required: 1 });
    const instead = take(['f2'], { one: { lines: { b: { text: 'Bara den ena', files: ['f3'] } } } });
    expect(instead.items[0]?.answer).toEqual({ lines: { a: lines.a, b: { text: 'Bara den ena', files: ['f3'] } } });
    const single = recordOf({
      items: [item('one', { kind: 'transactions', rows, answer: { lines: { a: { files: ['f1'] } } } })],
    });
    const none = after(apply(single, { kind: 'amend', answers: {}, files: [], withdrawnFiles: ['f1'] }));
    expect(none.items[0]?.answer).toBeUndefined();
  });

  it('that only takes back leaves what the agency asked for open', () => {
    const verdict = { is: 'needsMore', reason: 'Sidan 2 saknas.' } as const;
    const record = recordOf({ items: [item('one', { kind: 'documents', answer: { files: ['f1', 'f2'] }, verdict })] });
    const taken = after(apply(record, { kind: 'amend', answers: {}, files: [], withdrawnFiles: ['f1'] }));
    expect(taken.items[0]).toMatchObject({ answer: { files: ['f2'] }, verdict });
    expect(taken.ball.holder).toBe('company');
  });

  it('takes nothing back that the agency has used', () => {
    const used = recordOf({
      ball: atAgency,
      items: [item('one', { kind: 'documents', answer: { files: ['f1'] }, locked: true })],
    });
    const act: Act = { kind: 'amend', answers: {}, files: [], withdrawnFiles: ['f1'] };
    expect(apply(used, act)).toEqual({ fields: [{ path: 'withdrawnFiles', code: 'locked' }] });
  });
});

describe('the fate of a case', () => {
  it('closes, tells how, and opens again', () => {
    const done = after(closeCase(recordOf(), 'done', { text: 'Tack!' }, anna));
    expect(done).toMatchObject({ outcome: 'done', closedAt: AT, ball: { holder: null, reason: 'closed' } });
    expect(done.entries.at(-1)).toMatchObject({ kind: 'closed', text: 'Tack!' });
    const again = after(reopen(done, { text: 'En sak till.' }, anna));
    expect(again.ball).toMatchObject({ holder: 'company', reason: 'reopened' });
    expect(again.closedAt).toBeUndefined();
    expect(again.outcome).toBeUndefined();
    expect(after(closeCase(recordOf(), 'withdrawn', { text: '' }, anna)).entries.at(-1)?.kind).toBe('withdrawn');
  });

  it('opens again without a date that has passed, with the one the agency gives, and with one that is to come', () => {
    const dated = (dueOn: string) => after(closeCase(recordOf({ dueOn, reminders: [AT] }), 'done', { text: '' }, anna));
    const message = { text: 'En sak till.' };
    expect(after(reopen(dated('2026-11-23'), message, anna))).toMatchObject({ reminders: [] });
    expect(after(reopen(dated('2026-11-23'), message, anna)).dueOn).toBeUndefined();
    expect(after(reopen(dated('2026-11-24'), message, anna)).dueOn).toBe('2026-11-24');
    expect(after(reopen(dated('2026-11-23'), message, anna, '2026-12-04')).dueOn).toBe('2026-12-04');
    expect(reopen(dated('2026-11-23'), message, anna, '2026-02-30')).toMatchObject({
      fields: [{ path: 'dueOn', code: 'notADate' }],
    });
  });

  it('is opened again by a question of the company, and by nothing else of it', () => {
    const done = after(closeCase(recordOf({ dueOn: '2026-11-23' }), 'done', { text: 'Tack!' }, anna));
    const again = after(apply(done, { kind: 'ask', text: 'Vi hittade ett till.', files: [] }));
    expect(again.ball).toMatchObject({ holder: 'agency', reason: 'reopened', since: AT });
    expect(again.closedAt).toBeUndefined();
    expect(again.outcome).toBeUndefined();
    expect(again.entries.at(-1)).toMatchObject({ kind: 'reopened', text: 'Vi hittade ett till.', ball: again.ball });
    expect(mayReopen(done)).toBe(true);
    for (const outcome of ['withdrawn', 'consentEnded'] as const) {
      expect(mayReopen(after(closeCase(recordOf(), outcome, { text: '' }, anna)))).toBe(false);
    }
    expect(mayReopen({ ...done, outcome: 'merged' })).toBe(false);
  });

  it('keeps the turn with the person it was', () => {
    const record = recordOf({ ball: { ...atCompany, personId: 'per' }, items: [] });
    expect(after(sendBack(record, { text: 'Hur går det?' }, anna)).ball.personId).toBe('per');
  });

  it('every agency change is new to whoever has read', () => {
    const record = recordOf();
    for (const step of [remind(record, anna), closeCase(record, 'done', { text: '' }, anna)]) {
      expect(after(step).agencySeq).toBe(record.agencySeq + 1);
    }
    expect(after(apply(record, { kind: 'note', text: 'x', files: [] })).agencySeq).toBe(record.agencySeq);
  });
});
