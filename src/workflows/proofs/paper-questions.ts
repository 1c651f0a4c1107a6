import type { PostAccount } from '../../activities/post/post-activities.ts';
import type { Flow } from '../engine/flow.ts';

/**
 * The questions to Vietnam Post whether papers have been checked: now and then, and whenever it sends
 * a notice. One that fails is asked again soon, then ever later, so that a Post that is away for days
 * neither fills the history nor keeps the flow from hearing anybody else.
 */
export class PaperQuestions {
  /** When to ask next, in milliseconds since the epoch. */
  dueAt: number;
  readonly #flow: Flow;
  readonly #subject: string;
  #pauseMs: number;

  constructor(flow: Flow, subject: string) {
    this.#flow = flow;
    this.#subject = subject;
    this.#pauseMs = flow.settings.retry.initialMs;
    this.dueAt = Date.now() + flow.settings.vietnamPost.statusEveryMs;
  }

  /** The account as it stands now; undefined when it is not time, or there is no answer. */
  async ask(isNotified: boolean): Promise<PostAccount | undefined> {
    if (!isNotified && Date.now() < this.dueAt) return undefined;
    const { retry, vietnamPost } = this.#flow.settings;
    const { statusEveryMs } = vietnamPost;
    const answer = await this.#flow.tryOnce(async (activities) => ({
      account: await activities.readPostPapers({ subject: this.#subject }),
    }));
    this.dueAt = Date.now() + (answer ? statusEveryMs : this.#pauseMs);
    this.#pauseMs = answer ? retry.initialMs : Math.min(2 * this.#pauseMs, statusEveryMs);
    // No account there any more: nothing that it could say would be better than to wait, or staff.
    return answer?.account ?? undefined;
  }
}
