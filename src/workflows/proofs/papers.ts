import type { PostAccount } from '../../activities/post/post-activities.ts';
import type { Flow } from '../engine/flow.ts';
import { type Opening, type Outcome, stay } from '../engine/opening.ts';
import { askForReview } from '../steps/review.ts';
import { PaperQuestions } from './paper-questions.ts';
import { PaperReminders } from './paper-reminders.ts';
import type { Proven } from './proof.ts';

const step = 'vietnam_post';
type Waits = Opening<typeof step, Proven>;

/**
 * Waits until a clerk of Vietnam Post has checked the papers behind an account (guide 1.5), up to the
 * deadline at a counter. The Post's notice only says when to ask; should it be lost, the Post is asked
 * now and then. Meanwhile support staff may vouch for the citizen: whichever comes first counts. So it
 * is where the Post tells of the citizen what cannot be read, until the Post has put it right.
 */
export async function awaitPapers(flow: Flow, account: PostAccount): Promise<Proven> {
  noteWho(flow, account);
  if (isProven(account)) return provenByPost(account);
  flow.extendDeadline(Date.now() + flow.settings.reviewDeadlineMs);
  const questions = new PaperQuestions(flow, account.subject);
  const reminders = new PaperReminders(flow, account.person.phone);
  let latest = account;
  const look = async (isNotified: boolean): Promise<Outcome<typeof step, Proven>> => {
    latest = (await questions.ask(isNotified)) ?? latest;
    noteWho(flow, latest);
    if (isProven(latest)) return { done: provenByPost(latest) };
    if (!latest.papersChecked) await reminders.sendIfDue();
    return stay;
  };
  const waiting: Waiting = {
    on: { postVerified: () => look(true) },
    wake: {
      at: () => Math.min(questions.dueAt, reminders.dueAt),
      run: () => look(false),
      summary: 'Ask the Post again, or send the reminder',
    },
  };
  return flow.step(step, {
    ...forPost(waiting),
    problem: { code: account.isReadable ? 'PostPapersPending' : 'PostRecordUnreadable' },
    findings: findingsOf(account),
    isAccepted: true,
    event: 'papers.awaited',
    on: { ...waiting.on, askForReview: () => askStaff(flow, latest, waiting) },
  });
}

/** What cannot be read nobody has vouched for, however well the papers were checked. */
function isProven({ papersChecked, isReadable }: PostAccount): boolean {
  return papersChecked && isReadable;
}

type Waiting = Pick<Waits, 'on' | 'wake'>;

function forPost(waiting: Waiting) {
  return { ...waiting, waitingFor: 'post' } as const;
}

/**
 * What staff approve is the claim as it was when the review was asked for, whatever the Post says by
 * then. One pair of eyes proves level 2 at most; a rejection leaves the flow to the Post.
 */
function askStaff(flow: Flow, account: PostAccount, waiting: Waiting): Promise<Waits> {
  const { person } = account;
  const claim = { shown: person, findings: findingsOf(account), subject: person };
  return askForReview(flow, step, claim, {
    show: (review) => ({ review }),
    meanwhile: waiting,
    approved: ({ isRegistered }) => ({
      registrant: person,
      source: 'staff',
      level: 2,
      isRegistered,
    }),
    rejected: () => ({
      ...forPost(waiting),
      problem: { code: 'ReviewRejected' },
      event: 'review.rejected',
    }),
  });
}

function findingsOf({ papersChecked, findings }: PostAccount): string[] {
  return papersChecked ? findings : ['papersNotChecked', ...findings];
}

/** For support's look-up. */
function noteWho(flow: Flow, { person: { fullName, phone, documents } }: PostAccount): void {
  const [document] = documents;
  flow.personal = {
    fullName,
    ...(phone !== undefined && { phone }),
    ...(document && { documentNumber: document.number }),
  };
}

function provenByPost({ person, isRegistered }: PostAccount): Proven {
  return { registrant: person, source: 'vietnam_post', level: 3, isRegistered };
}
