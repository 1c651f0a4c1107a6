/**
 * The system as it is in production, with waits that a round can sit out, and proofs that keep while a hundred
 * flows are brought to their places.
 */
export const settings = {
  HEARING_SECONDS: '25',
  RECOVERY_WAIT_SECONDS: '25',
  OTP_TTL_SECONDS: '1800',
  CHALLENGE_TTL_SECONDS: '1800',
  SIM_PROMPT_SECONDS: '600',
  SIM_COOL_DOWN_SECONDS: '1',
  SIM_STATUS_EVERY_SECONDS: '2',
  SESSION_IDLE_SECONDS: '7200',
  STAFF_SESSION_IDLE_SECONDS: '14400',
  CA_STATUS_TRIES: '1000',
  CA_STATUS_EVERY_SECONDS: '5',
  RETRY_INITIAL_MS: '500',
  RETRY_MAXIMUM_MS: '4000',
};
