import type { Method } from '../../domain/methods/methods.ts';
import type { Keys } from '../../platform/keys.ts';
import type { FreshSessionDeps } from '../http/access/fresh-session.ts';
import type { AccountLists } from './lists.ts';

/** What the routes of the lists need. */
export type ListDeps = FreshSessionDeps & {
  keys: Keys;
  lists: AccountLists;
  settings: { methods: readonly Method[] };
};
