/**
 * What an attempt is counted under, so that a repeated call is not another one. A client chooses its
 * submission's key, and may send the same one to many flows: each of those is an attempt.
 */
export function attemptName(flowId: string, attemptId: string): string {
  return `${flowId}:${attemptId}`;
}
