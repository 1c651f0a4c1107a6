import type { HttpClient } from '../load/http-client.ts';
import type { Registered, RequestTook } from './registration.ts';

/** The last word of an address: what is done there, such as a step's name. */
const lastWord = /([a-z_]+)(?:\?.*)?$/i;

const isStart = /\/(?:registrations|logins)\//;
const isFlow = /\/flows\/[^/]+$/;

/** The same HTTP for one registration, that keeps what each of its requests took. */
export function recordRequests(http: HttpClient) {
  const requests: RequestTook[] = [];
  const opened = performance.now();
  const fetch: HttpClient['fetch'] = async (url, sent) => {
    const asked = performance.now();
    const answer = await http.fetch(url, sent);
    requests.push({ name: nameOf(url), ms: performance.now() - asked });
    return answer;
  };
  return {
    fetch,
    /** The registration as it was from when this was made until now. */
    sum: (flowId: string): Registered => ({
      flowId,
      requests,
      ms: performance.now() - opened,
    }),
  };
}

function nameOf(url: string): string {
  return isStart.test(url) ? 'start' : isFlow.test(url) ? 'read' : (lastWord.exec(url)?.[1] ?? url);
}
