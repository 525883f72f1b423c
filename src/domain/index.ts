// The list page's rules and the form's lie in separate modules; what a bundle does not name, it does not carry.
export type * from './access.ts';
export type * from './act.ts';
export * from './case.ts';
export * from './failure.ts';
export type * from './file.ts';
export * from './item.ts';
export type * from './notice.ts';
export type * from './person.ts';
export * from './remote.ts';

// The list page.
export * from './badge.ts';
export * from './groups.ts';
export * from './job-size.ts';
export * from './location.ts';
export * from './needs-you.ts';
export * from './plain-date.ts';
export * from './query.ts';

// The case and its form.
export * from './checks.ts';
export * from './compose-act.ts';
export * from './field-error.ts';
export * from './file-content.ts';
export * from './file-rules.ts';
export * from './interpret.ts';
export * from './markdown.ts';
export * from './period.ts';
export * from './raw-answer.ts';
export * from './read-lines.ts';
export * from './read-table.ts';
export * from './retry-policy.ts';
export * from './safe-link.ts';
export * from './send-machine.ts';
export * from './visibility.ts';

// Swedish values.
export * from './values/amount.ts';
export * from './values/bankgiro.ts';
export * from './values/email.ts';
export * from './values/format-value.ts';
export * from './values/iban.ts';
export * from './values/number.ts';
export * from './values/organisation-number.ts';
export type * from './values/parsed.ts';
export * from './values/personal-number.ts';
export * from './values/phone.ts';
export * from './values/plusgiro.ts';
export * from './values/typed-date.ts';
export * from './values/vat-number.ts';
