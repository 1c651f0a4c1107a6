import type { AccountLock } from '../account/account-lock.ts';
import type { Text } from '../flows/text.ts';
import { type OfferedAct, offeredAct } from './flow-acts.ts';
import type { StaffRole } from './roles.ts';

/** What members of staff may do to an account. Recovery is a flow of its own, begun by the citizen. */
export const accountActNames = ['lock', 'unlock', 'endSessions'] as const;
export type AccountAct = (typeof accountActNames)[number];

/** As much of an account as its acts go by. */
export type AccountStanding = { lockedBecause: AccountLock | null; openSessions: number };

type Rule = {
  title: Text;
  roles: readonly StaffRole[];
  audited: string;
  refusal: (account: AccountStanding) => Text | null;
};

/** The acts: by state, and by role (product.md 4). */
export const accountActs: Readonly<Record<AccountAct, Rule>> = {
  lock: {
    title: { vi: 'Khóa tài khoản', en: 'Lock the account' },
    roles: ['support', 'supervisor'],
    audited: 'account_locked',
    refusal: ({ lockedBecause }) =>
      lockedBecause === 'staff'
        ? { vi: 'Cán bộ đã khóa tài khoản này.', en: 'Staff have locked it already.' }
        : null,
  },
  unlock: {
    title: { vi: 'Mở khóa tài khoản', en: 'Unlock the account' },
    roles: ['support', 'supervisor'],
    audited: 'account_unlocked',
    refusal: ({ lockedBecause }) =>
      lockedBecause === null
        ? { vi: 'Tài khoản không bị khóa.', en: 'The account is not locked.' }
        : null,
  },
  endSessions: {
    title: { vi: 'Kết thúc mọi phiên đăng nhập', en: 'End all sessions' },
    roles: ['support'],
    audited: 'account_sessions_ended',
    refusal: ({ openSessions }) =>
      openSessions === 0
        ? { vi: 'Không có phiên đăng nhập nào đang mở.', en: 'No session is open.' }
        : null,
  },
};

/** All acts of an account as somebody with these roles is offered them. */
export function offeredAccountActs(
  account: AccountStanding,
  own: readonly StaffRole[],
): OfferedAct<AccountAct>[] {
  return accountActNames.map((act) =>
    offeredAct(act, accountActs[act], own, accountActs[act].refusal(account)),
  );
}
