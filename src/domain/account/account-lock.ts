/** Why nobody is signed in to an account: not used for two years; or support staff have locked it. */
export type AccountLock = 'inactivity' | 'staff';
