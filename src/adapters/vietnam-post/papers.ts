import { clientCredentialsGrant, fetchProtectedResource } from 'openid-client';
import { type PostIdentity, readIdentity } from './identity.ts';
import { failedResponse, malformed, outsideFailure } from './outside-failure.ts';
import type { Provider } from './provider.ts';
import { papersScope } from './wire.ts';

export type PostPapers = { outcome: 'known'; identity: PostIdentity } | { outcome: 'unknown' };

/**
 * Asks the Post, by our own credential, how a citizen's papers stand now.
 * @throws OutsideSystemError when it gives no usable answer.
 */
export async function readPapers(provider: Provider, subject: string): Promise<PostPapers> {
  const response = await ask(provider, subject).catch((error: unknown) => {
    throw outsideFailure(error);
  });
  if (response.status === 404) return { outcome: 'unknown' };
  if (response.status !== 200) throw failedResponse(response);
  const claims: unknown = await response.json().catch(() => {
    throw malformed('papers that are no JSON');
  });
  const identity = readIdentity(claims, Date.now());
  // Somebody else's papers are worse than none.
  if (identity?.subject !== subject) throw malformed('papers of another shape or person');
  return { outcome: 'known', identity };
}

async function ask(provider: Provider, subject: string): Promise<Response> {
  const { configuration, papersEndpoint } = provider;
  // A flow asks now and then: a token for each question is cheaper than keeping one right.
  const { access_token } = await clientCredentialsGrant(configuration, { scope: papersScope });
  const body = JSON.stringify({ sub: subject });
  const headers = new Headers({ 'content-type': 'application/json' });
  return fetchProtectedResource(configuration, access_token, papersEndpoint, 'POST', body, headers);
}
