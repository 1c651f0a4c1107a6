/** What any change may be refused by: the session that has asked for it, or its account, by then. */
export const ofSession = ['SessionEnded', 'FreshProofRequired'] as const;
