import type { Flow } from '../engine/flow.ts';
import { isoTime } from '../engine/records.ts';

/** The messages that remind somebody to take papers to a post office; none without a phone. */
export class PaperReminders {
  /** When the next one goes out, in milliseconds since the epoch. */
  dueAt: number;
  readonly #flow: Flow;
  readonly #phone: string | undefined;

  constructor(flow: Flow, phone: string | undefined) {
    this.#flow = flow;
    this.#phone = phone;
    this.dueAt =
      phone === undefined ? Infinity : Date.now() + flow.settings.vietnamPost.reminderEveryMs;
  }

  /** Sends one when it is time; one that cannot be sent is left out, the next is not far. */
  async sendIfDue(): Promise<void> {
    const phone = this.#phone;
    if (phone === undefined || Date.now() < this.dueAt) return;
    const { reminderEveryMs: everyMs } = this.#flow.settings.vietnamPost;
    this.dueAt = Date.now() + everyMs;
    const { reference, expiresAt: until } = this.#flow.record;
    const { language } = this.#flow;
    const askedAt = isoTime(Date.now());
    const reminder = { phone, reference, until, everyMs, askedAt, language };
    const told = await this.#flow.tryOnce((activities) => activities.remindOfPapers(reminder));
    if (told?.heldUntil !== undefined) this.dueAt = Date.parse(told.heldUntil);
  }
}
