import { availableParallelism } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/platform/config.ts';

test('passwords are hashed two a core, so that they have their share of busy ones', () => {
  expect(loadConfig({}).api.hashConcurrency).toBe(2 * availableParallelism());
});

test('starts never have the places of all requests', () => {
  expect(loadConfig({}).api.startLimit).toEqual({ least: 4, most: 128, delayMs: 300 });
  expect(loadConfig({ MAX_IN_FLIGHT: '3' }).api.startLimit).toMatchObject({ least: 1, most: 1 });
  expect(() => loadConfig({ MAX_IN_FLIGHT: '64', START_LIMIT_MAX: '64' })).toThrow(
    'START_LIMIT_MAX must be below MAX_IN_FLIGHT.',
  );
  expect(() => loadConfig({ START_LIMIT_MIN: '20', START_LIMIT_MAX: '10' })).toThrow(
    'START_LIMIT_MIN must not be above START_LIMIT_MAX.',
  );
});

describe('API_HOSTS_WORKER', () => {
  const hosting = (environment: Record<string, string> = {}) =>
    loadConfig({ API_HOSTS_WORKER: 'true', ...environment });

  test('is off unless set, and true or false', () => {
    expect(loadConfig({}).api.hostsWorker).toBe(false);
    expect(hosting().api.hostsWorker).toBe(true);
    expect(() => loadConfig({ API_HOSTS_WORKER: 'yes' })).toThrow(
      'API_HOSTS_WORKER must be true or false, not "yes".',
    );
  });

  test('leaves two threads of the pool to the worker', () => {
    expect(hosting({ UV_THREADPOOL_SIZE: '3' }).api.hashConcurrency).toBe(1);
    expect(hosting({ UV_THREADPOOL_SIZE: '1' }).api.hashConcurrency).toBe(1);
    const alone = loadConfig({ UV_THREADPOOL_SIZE: '1' });
    expect(alone.api.hashConcurrency).toBe(Math.min(64, 2 * availableParallelism()));
  });

  test('says so when hashes are to have all threads', () => {
    const threads = { HASH_CONCURRENCY: '4', UV_THREADPOOL_SIZE: '4' };
    expect(hosting(threads).warnings).toEqual([
      expect.stringContaining('HASH_CONCURRENCY is 4 and UV_THREADPOOL_SIZE 4'),
    ]);
    expect(hosting({ ...threads, UV_THREADPOOL_SIZE: '6' }).warnings).toEqual([]);
    expect(loadConfig(threads).warnings).toEqual([]);
  });
});
