/**
 * Why a session has ended before its time: signed out; another sign-in on the same device has replaced
 * it; ended from another session; "this was not me"; by support staff.
 */
export type SessionEnd = 'signed_out' | 'replaced' | 'other_session' | 'not_me' | 'staff';
