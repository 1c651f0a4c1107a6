import {
  allowInsecureRequests,
  ClientSecretBasic,
  clockTolerance,
  type Configuration,
  customFetch,
  discovery,
} from 'openid-client';
import { clockToleranceSeconds } from '../clock-tolerance.ts';
import type { PostCalls } from './calls.ts';
import { malformed, outsideFailure } from './outside-failure.ts';
import { createPostKeys, type PostKeys } from './post-keys.ts';
import { papersEndpoint } from './wire.ts';

export type Provider = {
  configuration: Configuration;
  /** Keys that the Post signs ID tokens and notices with. */
  keys: PostKeys;
  papersEndpoint: URL;
};

type Options = { issuer: string; clientId: string; clientSecret: string; calls: PostCalls };

/**
 * Finds the Post's endpoints and keys by OpenID Connect Discovery: once, and again as long as it
 * fails. Metadata of another issuer is refused.
 */
export function createProvider(options: Options): () => Promise<Provider> {
  let found: Provider | undefined;
  return async () => (found ??= await discover(options));
}

async function discover({ issuer, clientId, clientSecret, calls }: Options): Promise<Provider> {
  const server = new URL(issuer);
  // Only where the setting itself says http: on one machine, and in tests.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out
  const execute = server.protocol === 'http:' ? [allowInsecureRequests] : [];
  const metadata = {
    id_token_signed_response_alg: 'RS256',
    [clockTolerance]: clockToleranceSeconds,
  };
  const configuration = await discovery(
    server,
    clientId,
    metadata,
    ClientSecretBasic(clientSecret),
    {
      execute,
      [customFetch]: calls.fetch,
    },
  ).catch((error: unknown) => {
    throw outsideFailure(error);
  });
  const known = configuration.serverMetadata();
  const papers = papersEndpoint.safeParse(known);
  if (known.jwks_uri === undefined || !papers.success) throw malformed('metadata of another shape');
  const { jwks_uri: jwksUri } = known;
  return {
    configuration,
    keys: createPostKeys(() => calls.fetch(jwksUri, {}), Date.now),
    papersEndpoint: new URL(papers.data.papers_endpoint),
  };
}
