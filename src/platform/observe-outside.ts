import type { RevocationClient } from '../adapters/ca/client.ts';
import type { CarrierClient } from '../adapters/carrier/client.ts';
import type { EmailClient } from '../adapters/email/client.ts';
import type { InsurerClient } from '../adapters/insurer/client.ts';
import type { SimProviderClient } from '../adapters/sim-provider/client.ts';
import type { SmsClient } from '../adapters/sms/client.ts';
import type { VietnamPostClient } from '../adapters/vietnam-post/client.ts';
import type { OutsideCalls } from './outside-calls.ts';

type Clients = {
  carrier: CarrierClient;
  insurer: InsurerClient;
  sms: SmsClient;
  email: EmailClient;
  simProvider: SimProviderClient;
  post: VietnamPostClient;
  revocation: RevocationClient;
};

/** The same clients, each call of theirs observed under its system's name; a CA's with its host. */
export function observeOutside(clients: Clients, { observe }: OutsideCalls): Clients {
  const { carrier, insurer, sms, email, simProvider, revocation } = clients;
  return {
    carrier: { ...carrier, matchSubscriber: observe('carrier', carrier.matchSubscriber) },
    insurer: { ...insurer, readRecord: observe('insurer', insurer.readRecord) },
    sms: { ...sms, submit: observe('sms', sms.submit) },
    email: { ...email, send: observe('email', email.send) },
    simProvider: {
      ...simProvider,
      findCertificate: observe('simProvider', simProvider.findCertificate),
      requestSignature: observe('simProvider', simProvider.requestSignature),
      readStatus: observe('simProvider', simProvider.readStatus),
    },
    post: observePost(clients.post, { observe }),
    revocation: {
      ...revocation,
      askOcsp: (url, request) => observe(caAt(url), revocation.askOcsp)(url, request),
      fetchCrl: (url) => observe(caAt(url), revocation.fetchCrl)(url),
    },
  };
}

/** The same of Vietnam Post's client alone. */
export function observePost(
  post: VietnamPostClient,
  { observe }: Pick<OutsideCalls, 'observe'>,
): VietnamPostClient {
  return {
    ...post,
    authorizationUrl: observe('vietnamPost', post.authorizationUrl),
    redeem: observe('vietnamPost', post.redeem),
    readPapers: observe('vietnamPost', post.readPapers),
    readNotice: observe('vietnamPost', post.readNotice),
  };
}

/** Only certificates that lead to a configured root name addresses that are asked: these are few. */
function caAt(url: string): string {
  return `ca ${URL.canParse(url) ? new URL(url).host : 'unknown'}`;
}
