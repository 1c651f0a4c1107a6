import { until } from '../../support/until.ts';
import { inTime, type StartedProvider } from './start-provider.ts';

type Transaction = { phone: string; apTransId: string; transactionId: string };

/** What a portal and a citizen do with orders of a signature. */
export function ordersAt(provider: StartedProvider) {
  return {
    /** Orders a signature; how it stands can be asked with what comes back. */
    order: async (phone: string) => {
      const ordered = provider.orderFor(phone);
      const answer = await provider.client.requestSignature(ordered, inTime);
      if (answer.outcome !== 'accepted') throw new Error(answer.outcome);
      const { apTransId } = ordered;
      const transaction: Transaction = { phone, apTransId, transactionId: answer.transactionId };
      return { ordered, transaction };
    },
    reply: async (phone: string, answer: { pin: string } | { cancel: true }) => {
      const { id } = await provider.openPrompt(phone);
      return provider.handsets.reply({ phone, id }, answer);
    },
    statusOf: (transaction: Transaction) => provider.client.readStatus(transaction, inTime),
    /** What was notified of a transaction, as soon as there are so many; now, without a number. */
    notified: (of: Transaction, count = 0) =>
      until(`${count} notifications`, () => {
        const posted = provider.callbacks.posted.filter((one) => one.includes(of.apTransId));
        return Promise.resolve(posted.length >= count && posted);
      }),
  };
}
