import type { PostAccount } from '../../activities/post/post-activities.ts';
import type { ActionName } from '../../domain/flows/flows.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Flow, Opening } from '../engine/flow.ts';
import { PaperQuestions } from './paper-questions.ts';
import { PaperReminders } from './paper-reminders.ts';
import type { Proven } from './proof.ts';
import type { Consent } from '../steps/consent.ts';
import { askForReview, decideByReview } from '../steps/review.ts';

const step = 'vietnam_post';

/**
 * Waits until a clerk of Vietnam Post has checked the papers behind an account (guide 1.5), up to the
 * deadline at a counter. The Post's notice only says when to ask; should it be lost, the Post is asked
 * now and then. Meanwhile support staff may vouch for the citizen: whichever comes first counts.
 */
export async function awaitPapers(
  flow: Flow,
  account: PostAccount,
  consent: Consent,
): Promise<Proven> {
  noteWho(flow, account);
  if (account.papersChecked) return provenByPost(account, consent);
  flow.extendDeadline(Date.now() + flow.settings.reviewDeadlineMs);
  await waitForPost(flow, { code: 'PostPapersPending' }, ['askForReview', 'cancel']);
  const questions = new PaperQuestions(flow, account.subject);
  const reminders = new PaperReminders(flow, account.person.phone);
  let review: { id: string; account: PostAccount } | undefined;
  for (let latest = account; ;) {
    const letter = await flow.takeUntil(Math.min(questions.dueAt, reminders.dueAt));
    if (letter?.step === 'askForReview') {
      const id = await requestReview(flow, latest);
      review = { id, account: latest };
    } else if (letter?.step === 'verifyManually') {
      if (review?.id !== letter.data.reviewId) continue;
      const proven = await provenByStaff(flow, review, consent);
      if (proven) return proven;
    } else {
      // The Post's notice, or a time that has come.
      latest = (await questions.ask(letter?.step === 'postVerified')) ?? latest;
      noteWho(flow, latest);
      if (latest.papersChecked) return provenByPost(latest, consent);
      await reminders.sendIfDue();
    }
  }
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

async function waitForPost(flow: Flow, problem: Refusal, actions: ActionName[]): Promise<void> {
  const opening: Opening = { waitingFor: 'post', actions };
  await flow.save(flow.upcoming(step, 'papers.awaited', opening, problem));
}

function requestReview(flow: Flow, { person }: PostAccount): Promise<string> {
  const unconfirmed = { claim: person, findings: ['papersNotChecked'] };
  return askForReview(flow, step, unconfirmed, ['cancel']);
}

function provenByPost({ person, isRegistered }: PostAccount, consent: Consent): Proven {
  const { consentVersion, consentedAt } = consent;
  const registrant = { ...person, consentVersion };
  return { registrant, source: 'vietnam_post', level: 3, isRegistered, consentedAt };
}

/**
 * What staff have approved: the claim as it was when the review was asked for, whatever the Post says
 * by now. One pair of eyes proves level 2 at most; a rejection leaves the flow to the Post.
 */
async function provenByStaff(
  flow: Flow,
  { id, account: { person } }: { id: string; account: PostAccount },
  { consentVersion, consentedAt }: Consent,
): Promise<Proven | null> {
  const registrant = { ...person, consentVersion };
  const whenRejected: Opening = { waitingFor: 'post', actions: ['cancel'] };
  const approval = await decideByReview(flow, id, registrant, whenRejected);
  return approval && { registrant, source: 'staff', level: 2, consentedAt, ...approval };
}
