import { type Flow, flowOf } from './flow-of.ts';
import type { Portal } from './portal.ts';

/** Longer than a flow goes on without a change where all goes well; shorter than a client waits. */
const waitSeconds = 20;

/**
 * Reads the flow, and answers with a wait for a step of it: by long polls from what was read, so that
 * no change is missed that comes between the two.
 */
export type Follower = () => Promise<(step: string) => Promise<Flow>>;

export function createFollower(
  portal: Portal,
  path: string,
  headers: Record<string, string>,
): Follower {
  const read = async (name: string, query: string, known?: string) => {
    const answer = await portal.ask(name, {
      method: 'GET',
      path: path + query,
      headers: { ...headers, ...(known !== undefined && { 'if-none-match': known }) },
    });
    if (answer.status === 304) throw new Error(`nothing came in ${waitSeconds} s`);
    return { flow: flowOf(answer, 200), etag: answer.headers.etag ?? '' };
  };
  return async () => {
    let seen = await read('read', '');
    return async (step) => {
      while (seen.flow.step?.name !== step) {
        const { status, problem } = seen.flow;
        if (problem || status !== 'open') throw new Error(problem?.code ?? `ended as ${status}`);
        seen = await read('wait', `?wait=${waitSeconds}`, seen.etag);
      }
      return seen.flow;
    };
  };
}
