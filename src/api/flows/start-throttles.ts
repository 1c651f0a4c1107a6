import { type CarefulThrottle, type Entrance, failureWindowSeconds } from '../../db/admissions.ts';
import type { Throttle } from '../../db/throttles.ts';
import type { Details } from '../../domain/steps/details/details-bodies.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Networks } from '../http/networks.ts';

const windowSeconds = 3600;
/** How many times more than a narrow network a wider one may: more people are behind it. */
const shares = { narrow: 1, middle: 4, wide: 16 } as const;
/** The same for one number, which few people of a network have to do with. */
const sharesOfNumber = { narrow: 1, wide: 4 } as const;
/** From this part of a limit on, the bot check is asked for, and is harder. */
const carefulPart = 0.1;
/** Counts are integers of four bytes. */
const most = 2_000_000_000;

/** Limits of a narrow network in an hour. */
export type StartLimits = {
  networkStartsPerHour: number;
  networkFailuresPerHour: number;
  documentStartsPerHour: number;
  numberStartsPerHour: number;
  /** Failed logins in all, from which on everybody is asked for a harder bot check. */
  loginFailuresPerHour: number;
};

/** What a start claims to own, or a step of its flow. */
export type Claimed = Details | { documentNumber: string } | { phone: string };

/**
 * What a start counts against, by keyed hashes: its network in three widths, and what it claims to own
 * together with the network. There is no count of a number alone: whoever knows it could use that up,
 * and lock its owner out.
 */
export function startThrottles(
  keys: Keys,
  limits: StartLimits,
  networks: Networks,
  details: Claimed,
): Pick<Entrance, 'starts' | 'failures' | 'claims'> {
  const document = documentOf(details);
  const phone = 'phone' in details ? details.phone : undefined;
  const claims = (what: string, limit: number): Throttle[] =>
    claimThrottles(keys, networks, `starts-of-${what}`, limit);
  return {
    ...networkThrottles(keys, limits, networks),
    claims: [
      ...(document === undefined
        ? []
        : claims(`document:${document}`, limits.documentStartsPerHour)),
      ...(phone === undefined ? [] : claims(`number:${phone}`, limits.numberStartsPerHour)),
    ],
  };
}

/**
 * What a login counts against: its network, apart from registrations; and the number whose phone is to
 * show a prompt. That many fail, from wherever, has everybody asked for a harder bot check.
 */
export function loginThrottles(
  keys: Keys,
  limits: StartLimits,
  networks: Networks,
  phone?: string,
): Pick<Entrance, 'starts' | 'failures' | 'claims'> {
  const { starts, failures } = networkThrottles(keys, limits, networks, 'logins');
  const everywhere: CarefulThrottle = {
    key: keys.lookup('throttle', 'failures-of-logins'),
    limit: most,
    careful: limits.loginFailuresPerHour,
    windowSeconds: failureWindowSeconds,
  };
  const { numberStartsPerHour } = limits;
  const claims =
    phone === undefined
      ? []
      : claimThrottles(keys, networks, `logins-of-number:${phone}`, numberStartsPerHour);
  return { starts, failures: [...failures, everywhere], claims };
}

/**
 * What a recovery counts against: its network, apart from logins, whose failures it shares; and the name, as
 * a keyed hash, and the phone that it names. The same for a name that nobody has.
 */
export function recoveryThrottles(
  keys: Keys,
  limits: StartLimits,
  networks: Networks,
  { name, phone }: { name?: string; phone?: string } = {},
): Pick<Entrance, 'starts' | 'failures' | 'claims'> {
  const claims = (what: string, limit: number): Throttle[] =>
    claimThrottles(keys, networks, `recoveries-of-${what}`, limit);
  const { networkStartsPerHour: limit, documentStartsPerHour, numberStartsPerHour } = limits;
  return {
    starts: ofNetwork(keys, networks, 'recoveries', { limit, windowSeconds }),
    failures: loginThrottles(keys, limits, networks).failures,
    claims: [
      ...(name === undefined ? [] : claims(`name:${name}`, documentStartsPerHour)),
      ...(phone === undefined ? [] : claims(`number:${phone}`, numberStartsPerHour)),
    ],
  };
}

function claimThrottles(keys: Keys, networks: Networks, what: string, limit: number): Throttle[] {
  return (['narrow', 'wide'] as const).map((width) => ({
    key: keys.lookup('throttle', `${what}:${networks[width]}`),
    limit: times(limit, sharesOfNumber[width]),
    windowSeconds,
  }));
}

/** What is counted of a network, whatever it claims: starts, and failures of them. */
export function networkThrottles(
  keys: Keys,
  limits: Pick<StartLimits, 'networkStartsPerHour' | 'networkFailuresPerHour'>,
  networks: Networks,
  of: 'starts' | 'logins' = 'starts',
): Pick<Entrance, 'starts' | 'failures'> {
  const failures = of === 'logins' ? 'login-failures' : 'failures';
  return {
    starts: ofNetwork(keys, networks, of, {
      limit: limits.networkStartsPerHour,
      windowSeconds,
    }),
    failures: ofNetwork(keys, networks, failures, {
      limit: limits.networkFailuresPerHour,
      windowSeconds: failureWindowSeconds,
    }),
  };
}

/** A count of a network in its three widths; `limit` is that of the narrow one. */
export function ofNetwork(
  keys: Keys,
  networks: Networks,
  what: string,
  { limit, windowSeconds: seconds }: Pick<Throttle, 'limit' | 'windowSeconds'>,
): CarefulThrottle[] {
  return (['narrow', 'middle', 'wide'] as const).map((width) => {
    const share = times(limit, shares[width]);
    return {
      key: keys.lookup('throttle', `${what}-of-network:${networks[width]}`),
      limit: share,
      careful: Math.ceil(share * carefulPart),
      windowSeconds: seconds,
    };
  });
}

function times(limit: number, share: number): number {
  return Math.min(most, limit * share);
}

/** The insurance number may be the identity number: both are one kind of key. */
function documentOf(details: Claimed): string | undefined {
  if ('documentNumber' in details) return details.documentNumber;
  return 'socialInsuranceNumber' in details ? details.socialInsuranceNumber : undefined;
}
