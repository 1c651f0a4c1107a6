/** Why somebody who has proven who they are is not signed in: at whichever step they have. */
export const notSignedIn = ['StepUpOfAnotherAccount', 'SignInAgain', 'MethodLocked'] as const;
