import type { HttpAnswer } from '../load/http-client.ts';
import type { Registered, RequestTook, Tools } from './registration.ts';

type Asked = {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: object;
};

/** A client of our API for one registration, that keeps what each of its requests took. */
export type Portal = {
  ask: (name: string, asked: Asked) => Promise<HttpAnswer>;
  /** The registration as it was from when the client was opened until now. */
  sum: (flowId: string) => Registered;
};

export function openPortal({ http, urls }: Pick<Tools, 'http' | 'urls'>): Portal {
  const requests: RequestTook[] = [];
  const opened = performance.now();
  return {
    ask: async (name, { method, path, ...rest }) => {
      const asked = performance.now();
      const answer = await http.send(method, urls.api + path, rest);
      requests.push({ name, ms: performance.now() - asked });
      return answer;
    },
    sum: (flowId) => ({ flowId, requests, ms: performance.now() - opened }),
  };
}
