/** What a user notices on a slow device: scrolling, and the wait after each press. The CPU is slowed four times. */
import type { Browser, CDPSession, Page } from 'playwright';
import { bundle, call, median, open, quantile, type Row } from './support.ts';

const SLOW = 4;
const CASES = 1000;
/** A frame at 60 Hz, and one that is seen to be late (ms). */
const FRAME = 16.8;
const LATE = 25;

const slow = (cdp: CDPSession): Promise<unknown> => cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW });

type Gesture = 'wheel' | 'fling';

/** There and back again. */
async function scroll(cdp: CDPSession, gesture: Gesture): Promise<void> {
  const place = { x: 640, y: 400 };
  for (const yDistance of [-6000, -6000, -6000, 6000]) {
    await cdp.send(
      'Input.synthesizeScrollGesture',
      gesture === 'wheel'
        ? { ...place, yDistance, speed: 3000, gestureSourceType: 'mouse' }
        : { ...place, yDistance, speed: 12_000, preventFling: false, gestureSourceType: 'touch' },
    );
  }
}

async function framesOf(browser: Browser, code: string, show: string, gesture: Gesture): Promise<number[]> {
  const { page, cdp } = await open(browser, code);
  await call(page, [show, CASES]);
  await slow(cdp);
  await call(page, ['startFrames']);
  await scroll(cdp, gesture);
  const frames = await call<number[]>(page, ['stopFrames']);
  await page.close();
  return frames;
}

async function scrolling(browser: Browser, code: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const gesture of ['wheel', 'fling'] as const) {
    const ours: number[] = [];
    const control: number[] = [];
    for (let round = 3; round > 0; round--) {
      ours.push(...(await framesOf(browser, code, 'showList', gesture)));
      control.push(...(await framesOf(browser, code, 'showVanilla', gesture)));
    }
    for (const [who, frames, judged] of [
      ['', ours, true],
      [', vanilla DOM', control, false],
    ] as const) {
      const late = (frames.filter((ms) => ms > LATE).length / frames.length) * 100;
      const what = `${gesture}, ${CASES} cards${who}`;
      rows.push({
        what: `${what}: 95 % of frames`,
        figure: quantile(frames, 0.95),
        unit: 'ms',
        ...(judged && { budget: FRAME }),
      });
      rows.push({ what: `${what}: frames over ${LATE} ms`, figure: late, unit: '%', ...(judged && { budget: 1 }) });
    }
  }
  return rows;
}

/** How long each of these takes until the next paint. */
async function waitsOf(page: Page, interactions: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const all: number[] = [];
  for (const interact of interactions) {
    await interact();
    all.push(await call(page, ['longest']));
  }
  return all;
}

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const typing = (page: Page, name: string) => async (): Promise<number[]> => {
  await page.getByRole('textbox', { name, exact: true }).focus();
  return waitsOf(
    page,
    [...'Kvittot kommer i morgon'].map((key) => () => page.keyboard.type(key)),
  );
};

/** Open a card, filter, type, add a file: what performance.md names. */
function interactions(page: Page): readonly (readonly [what: string, waits: () => Promise<number[]>])[] {
  const list = { view: 'list', query: {} } as const;
  const openOne = async (at: number): Promise<number> => {
    const [ms = NaN] = await waitsOf(page, [
      () => page.getByRole('link', { name: `Underlag till köp ${at} i oktober` }).click(),
    ]);
    await page.getByText('Kommentar 199:').waitFor();
    await call(page, ['go', list]);
    await page.getByRole('searchbox').waitFor();
    return ms;
  };
  const add = (at: number) => async (): Promise<void> => {
    const buffer = Buffer.from(`%PDF-1.4 ${at}`);
    await page
      .locator('reply-form input[type=file]')
      .first()
      .setInputFiles({ name: `kvitto-${at}.pdf`, mimeType: 'application/pdf', buffer });
    await page.getByText(`kvitto-${at}.pdf`).first().waitFor();
  };
  return [
    ['typing in a field of the browser’s', typing(page, 'Ett fält utan oss')],
    [
      'filtering 1 000 cases',
      async () => {
        await page.getByRole('button', { name: 'Filtrera' }).click();
        const box = page.getByRole('checkbox', { name: /^Olästa/ });
        await box.waitFor();
        await call(page, ['longest']);
        return waitsOf(
          page,
          times(8, () => () => box.click()),
        );
      },
    ],
    [
      'opening a card',
      async () => {
        const all: number[] = [];
        for (const at of [1, 2, 3, 4, 5, 6]) all.push(await openOne(at));
        return all;
      },
    ],
    [
      'typing beside 20 items, 200 comments, 20 files',
      async () => {
        await call(page, ['go', { view: 'case', caseId: 'c8' }]);
        await page.getByRole('textbox', { name: 'Fråga 0' }).waitFor();
        await call(page, ['longest']);
        return typing(page, 'Fråga 0')();
      },
    ],
    ['adding a file there', () => waitsOf(page, times(6, add))],
  ];
}

async function interacting(browser: Browser, code: string): Promise<Row[]> {
  const { page, cdp } = await open(browser, code);
  await call(page, ['showPortal', CASES]);
  await page.getByRole('link', { name: 'Underlag till köp 1 i oktober' }).waitFor();
  await slow(cdp);
  await call(page, ['watch']);
  const rows: Row[] = [];
  for (const [at, [what, waits]] of interactions(page).entries()) {
    const all = await waits();
    // The first is the control.
    const [half, worst] = at === 0 ? [] : [50, 100];
    rows.push({
      what: `${what}: median until the next paint`,
      figure: median(all),
      unit: 'ms',
      ...(half && { budget: half }),
    });
    rows.push({ what: `${what}: worst`, figure: Math.max(...all), unit: 'ms', ...(worst && { budget: worst }) });
  }
  await page.close();
  return rows;
}

export async function measureFeel(browser: Browser): Promise<Row[]> {
  const code = await bundle('bench/whole/page.ts');
  return [...(await scrolling(browser, code)), ...(await interacting(browser, code))];
}
