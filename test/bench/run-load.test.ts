import { describe, expect, it } from '@jest/globals';
import { allDone, runLoad } from '../../bench/load/run-load.ts';

const failed = () => Promise.reject(new Error('answered 503 instead of 201'));

describe('runLoad', () => {
  it('does each work once, and never more at a time than are to be in flight', async () => {
    let inFlight = 0;
    let most = 0;
    const works = Array.from({ length: 20 }, (_, index) => async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await Promise.resolve();
      inFlight -= 1;
      return index;
    });
    const { done } = await runLoad(works, { inFlight: 4, seconds: 60 });
    expect(done.toSorted((a, b) => a - b)).toEqual(works.map((_, index) => index));
    expect(most).toBe(4);
  });

  it('begins nothing more when the time is over, and brings to its end what was begun', async () => {
    const works = ['a', 'b', 'c', 'd', 'e'].map((name) => () => Promise.resolve(name));
    const { done } = await runLoad(works, { inFlight: 2, seconds: 0 });
    expect(done).toEqual(['a', 'b']);
  });

  it('goes on after a work that failed, and tells why it did', async () => {
    const works = [failed, () => Promise.resolve('b')];
    const result = await runLoad(works, { inFlight: 1, seconds: 60 });
    expect(result).toMatchObject({ done: ['b'], failures: ['answered 503 instead of 201'] });
  });
});

describe('allDone', () => {
  it('is what was done', () => {
    expect(allDone({ done: ['a', 'b'], failures: [], seconds: 1 })).toEqual(['a', 'b']);
  });

  it('throws the first failure', () => {
    const result = { done: ['a'], failures: ['OtpWrong', 'OtpExpired'], seconds: 1 };
    expect(() => allDone(result)).toThrow(/^OtpWrong$/);
  });
});
