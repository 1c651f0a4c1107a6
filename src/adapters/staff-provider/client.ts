import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  clockTolerance,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { StaffMember } from '../../domain/staff/roles.ts';
import { clockToleranceSeconds } from '../clock-tolerance.ts';
import { createCalls } from '../deadline.ts';
import { unreachable } from '../http-answer.ts';
import { OutsideSystemError } from '../outside-system-error.ts';
import { memberOf } from './member-of.ts';

const system = 'staff_provider';

/** What a sign-in is begun with, random and of one use. */
export type StaffSignInExpected = { state: string; nonce: string; codeVerifier: string };

/** What the browser brought back, as its address has it. */
export type StaffReturn = { code: string; state: string; iss?: string | undefined };

/**
 * The staff's provider of identities. Throws an OutsideSystemError when it gives no usable answer in time.
 */
export type StaffProvider = {
  /** Where a browser goes to sign in. */
  authorizationUrl: (expected: StaffSignInExpected) => Promise<string>;
  /** Who has signed in; null where the provider, or its ID token, does not say so. */
  redeem: (answer: StaffReturn, expected: StaffSignInExpected) => Promise<StaffMember | null>;
  /** Where its keys are. */
  jwksUri: () => Promise<string>;
  close: () => void;
};

type Options = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  rolesClaim: readonly string[];
  timeoutMs: number;
};

/** OpenID Connect: code flow with PKCE; the ID token's signature is checked, too. */
export function createStaffProvider(options: Options): StaffProvider {
  const calls = createCalls(system);
  let found: Configuration | undefined;
  const within = <T>(run: (configuration: Configuration) => Promise<T>): Promise<T> =>
    calls
      .within(options.timeoutMs, async () => run((found ??= await discover(options))))
      .catch((error: unknown) => {
        if (error instanceof OutsideSystemError) throw error;
        throw unreachable(system, 'the provider cannot be asked', error);
      });
  return {
    authorizationUrl: (expected) =>
      within((configuration) => authorizationUrl(configuration, options, expected)),
    redeem: (answer, expected) =>
      within((configuration) => redeem(configuration, options, answer, expected)),
    jwksUri: () =>
      within((configuration) => {
        const { jwks_uri: uri } = configuration.serverMetadata();
        if (uri === undefined) throw unreachable(system, 'its metadata name no keys', undefined);
        return Promise.resolve(uri);
      }),
    close: calls.close,
  };
}

/** OpenID Connect Core, section 3.1.2.1; RFC 7636, section 4.3. */
async function authorizationUrl(
  configuration: Configuration,
  { redirectUri }: Options,
  { state, nonce, codeVerifier }: StaffSignInExpected,
): Promise<string> {
  const address = buildAuthorizationUrl(configuration, {
    response_type: 'code',
    scope: 'openid profile',
    redirect_uri: redirectUri,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  return address.href;
}

/** OpenID Connect Core, section 3.1.3: null where the code, or the ID token, is not what was begun here. */
async function redeem(
  configuration: Configuration,
  { redirectUri, rolesClaim }: Options,
  { code, state, iss }: StaffReturn,
  expected: StaffSignInExpected,
): Promise<StaffMember | null> {
  const brought = { code, state, ...(iss !== undefined && { iss }) };
  const at = new URL(`${redirectUri}?${new URLSearchParams(brought).toString()}`);
  const tokens = await authorizationCodeGrant(configuration, at, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.codeVerifier,
    idTokenExpected: true,
  }).catch((error: unknown) => {
    if (isUnreached(error)) throw error;
    return null;
  });
  const claims = tokens?.claims();
  return claims ? memberOf(claims, rolesClaim) : null;
}

async function discover({ issuer, clientId, clientSecret, timeoutMs }: Options) {
  const server = new URL(issuer);
  // Only where the setting itself says http: on one machine, and in tests.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out
  const execute = server.protocol === 'http:' ? [allowInsecureRequests] : [];
  const metadata = { [clockTolerance]: clockToleranceSeconds };
  const configuration = await discovery(
    server,
    clientId,
    metadata,
    ClientSecretBasic(clientSecret),
    {
      execute: [...execute, enableNonRepudiationChecks],
      [customFetch]: (url: string, request: object) =>
        fetch(url, { ...request, signal: AbortSignal.timeout(timeoutMs) }),
    },
  );
  return configuration;
}

/** A refusal of the provider, or of openid-client, has no cause in the network. */
function isUnreached(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const isAborted = cause instanceof DOMException;
  const isNetwork = cause instanceof TypeError;
  return isAborted || isNetwork || (cause instanceof Response && cause.status >= 500);
}
