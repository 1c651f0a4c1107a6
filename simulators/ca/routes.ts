import { setTimeout as sleep } from 'node:timers/promises';
import { raw, Router, type Request, type RequestHandler, type Response } from 'express';
import type { Authority } from './authorities.ts';
import { createCrl } from './crl.ts';
import { caFaults, type CaFault } from './faults.ts';
import { answerOcsp } from './ocsp.ts';
import { authorityNames } from './store.ts';
import type { SimulatedCa } from './order.ts';
import { mediaTypes } from './standard.ts';

type Options = {
  ca: SimulatedCa;
  /** The fault that this call meets; `seconds` is how late `slow` is. */
  takeFault: (among: readonly CaFault[]) => { fault: CaFault; seconds: number } | undefined;
};
/** What is asked of which CA, whoever signs the answer. */
type Asked = {
  request: Request;
  authority: Authority;
  signer: Authority;
  fault: CaFault | undefined;
  url: string;
};
type Answerer = { type: string; answer: (asked: Asked) => Promise<Uint8Array> };

/** The CAs' side of the wire: OCSP, revocation lists and their own certificates. */
export function createCaSimulator(options: Options): Router {
  const { authorities, records, trusted } = options.ca;
  const router = Router();
  const ofAnotherCa = ({ authority, fault, url }: Asked) => {
    const another = authority.name === 'rsa' ? authorities.ec : authorities.rsa;
    return { authority: another, signer: another, fault, url };
  };
  const ocsp: Answerer = {
    type: mediaTypes.ocspAnswer,
    answer: ({ request, ...asked }) => answerOcsp(bytesOf(request), { ...asked, store: records }),
  };
  const crl: Answerer = {
    type: mediaTypes.crl,
    answer: (asked) => createCrl(asked.fault === 'wrongData' ? ofAnotherCa(asked) : asked, records),
  };
  const certificate: Answerer = {
    type: mediaTypes.certificate,
    answer: ({ authority }) =>
      Promise.resolve(new Uint8Array(authority.certificate.toSchema().toBER())),
  };
  router.get('/ca/roots.pem', sendPem(trusted.roots));
  router.get('/ca/intermediates.pem', sendPem(trusted.intermediates));
  router.post('/ca/:name/ocsp', raw({ type: mediaTypes.ocspRequest }), handleWith(ocsp, options));
  router.get('/ca/:name/crl', handleWith(crl, options));
  router.get('/ca/:name/certificate.cer', handleWith(certificate, options));
  return router;
}

function handleWith({ type, answer }: Answerer, { ca, takeFault }: Options): RequestHandler {
  return async (request, response) => {
    const name = authorityNames.find((one) => one === request.params['name']);
    if (!name) {
      response.status(404).end();
      return;
    }
    const isRedirected = request.query['redirected'] !== undefined;
    const met = isRedirected ? undefined : takeFault(caFaults);
    if (met?.fault === 'redirectedAnswer') {
      response.redirect(307, '?redirected');
      return;
    }
    if (met?.fault === 'slow') await sleep(met.seconds * 1000, undefined, { ref: false });
    const authority = ca.authorities[name];
    const signer = met?.fault === 'wrongSigner' ? ca.authorities.other : authority;
    const url = `${request.protocol}://${request.get('host') ?? ''}${request.path}`;
    const der = await answer({ request, authority, signer, fault: met?.fault, url });
    send(response.type(type), der, met?.fault);
  };
}

function send(response: Response, der: Uint8Array, fault: CaFault | undefined): void {
  if (fault === 'down') response.socket?.destroy();
  else
    response.send(Buffer.from(fault === 'malformedAnswer' ? der.subarray(0, der.length / 2) : der));
}

function sendPem(pem: string): RequestHandler {
  return (_request, response) => {
    response.type('application/x-pem-file').send(pem);
  };
}

/** Nothing where the body is of another type. */
function bytesOf({ body }: Request): Uint8Array {
  const given: unknown = body;
  return Buffer.isBuffer(given) ? given : new Uint8Array();
}
