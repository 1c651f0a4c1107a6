import { randomBytes } from 'node:crypto';
import { Provider, type KoaContextWithOIDC } from 'oidc-provider';
import { claimsOf, type PostAccount, subjectOf } from './accounts.ts';
import type { PostKeys } from './keys.ts';
import { errorPage } from '../oidc/pages.ts';
import { createStore } from '../oidc/store.ts';
import { identityScope, papersScope } from './standard.ts';

export type PostProviderOptions = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  keys: PostKeys;
  accounts: () => PostAccount[];
};

/** Seconds. */
const ttl = {
  AccessToken: 300,
  AuthorizationCode: 60,
  ClientCredentials: 300,
  Grant: 3600,
  IdToken: 300,
  Interaction: 3600,
  Session: 3600,
};
const identityClaimNames = [
  'name',
  'birthdate',
  'gender',
  'document_number',
  'other_document_numbers',
  'phone_number',
  'papers_checked',
];

/** The OpenID provider of the simulated Post: one client, codes with PKCE, client credentials. */
export function createPostProvider(options: PostProviderOptions): Provider {
  const { issuer, keys } = options;
  return new Provider(issuer, {
    adapter: createStore(),
    clients: [clientOf(options)],
    jwks: { keys: [keys.idTokens, keys.notices] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    scopes: ['openid', 'identity', papersScope],
    claims: { openid: ['sub'], identity: identityClaimNames },
    // One signed token with all claims saves a second request, and a second kind of answer.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    discovery: { papers_endpoint: `${issuer}/papers` },
    interactions: { url: (_context, { uid }) => `${new URL(issuer).pathname}/sign-in/${uid}` },
    clientBasedCORS: () => false,
    ttl,
    findAccount: (_context, subject) => accountOf(options.accounts(), subject),
    loadExistingGrant: grantAll,
    renderError(context, { error, error_description }) {
      context.type = 'html';
      context.body = errorPage(error_description ?? error);
    },
  });
}

function clientOf({ clientId, clientSecret, redirectUri }: PostProviderOptions) {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code', 'client_credentials'],
    response_types: ['code' as const],
    scope: `${identityScope} ${papersScope}`,
  };
}

function accountOf(accounts: PostAccount[], subject: string) {
  const account = accounts.find(({ username }) => subjectOf(username) === subject);
  return account && { accountId: subject, claims: () => claimsOf(account) };
}

/** The portal needs no consent at the Post: whoever signs in there has come to be confirmed. */
async function grantAll(context: KoaContextWithOIDC) {
  const { client, account, provider } = context.oidc;
  if (!client || !account) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope(identityScope);
  await grant.save();
  return grant;
}
