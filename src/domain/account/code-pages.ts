/**
 * What notices print: short addresses of the pages where the code of a message is typed, or brought by the
 * fragment of an e-mail's link.
 */
export const codePages = {
  notMe: '/not-me',
  /** Takes back what a flow is about to do to an account. */
  cancellation: '/cancel',
  /** Objects to a complaint. */
  objection: '/objection',
} as const;
