import { createHash } from 'node:crypto';
import {
  acceptance,
  fault,
  type MessageHead,
  profileAnswer,
  type Sender,
  statusAnswer,
} from './messages.ts';
import type { MssRequest } from './request.ts';
import type { Sim } from './sim.ts';
import type { Transactions } from './transactions.ts';

export type SignatureFault = 'wrongData' | 'phoneOff' | 'delayed';

type Context = {
  ap: Sender;
  simOf: (phone: string) => Sim | undefined;
  isOff: (phone: string) => boolean;
  transactions: Transactions;
  takeFault: (
    phone: string,
    among: readonly SignatureFault[],
  ) => { fault: SignatureFault; seconds: number } | undefined;
};

/** Answers a request as TS 102 204 has it; what is refused is a fault. */
export function answerRequest(request: MssRequest | undefined, context: Context): string {
  if (!request) return fault(101);
  const { ap, simOf, transactions } = context;
  if (request.apId !== ap.apId || request.apPassword !== ap.apPassword) return fault(104);
  const head = { ...ap, apTransId: request.apTransId, instant: new Date() };
  if (request.name === 'MSS_StatusReq') return answerStatus(request, head, transactions);
  const sim = simOf(request.phone);
  if (!sim) return fault(404);
  if (sim.isBlocked()) return fault(402);
  if (request.name === 'MSS_ProfileReq') return profileAnswer(head, sim.certificate);
  const opened =
    transactions.findOrder(request.apTransId) ?? openTransaction(request, sim, context);
  return opened === 'busy' ? fault(406) : acceptance(head, opened);
}

function answerStatus(
  { transactionId, apTransId }: Extract<MssRequest, { name: 'MSS_StatusReq' }>,
  head: MessageHead,
  transactions: Transactions,
): string {
  const transaction = transactions.find(transactionId);
  if (transaction?.apTransId !== apTransId) return fault(101);
  return statusAnswer(head, transaction, 'answer');
}

/** One open prompt for each number. */
function openTransaction(
  request: Extract<MssRequest, { name: 'MSS_SignatureReq' }>,
  sim: Sim,
  { transactions, takeFault, isOff }: Context,
) {
  const { phone } = request;
  if (transactions.ofPhone(phone).some(transactions.isOpen)) return 'busy';
  const met = takeFault(phone, ['wrongData', 'phoneOff', 'delayed']);
  const asked = Buffer.from(request.hash, 'base64');
  const hash = met?.fault === 'wrongData' ? createHash('sha256').update(asked).digest() : asked;
  const transaction = transactions.open({ ...request, hash }, sim);
  if (met?.fault === 'phoneOff' || isOff(phone)) transactions.end(transaction, 209, 'timed_out');
  else transactions.show(transaction, met?.fault === 'delayed' ? met.seconds * 1000 : 0);
  return transaction;
}
