/** What a notice can be about. A reminder is never one: it shows on the card and in the case. */
export type NoticeKind =
  | 'invitation'
  | 'newCase'
  /** By a colleague, to this user. */
  | 'handedOver'
  | 'newMessage'
  | 'toCorrect'
  | 'withdrawn'
  | 'reopened'
  /** It goes on in another case. */
  | 'merged'
  | 'closed';
