/** Who did what the audit trail tells: a citizen (by the flow), staff (by name where known), a provider, or the system by itself. */
export type Actor =
  'citizen' | 'system' | 'staff' | `staff:${string}` | `provider:${'sim' | 'post' | 'sms'}`;
