import { randomBytes } from 'node:crypto';
import { Provider, type KoaContextWithOIDC } from 'oidc-provider';
import { errorPage } from '../oidc/pages.ts';
import { createStore } from '../oidc/store.ts';
import type { StaffAccount } from './sample-staff.ts';

export type StaffProviderOptions = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** Of access tokens. */
  audience: string;
  jwks: { keys: object[] };
  accounts: readonly StaffAccount[];
};

/** Seconds. */
const ttl = {
  AccessToken: 900,
  AuthorizationCode: 60,
  Grant: 3600,
  IdToken: 300,
  Interaction: 3600,
  Session: 3600,
};
const scope = 'openid profile';

/** The OpenID provider of the portal's staff: one client, codes with PKCE, access tokens that are JWTs (RFC 9068). */
export function createStaffProvider(options: StaffProviderOptions): Provider {
  const { issuer, audience, jwks, accounts } = options;
  return new Provider(issuer, {
    adapter: createStore(),
    clients: [clientOf(options)],
    jwks,
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        interaction: '_staff_interaction',
        resume: '_staff_resume',
        session: '_staff_session',
      },
    },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'roles'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: tokensFor(audience),
    },
    extraTokenClaims: (_context, token) =>
      'accountId' in token ? rolesOf(find(accounts, token.accountId)) : undefined,
    interactions: { url: (_context, { uid }) => `${new URL(issuer).pathname}/sign-in/${uid}` },
    clientBasedCORS: () => false,
    ttl,
    findAccount: (_context, subject) => accountOf(find(accounts, subject)),
    loadExistingGrant: (context) => grantAll(context, audience),
    renderError(context, { error, error_description }) {
      context.type = 'html';
      context.body = errorPage(error_description ?? error);
    },
  });
}

function clientOf({ clientId, clientSecret, redirectUri }: StaffProviderOptions) {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    scope,
  };
}

/** Access tokens name the one resource that there is (RFC 8707). */
function tokensFor(audience: string) {
  return {
    enabled: true,
    defaultResource: () => audience,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: 'profile',
      audience,
      accessTokenFormat: 'jwt' as const,
      accessTokenTTL: ttl.AccessToken,
      jwt: { sign: { alg: 'RS256' as const } },
    }),
  };
}

function accountOf(account: StaffAccount | undefined) {
  if (!account) return undefined;
  const { username: accountId } = account;
  return { accountId, claims: () => ({ sub: accountId, ...rolesOf(account) }) };
}

function rolesOf(account: StaffAccount | undefined) {
  return account && { name: account.name, roles: account.roles };
}

function find(accounts: readonly StaffAccount[], username: string): StaffAccount | undefined {
  return accounts.find((account) => account.username === username);
}

/** Nobody is asked whether the portal may know who they are: it is their work. */
async function grantAll(context: KoaContextWithOIDC, audience: string) {
  const { client, account, provider } = context.oidc;
  if (!client || !account) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope(scope);
  grant.addResourceScope(audience, 'profile');
  await grant.save();
  return grant;
}
