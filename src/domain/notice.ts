/** What a notice can be about. A reminder is never one: it shows on the card and in the case. */
export type NoticeKind = 'invitation' | 'newCase' | 'newMessage' | 'toCorrect' | 'withdrawn' | 'reopened' | 'closed';
