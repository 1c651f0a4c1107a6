import { z } from 'zod';
import { foundAccountsView, staffAccountView } from '../../domain/staff/account-views.ts';
import type { StaffRole } from '../../domain/staff/roles.ts';
import { readSearchKey } from '../../domain/staff/search-key.ts';
import { whyHeaders } from '../../domain/staff/why.ts';
import { idOf } from '../account/id-of.ts';
import { type StaffAccessDeps, staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { AccountKey, StaffAccountStore } from './account-store.ts';
import { presentAccount, presentFound } from './present-account.ts';
import { readingOf } from './reading-of.ts';

export type StaffAccountDeps = StaffAccessDeps & { staffAccounts: StaffAccountStore };

/** Who looks accounts up. */
const readers: readonly StaffRole[] = ['support', 'supervisor'];

/** The staff's reads of accounts: by one exact number or phone, and of one. */
export function staffAccountReads(deps: StaffAccountDeps): Route[] {
  return [found(deps), shown(deps)];
}

function found(deps: StaffAccountDeps): Route {
  return route({
    method: 'get',
    path: '/v1/staff/accounts',
    access: staffOnly(deps, 'findAccounts', readers),
    query: {
      number: z
        .string()
        .min(1)
        .max(64)
        .describe('Of a document, which is the user name, too; or the phone: whole'),
    },
    headers: whyHeaders,
    answers: { 200: { description: 'Masked', schema: foundAccountsView } },
    refusals: ['SearchNotExact'],
    operation: {
      id: 'findAccounts',
      tag: 'staff',
      summary: { vi: 'Tra cứu tài khoản theo đúng một số', en: 'Find accounts by one number' },
    },
    handle: async ({ query: { number }, headers, staff }) => {
      const keys = accountKeys(number);
      if (keys.length === 0) throw new Refused('SearchNotExact');
      const reading = readingOf(staff, headers);
      for (const key of keys) {
        const items = await deps.staffAccounts.find(key, reading);
        if (items.length > 0) return { status: 200, json: { items: items.map(presentFound) } };
      }
      return { status: 200, json: { items: [] } };
    },
  });
}

/** Ten digits may be a phone and a tax code: the phone first. */
function accountKeys(text: string): AccountKey[] {
  return (['phone', 'number'] as const).flatMap((kind) => {
    const key = readSearchKey(kind, text);
    return key ? [{ kind, value: key.value }] : [];
  });
}

function shown(deps: StaffAccountDeps): Route {
  return route({
    method: 'get',
    path: '/v1/staff/accounts/{id}',
    access: staffOnly(deps, 'readAccountAsStaff', readers),
    headers: whyHeaders,
    answers: { 200: { description: 'Masked, with what can be done', schema: staffAccountView } },
    refusals: ['StaffAccountNotFound'],
    operation: {
      id: 'readAccountAsStaff',
      tag: 'staff',
      summary: { vi: 'Tài khoản của công dân', en: 'The account of a citizen' },
    },
    handle: async ({ params, headers, staff, reader: { language } }) => {
      const id = idOf(params, 'StaffAccountNotFound');
      const account = await deps.staffAccounts.read(id, readingOf(staff, headers));
      if (!account) throw new Refused('StaffAccountNotFound');
      return { status: 200, json: presentAccount(account, staff, language) };
    },
  });
}
