/** Why a number is not added to an account, however it is proven. */
const ofNumber = ['DocumentKnown', 'DocumentHeldElsewhere'] as const;

/** Why a signature changes nothing of an account: at whichever step it is given. */
export const ofProof = ['ProofOfAnotherPerson', 'ConsentWithdrawn', ...ofNumber] as const;

/** Why a number that is typed is not added, or who has none to add. */
export const ofDocument = [
  'SubscriberMismatch',
  'SubscriberNotVerified',
  'CarrierUnavailable',
  'DocumentNeedsSignature',
  ...ofNumber,
  'CitizensOnly',
  'MethodNotOffered',
] as const;

/** Why no method is taken to raise a level. */
export const ofLevel = ['AlreadyAtLevel', 'CitizensOnly', 'MethodNotOffered'] as const;
