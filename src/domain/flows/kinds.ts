import { type AnyFlow, type OfferedKind, rowOf } from './flows.ts';
import type { Text } from './text.ts';

type KindRow = {
  /** Its flows are started by POST to this path and the name of the method. */
  readonly path: string;
  /** What a citizen does in one, in a word. */
  readonly title: Text;
};

/** What the flows of a kind have in common. */
export const kinds = {
  registration: { path: '/v1/registrations', title: { vi: 'Đăng ký', en: 'Register' } },
  login: { path: '/v1/logins', title: { vi: 'Đăng nhập', en: 'Sign in' } },
  recovery: { path: '/v1/recoveries', title: { vi: 'Khôi phục', en: 'Recover' } },
  change: { path: '/v1/account/changes', title: { vi: 'Quản lý tài khoản', en: 'Account' } },
  dispute: { path: '/v1/disputes', title: { vi: 'Khiếu nại', en: 'Complaint' } },
} as const satisfies Record<OfferedKind, KindRow>;

/** The route that starts a flow. */
export function startPath(flow: AnyFlow): string {
  return rowOf(flow).path ?? `${kinds[flow.kind].path}/${flow.method}`;
}
