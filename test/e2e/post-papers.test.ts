import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { act, clerk, outcomeOf, seen, shownReview } from '../support/decide.ts';
import { type FlowView, flowOf } from '../support/portal.ts';
import { stepOf, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { vietnamPost } from '../support/vietnam-post.ts';

let system: System;
let post: ReturnType<typeof vietnamPost>;
beforeAll(async () => {
  system = await startSystem({
    POST_TIMEOUT_MS: '1000',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
  });
  post = vietnamPost(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

async function underReview() {
  const waiting = await post.signedIn(false);
  const asked = flowOf(await system.portal.act(waiting.flow, 'askForReview'));
  return { ...waiting, flow: withToken(waiting.flow, asked) };
}

async function approve({ reference }: FlowView) {
  const review = await shownReview(system, reference);
  const approved = await act(system, review, clerk, { decision: 'approved', papers: seen });
  expect(outcomeOf(approved)).toEqual([200, 'taken']);
}

const asked = (flow: FlowView, count: number) =>
  until(`${count} questions to the Post`, async () => (await post.questionsOf(flow)) === count);

function push(jwt: string) {
  const headers = { 'content-type': 'application/secevent+jwt' };
  return system.portal.send('/callbacks/vietnam-post', { method: 'POST', headers, body: jwt });
}

describe('a flow that waits for papers', () => {
  test("goes on by the Post's notice, with the data of that time", async () => {
    const { flow, citizen } = await post.signedIn(false);
    await system.simulators.addPerson({ ...citizen, fullName: 'Nguyễn Thị Hòa Bình' });
    expect((await post.checkPapers(citizen)).delivered).toBe(true);
    const open = await post.confirmed(flow);
    const identity = { fullName: 'Nguyễn Thị Hòa Bình', level: 3, source: 'vietnam_post' };
    expect(stepOf(open).identity).toMatchObject(identity);
    expect(await post.levelOf(open)).toBe(3);
  });

  test('hears a notice once, however often it is sent', async () => {
    const { flow, citizen } = await post.signedIn(false);
    const { phone } = citizen;
    await system.simulators.setFault({ system: 'post', fault: 'repeated callback', phone });
    await post.checkPapers(citizen);
    expect(await post.levelOf(await post.confirmed(flow))).toBe(3);
    expect((await post.checkPapers(citizen)).delivered).toBe(true);

    const waiting = await post.signedIn(false);
    const eventId = randomUUID();
    for (const id of [eventId, eventId]) {
      await system.signal(waiting.flow.id, 'postVerified', { eventId: id });
    }
    await asked(waiting.flow, 1);
    await post.checkPapers(waiting.citizen);
    // The row is written before the task that wrote it is in the history: the end is in both.
    expect(await post.levelOf(await post.confirmed(waiting.flow))).toBe(3);
    expect(await post.questionsOf(waiting.flow)).toBe(2);
  });

  test.each(['forged callback', 'clock skew'])('does not hear a notice by %s', async (fault) => {
    const { flow, citizen } = await post.signedIn(false);
    await system.simulators.setFault({ system: 'post', fault, phone: citizen.phone, times: 1 });
    expect((await post.checkPapers(citizen)).delivered).toBe(false);
    expect((await post.now(flow)).step?.waitingFor).toBe('post');
    expect((await post.checkPapers(citizen)).delivered).toBe(true);
    await post.confirmed(flow);
  });

  test('believes no notice that it was not asked about: neither signal nor token', async () => {
    const { flow } = await post.signedIn(false);
    const claims = { iss: `${system.simulators.url}/vietnam-post`, aud: 'dinhdanh' };
    const header = { alg: 'HS256', typ: 'secevent+jwt' };
    const shared = new TextEncoder().encode('x'.repeat(32));
    const forged = [
      'no token',
      '',
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader(header).sign(shared),
    ];
    for (const jwt of forged) {
      const answer = await push(jwt);
      expect(await answer.json()).toMatchObject({ code: 'PostNoticeInvalid', status: 400 });
    }
    await system.signal(flow.id, 'postVerified', { eventId: randomUUID() });
    await asked(flow, 1);
    expect((await post.now(flow)).step?.waitingFor).toBe('post');
  });

  test('has no say in who gets an answer: an account nobody waits for is told the same', async () => {
    const stranger = await post.known(false);
    expect((await post.checkPapers(stranger)).delivered).toBe(true);
  });

  test('hears of the papers after its worker was killed', async () => {
    const { flow, citizen } = await post.signedIn(false);
    await system.kill('worker');
    expect((await post.checkPapers(citizen)).delivered).toBe(true);
    await system.start('worker');
    expect(await post.levelOf(await post.confirmed(flow))).toBe(3);
  });

  test('while the keys of the Post cannot be had, its notice is to come again', async () => {
    const { flow, citizen } = await post.signedIn(false);
    await system.kill('api');
    await system.start('api');
    await system.simulators.setFault({ system: 'post', fault: 'down' });
    expect((await post.checkPapers(citizen)).delivered).toBe(false);
    const answer = await push('e30.e30.e30');
    expect(await answer.json()).toMatchObject({ code: 'PostUnavailable', status: 503 });
    await system.simulators.clearFaults();
    expect((await post.checkPapers(citizen)).delivered).toBe(true);
    await post.confirmed(flow);
  });

  describe('support staff, meanwhile', () => {
    test('may vouch for the citizen, up to level 2; a bare signal does not', async () => {
      const { flow } = await underReview();
      expect(stepOf(flow)).toMatchObject({ waitingFor: 'staff', actions: ['cancel'] });
      const { id } = await shownReview(system, flow.reference);
      for (const reviewId of [randomUUID(), id]) {
        await system.signal(flow.id, 'verifyManually', { reviewId });
      }
      expect((await post.now(flow)).step?.waitingFor).toBe('staff');
      await approve(flow);
      const open = await post.confirmed(flow);
      expect(stepOf(open).identity).toMatchObject({ level: 2, source: 'staff' });
      expect(await post.levelOf(open)).toBe(2);
    });

    test('approve what they have seen, whatever the Post says by then', async () => {
      const { flow, citizen } = await underReview();
      await system.simulators.addPerson({ ...citizen, fullName: 'Trần Thị Khác' });
      await system.signal(flow.id, 'postVerified', { eventId: randomUUID() });
      await asked(flow, 1);
      await approve(flow);
      const { identity } = stepOf(await post.confirmed(flow));
      expect(identity?.fullName).toBe(citizen.fullName);
    });

    test("keep nobody from the Post's notice: whichever comes first", async () => {
      const { flow, citizen } = await underReview();
      await post.checkPapers(citizen);
      expect(await post.levelOf(await post.confirmed(flow))).toBe(3);
    });
  });
});
