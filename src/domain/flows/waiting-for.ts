/** Whom a flow may be waiting for at a step; `system` is this one, which fails at its own part. */
export const waitedFor = [
  'citizen',
  'carrier',
  'insurer',
  'sms',
  'email',
  'sim',
  'ca',
  'post',
  'other_party',
  'staff',
  'system',
] as const;
export type WaitingFor = (typeof waitedFor)[number];
