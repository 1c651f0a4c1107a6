import type { Screen } from '../../http/screen.ts';
import { staffAccount } from './account.ts';
import { staffCase } from './case.ts';
import { findAccount } from './find-account.ts';
import { findFlow } from './find-flow.ts';
import { staffHome } from './home.ts';
import { staffSignIn, staffSignOut } from './sign-in.ts';
import { story } from './story.ts';
import { stuckFlows } from './stuck-flows.ts';

/** The staff's console. */
export const staffScreens: readonly Screen[] = [
  staffHome,
  staffSignIn,
  staffSignOut,
  staffCase,
  findFlow,
  stuckFlows,
  story,
  findAccount,
  staffAccount,
];
