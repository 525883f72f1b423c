import { createDemoAdapter, demoSession } from '../../mocks/demo-adapter.ts';
import { define } from '../../src/define/parts/case-detail.ts';
import { byRole, expect, fixture, html, userEvent } from '../support/index.ts';

define();

/** What the browser is asked to save as, in place of saving. */
function savedNames(): { names: string[]; restore(): void } {
  const original = HTMLAnchorElement.prototype.click;
  const names: string[] = [];
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    names.push(this.download);
  };
  return { names, restore: () => (HTMLAnchorElement.prototype.click = original) };
}

it('the file for the calendar says what it is and when, and nothing of what the case is about', async () => {
  const detail = await fixture(
    html`<case-detail
      .adapter=${createDemoAdapter('default')}
      .session=${demoSession('maria')}
      case-id="lindqvist-moms"
      locale="sv"
    ></case-detail>`,
  );
  const button = await byRole('button', 'Lägg i kalendern', detail);
  const { names, restore } = savedNames();
  await userEvent.click(button);
  restore();
  expect(names.join()).to.match(/^Svar till Björkgården Redovisning \d{4}-\d\d-\d\d\.ics$/);
});
