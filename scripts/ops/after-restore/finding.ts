/** What a flow's row and its workflow say of each other after a restore, and what mends it. */
export const findings = {
  agree: { says: 'row and workflow agree', mend: '–' },
  workflowAhead: {
    says: 'the workflow is ahead of its row',
    mend: 'it writes where it stands: the citizen goes on there',
  },
  workflowBehind: {
    says: 'the workflow is behind its row',
    mend: 'it writes where it stands over it: the citizen does the last steps again',
  },
  rowMissing: {
    says: 'a workflow runs, and there is no row',
    mend: 'it writes its row: the citizen goes on',
  },
  rowEnded: {
    says: 'a workflow runs, and the row says that the flow has ended',
    mend: 'it is cancelled: what the flow was for is done, or given up',
  },
  workflowMissing: {
    says: 'the row is open, and Temporal knows no workflow',
    mend: 'the row is ended as expired: the citizen begins anew',
  },
  workflowEnded: {
    says: 'the row is open, and the workflow has ended',
    mend: 'the row is ended: the citizen begins anew',
  },
  unanswered: {
    says: 'the workflow runs and does not answer',
    mend: 'see that workers run, and run this again',
  },
  reviewDecided: {
    says: 'a review of a running flow has a decision',
    mend: 'the workflow is told, and goes by it where it waits for it',
  },
  protectionLost: {
    says: 'completed after the moment, not in the database, and it protected an account',
    mend: 'the account is locked: support unlocks it for its owner, who does it again',
  },
  doneAndLost: {
    says: 'completed after the moment, and not in the database',
    mend: 'nothing can: those named below do it again',
  },
} as const satisfies Record<string, { says: string; mend: string }>;

export type FindingName = keyof typeof findings;

/** A flow of which something was found. */
export type Found = {
  name: FindingName;
  flowId: string;
  reference: string;
  type: string;
  /** Of what is lost: whose it was, where its workflow says so. */
  accountId?: string;
};
