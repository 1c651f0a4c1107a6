/** What a flow's row and its workflow say of each other after a restore, and what mends it. */
export const findings = {
  compared: {
    says: 'row and workflow are both open',
    mend: 'the workflow is told the row’s number, and writes where it stands above it unless they agree',
  },
  rowMissing: {
    says: 'a workflow runs, and there is no row',
    mend: 'the workflow writes its row',
  },
  rowEnded: {
    says: 'a workflow runs, and the row says that the flow has ended',
    mend: 'the workflow is terminated: what the flow was for is done, or given up',
  },
  workflowMissing: {
    says: 'the row is open, and Temporal knows no workflow',
    mend: 'the row is ended as expired: the citizen begins anew',
  },
  workflowEnded: {
    says: 'the row is open, and the workflow has ended',
    mend: 'the row is ended as expired: the citizen begins anew',
  },
  reviewDecided: {
    says: 'a review of an open flow has a decision',
    mend: 'the workflow is told, and goes by it where it waits for it',
  },
  doneAndLost: {
    says: 'the workflow was completed after the moment, and what it has done is not in the database',
    mend: 'nothing can: tell who it was (below), they do it again',
  },
} as const satisfies Record<string, { says: string; mend: string }>;

export type FindingName = keyof typeof findings;

/** A flow of which something was found. */
export type Found = { name: FindingName; flowId: string; reference: string; type: string };
