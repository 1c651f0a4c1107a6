/** What came of it: what was signed, or the name of the page's text that says what to do. */
export type Outcome = { token: string } | { state: string };

export type SigningOrder = {
  /** Origin of the agent. */
  agent: string;
  minVersion: string;
  nonce: string;
  purpose: string | null;
  /** Aborted with the name of the state that it leads to. */
  signal: AbortSignal;
  /** The agent is there, and is about to ask for the PIN. */
  onAsking: () => void;
};

/** A program on this computer answers at once; a browser may ask its user first. */
const answerMs = 5_000;
const permissionMs = 60_000;

/** The agent's own codes that a page has a text for; any other is none that it should have. */
const known = new Set([
  'AgentTooOld',
  'AgentBusy',
  'DriverMissing',
  'DriverFailed',
  'TokenAbsent',
  'NoCertificate',
  'CertificateChoiceNeeded',
  'PinWrong',
  'PinLocked',
  'Cancelled',
  'TimedOut',
  'InternalError',
]);

/** Has the signing agent of this computer sign. Nothing that it says is shown or believed but its codes. */
export async function signWithAgent(order: SigningOrder): Promise<Outcome> {
  const { agent, minVersion, nonce, purpose, signal } = order;
  const query = `?minVersion=${encodeURIComponent(minVersion)}`;
  const limitMs = (await isAskedFirst()) ? permissionMs : answerMs;
  const version = await call(`${agent}/version${query}`, {}, { signal, limitMs });
  if ('state' in version) return version;
  if (!isVersion(version.json)) return { state: 'AgentStrange' };
  order.onAsking();
  const body = JSON.stringify({
    nonce,
    origin: location.origin,
    ...(purpose !== null && { purpose }),
  });
  const headers = { 'Content-Type': 'application/json' };
  const init = { method: 'POST', headers, body };
  const signed = await call(`${agent}/authenticate${query}`, init, { signal });
  if ('state' in signed) return signed;
  return isToken(signed.json) ? { token: JSON.stringify(signed.json) } : { state: 'AgentStrange' };
}

type Limits = { signal: AbortSignal; limitMs?: number };

async function call(
  url: string,
  init: RequestInit,
  { signal, limitMs }: Limits,
): Promise<{ json: unknown } | { state: string }> {
  const late = limitMs === undefined ? null : AbortSignal.timeout(limitMs);
  const either = late ? AbortSignal.any([signal, late]) : signal;
  try {
    const response = await fetch(url, { ...init, ...alone, signal: either });
    const json: unknown = await response.json();
    return response.ok ? { json } : { state: stateOf(json) };
  } catch (error) {
    if (signal.aborted) return { state: String(signal.reason) };
    if (late?.aborted) return { state: 'AgentSilent' };
    // Of a body that is no JSON.
    if (error instanceof SyntaxError) return { state: 'AgentStrange' };
    return { state: await whyUnreached(url) };
  }
}

const alone: RequestInit = {
  credentials: 'omit',
  cache: 'no-store',
  redirect: 'error',
  targetAddressSpace: 'loopback',
};

/** A browser says the same of an agent that is absent, of one for another portal, and of what it refuses itself. */
async function whyUnreached(url: string): Promise<string> {
  if ((await permission()) === 'denied') return 'BrowserRefused';
  const signal = AbortSignal.timeout(answerMs);
  // Its answer cannot be read, but there is one.
  const listens = await fetch(url, { ...alone, redirect: 'follow', mode: 'no-cors', signal }).then(
    () => true,
    () => false,
  );
  return listens ? 'OriginNotAllowed' : 'AgentAbsent';
}

/** Whether the browser asks its user before a page reaches this computer; pages of this computer may. */
async function isAskedFirst(): Promise<boolean> {
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);
  return !isLocal && (await permission()) === 'prompt';
}

/** By the names that the permission has had; `unknown` where there is none. */
async function permission(): Promise<string> {
  // A method, so that names may be asked for that the compiler does not have.
  const permissions: { query(descriptor: { name: string }): Promise<PermissionStatus> } =
    navigator.permissions;
  for (const name of ['loopback-network', 'local-network', 'local-network-access']) {
    try {
      const { state } = await permissions.query({ name });
      return state;
    } catch {
      // Of another name, or of none.
    }
  }
  return 'unknown';
}

function stateOf(json: unknown): string {
  const code = textOf(json, 'code');
  if (code === 'PinWrong') {
    const tries = textOf(json, 'pinTries');
    return tries === 'few'
      ? 'PinWrongFew'
      : tries === 'one'
        ? 'PinWrongOne'
        : tries === 'none'
          ? 'PinLocked'
          : code;
  }
  return code !== null && known.has(code) ? code : 'AgentStrange';
}

function isVersion(json: unknown): boolean {
  return /^\d+\.\d+\.\d+$/.test(textOf(json, 'version') ?? '');
}

/** As far as the page cares; whether it is good the portal says. */
function isToken(json: unknown): boolean {
  const members = ['format', 'algorithm', 'unverifiedCertificate', 'signature'];
  return members.every((name) => (textOf(json, name) ?? '').length > 0);
}

function textOf(json: unknown, name: string): string | null {
  if (typeof json !== 'object' || json === null) return null;
  const value: unknown = Reflect.get(json, name);
  return typeof value === 'string' && value.length < 20_000 ? value : null;
}
