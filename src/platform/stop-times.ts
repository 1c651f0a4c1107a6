/**
 * How long a process may take to stop, in milliseconds: whoever runs it gives it more
 * (`stop_grace_period` of docker-compose.yml).
 */
export type StopTimes = {
  /** In which a proxy in front sees that it goes, while it still serves everything. */
  noticeMs: number;
  /** What requests under way have to end. */
  graceMs: number;
  /** After which it ends by force. */
  mostMs: number;
};

/** Longer than a submission waits for its answer (`REQUEST_DEADLINE_MS`); the proxy asks every two seconds. */
export const apiStop: StopTimes = { noticeMs: 3_000, graceMs: 10_000, mostMs: 18_000 };
/** Operators ask again by themselves. */
export const codecStop: StopTimes = { noticeMs: 0, graceMs: 5_000, mostMs: 8_000 };
/** Of a process without requests: a worker's tasks and a round of sealing have times of their own. */
export const workStop: Pick<StopTimes, 'mostMs'> = { mostMs: 18_000 };
