/** What an account is told of, without being asked. */
export type NoticeKind = 'new_device';
