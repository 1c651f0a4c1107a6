import { account, closing } from './account.ts';
import { front, signIn } from './front.ts';
import { privacy } from './privacy.ts';
import {
  mismatch,
  registerByInsurance,
  registerByOthers,
  registerByPhone,
  registerBySim,
} from './register.ts';
import { staffOutages } from './staff-outages.ts';
import { staffDisputes, staffReviews } from './staff-reviews.ts';
import { staffAccounts, staffFlows } from './staff-flows.ts';
import { methods, ownFlow, starts } from './starts.ts';
import type { Walk } from './walk.ts';

/** Every state of every screen for citizens. */
export const citizenWalks: readonly Walk[] = [
  front,
  registerByPhone,
  mismatch,
  registerByInsurance,
  registerBySim,
  registerByOthers,
  signIn,
  account,
  closing,
  starts,
  ownFlow,
  methods,
];

/** The same of the staff's console. */
export const staffWalks: readonly Walk[] = [
  privacy,
  staffReviews,
  staffDisputes,
  staffFlows,
  staffAccounts,
  staffOutages,
];

/** A screen that none of them comes to fails a test. */
export const walks: readonly Walk[] = [...citizenWalks, ...staffWalks];
