import { setTimeout as sleep } from 'node:timers/promises';
import { json, Router, urlencoded, type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { type CarrierFault, carrierFaults, send, spoilers } from './faults.ts';
import { answerMatch, errorInfo, type CarrierSubscriber } from './match.ts';
import { createTokenServer } from './tokens.ts';

export { carrierFaults } from './faults.ts';

type Options = {
  clientId: string;
  clientSecret: string;
  findSubscriber: (phone: string) => CarrierSubscriber | undefined;
  /** The fault among those named that this call meets; `seconds` is how late `slow` is. */
  takeFault: (
    phone: string | undefined,
    among: readonly CarrierFault[],
  ) => { fault: CarrierFault; seconds: number } | undefined;
};

/** How far the carrier's clock is ahead with `clockSkew`: further than any token lasts. */
const skewMs = 3_600_000;
const correlatorPattern = /^[a-zA-Z0-9-_:;./<>{}]{0,256}$/;
const anyBody = z.object({ phoneNumber: z.string().optional() }).catch({});
const invalidArgument = errorInfo(400, 'INVALID_ARGUMENT');
const unauthenticated = errorInfo(401, 'UNAUTHENTICATED');
/** Record of the wrong subscriber, but for the document number, which is checked before the rest. */
const somebodyElse = { fullName: 'Mai Văn Khác', dateOfBirth: '1900-12-31' };

/** The carrier's side of the wire: CAMARA KYC Match 0.4 and its token endpoint, as one router. */
export function createCarrierSimulator(options: Options): Router {
  const tokens = createTokenServer(options);
  const router = Router({ caseSensitive: true });
  const findSomebodyElse: Options['findSubscriber'] = (phone) => {
    const subscriber = options.findSubscriber(phone);
    return subscriber && { ...subscriber, ...somebodyElse };
  };

  router.post('/oauth2/token', urlencoded({ extended: false }), (request, response) => {
    if (options.takeFault(undefined, ['down'])) {
      response.socket?.destroy();
      return;
    }
    const form: unknown = request.body;
    response.set('cache-control', 'no-store');
    send(response, tokens.answer(request.get('authorization'), form));
  });

  router.post('/kyc-match/v0.4/match', echoCorrelator, json(), async (request, response) => {
    const body: unknown = request.body;
    const met = options.takeFault(anyBody.parse(body).phoneNumber, carrierFaults);
    if (met?.fault === 'slow') await sleep(met.seconds * 1000, undefined, { ref: false });
    if (met?.fault === 'expiredToken') tokens.revokeAll();
    const spoil = met && spoilers[met.fault];
    if (spoil) {
      spoil(response);
      return;
    }
    const now = Date.now() + (met?.fault === 'clockSkew' ? skewMs : 0);
    if (!tokens.isGood(request.get('authorization'), now)) {
      send(response, unauthenticated);
      return;
    }
    const find = met?.fault === 'wrongData' ? findSomebodyElse : options.findSubscriber;
    const { status, body: answer } = answerMatch(body, find);
    const isHalf = met?.fault === 'missingMembers';
    send(response, { status, body: isHalf ? { ...answer, nameMatch: undefined } : answer });
  });

  router.use(refuseBody);
  return router;
}

const echoCorrelator: RequestHandler = (request, response, next) => {
  const correlator = request.get('x-correlator') ?? '';
  if (!correlatorPattern.test(correlator)) {
    send(response, invalidArgument);
    return;
  }
  response.set('x-correlator', correlator);
  next();
};

/** For a body that is no JSON; Express knows an error handler by its four parameters. */
const refuseBody: ErrorRequestHandler = (_error, _request, response, next) => {
  if (response.headersSent) next();
  else send(response, invalidArgument);
};
