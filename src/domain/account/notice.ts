import type { MethodKind } from './authentication-method.ts';

/** What an account is told of, without being asked. */
export const noticeKinds = [
  'new_device',
  'password_changed',
  'password_reset',
  'phone_changed',
  'email_changed',
  'email_removed',
  'document_added',
  'method_added',
  'method_removed',
  'method_locked',
  'method_unlocked',
  'level_raised',
  'data_exported',
  /** Somebody asks for a new password of an account that gets none by a code to its phone. */
  'recovery_elsewhere',
  /** A recovery at a counter is approved: it can be taken back until it takes effect. */
  'recovery_approved',
  'recovered_at_counter',
  /** It will be closed unless somebody takes it back. */
  'closing',
  'closing_taken_back',
  'closed',
  'inactive_soon',
  'inactive_locked',
  /** By support staff, and by them again. */
  'locked_by_staff',
  'unlocked_by_staff',
  /** Somebody else says that the number is theirs: the account is heard. */
  'dispute_hearing',
  'dispute_rejected',
  'number_freed',
  'handed_over',
  /** Staff have answered a request about one's data. */
  'data_request_answered',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
/** What a flow has done to an account, or will do; a sign-in is told of by itself. */
export type FactKind = Exclude<NoticeKind, 'new_device'>;

/** What a notice says beside its kind; free of personal data. */
export type NoticeDetails = {
  /** The method that was added, removed, locked or unlocked. */
  method?: MethodKind;
  /** RFC 3339: until when it can be taken back or objected to, or when the account will be locked. */
  until?: string;
  level?: 1 | 2 | 3;
};
