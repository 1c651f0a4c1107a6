/** How long Temporal keeps workflows that have ended, in a namespace that we make; and at least, in production. */
export const retentionDays = 30;

/**
 * What is wrong with the time for which a namespace keeps ended workflows, both in days: `refusal` where flows
 * suffer by it, `warning` where only whoever runs it has to know. Undefined: nothing.
 */
export function judgeRetention(
  days: number,
  { namespace, flowRetentionDays }: { namespace: string; flowRetentionDays: number },
): { refusal: string } | { warning: string } | undefined {
  const keeps = `The namespace ${namespace} keeps ended workflows for ${String(days)} days`;
  if (days < retentionDays) {
    return {
      refusal:
        `${keeps}; ${String(retentionDays)} are needed: a flow that operators ended while no worker ran, and a stuck ` +
        `flow that was ended, would be gone before anybody looks. ${command(namespace, retentionDays)}`,
    };
  }
  if (days > flowRetentionDays) {
    return {
      refusal:
        `${keeps}, longer than FLOW_RETENTION_DAYS (${String(flowRetentionDays)}) keeps their rows: a start that is ` +
        `repeated would meet a workflow whose row is gone. Set FLOW_RETENTION_DAYS to ${String(days)} or more, or: ` +
        command(namespace, retentionDays),
    };
  }
  if (days > retentionDays) {
    return {
      warning:
        `${keeps}, ${String(retentionDays)} are usual: a key that is taken out of the front of SECRET_KEYS has to stay ` +
        `in the list so much longer, or the histories of those flows cannot be read.`,
    };
  }
  return undefined;
}

function command(namespace: string, days: number): string {
  return `temporal operator namespace update --namespace ${namespace} --retention ${String(days * 24)}h`;
}
