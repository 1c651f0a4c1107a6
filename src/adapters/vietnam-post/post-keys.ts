import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { OutsideSystemError } from '../outside-system-error.ts';
import { failedResponse, malformed } from './outside-failure.ts';
import { keySet } from './wire.ts';

/** Keys that the Post has withdrawn are believed no longer than this. */
const longestAgeMs = 600_000;
/** What was asked for so recently is as good as asked for now. */
const freshMs = 10_000;
/** A stranger's token may name any key: so often in a minute may one that we do not know be asked for. */
const askedAMinute = 5;
const minuteMs = 60_000;

export type PostKeys = {
  /** Has the keys at hand as they are now, before something is done that cannot be done twice. */
  prepare: () => Promise<void>;
  /**
   * The key that a token names. One that we do not know is asked for at once, since the Post may just
   * have taken it.
   * @throws OutsideSystemError when the keys cannot be had, or were asked for too often.
   */
  find: JWTVerifyGetKey;
};

/** The keys that the Post signs with, from its `jwks_uri` (OpenID Connect Core section 10.1.1). */
export function createPostKeys(ask: () => Promise<Response>, now: () => number): PostKeys {
  let held: { find: JWTVerifyGetKey; at: number } | undefined;
  let underWay: Promise<JWTVerifyGetKey> | undefined;
  let turns: number[] = [];

  async function fetchKeys(): Promise<JWTVerifyGetKey> {
    const at = now();
    const find = createLocalJWKSet(await readKeys(await ask()));
    held = { find, at };
    return find;
  }
  function refreshed(): Promise<JWTVerifyGetKey> {
    underWay ??= fetchKeys().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }
  async function heldFor(ms: number): Promise<JWTVerifyGetKey> {
    return held && now() - held.at < ms ? held.find : refreshed();
  }
  function countTurn(): void {
    turns = turns.filter((at) => now() - at < minuteMs);
    if (turns.length >= askedAMinute) throw askedTooOften();
    turns.push(now());
  }

  return {
    prepare: async () => {
      await heldFor(freshMs);
    },
    async find(header, token) {
      const known = await heldFor(longestAgeMs);
      try {
        return await known(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        if (!underWay) countTurn();
        return (await refreshed())(header, token);
      }
    },
  };
}

async function readKeys(response: Response) {
  if (response.status !== 200) throw failedResponse(response);
  const json: unknown = await response.json().catch(() => undefined);
  const parsed = keySet.safeParse(json);
  if (!parsed.success) throw malformed('keys of another shape');
  return parsed.data;
}

/** Not now, rather than no: whoever sends a good token sends it again. */
function askedTooOften(): OutsideSystemError {
  const message = 'a key that is not known was asked for too often';
  return new OutsideSystemError({
    system: 'vietnam_post',
    reason: 'down',
    message,
    retryable: true,
  });
}
