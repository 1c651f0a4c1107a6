/** What the pages know of the installation. */
export type WebSettings = {
  /** Where the API is reached from here. */
  apiUrl: string;
  /** Origin of these pages, as browsers name it. */
  origin: string;
  /** Where the signing agent answers on a citizen's computer. */
  agentUrl: string;
  /** How long a session lasts: in any case, and unused, by its level. */
  session: { seconds: number; idleSeconds: number; idleLevel3Seconds: number };
  /** Pages of the simulators; null where nobody is simulated. */
  development: { handset: string; people: string } | null;
  /** Under which operators look at workflows by their ids; null where nobody has said. */
  temporalUi: string | null;
};
