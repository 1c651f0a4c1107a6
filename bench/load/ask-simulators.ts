import type { HttpClient } from './http-client.ts';

/** What the simulators answer to a POST with a body, or a GET without; throws when they refuse. */
export async function askSimulators(
  http: HttpClient,
  url: string,
  body?: object,
): Promise<unknown> {
  const answer = await http.fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (answer.status >= 400) throw new Error(`${url} answered ${answer.status}.`);
  return answer.json();
}
