const probeTimeoutMs = 2_000;
/** Answers are kept this long, so that whoever asks often does not load what is asked about. */
const keptMs = 1_000;

/** One dependency's health: rejects, or answers false, when it is down. */
export type Probe = () => Promise<boolean>;

/** What must be up for the API to be ready, and what is only shown. */
export type Probes = {
  required: Record<string, Probe>;
  informational: Record<string, Probe>;
  /** Others that are shown, by names that only turn out at work; whether each is up. */
  discovered?: () => Promise<(readonly [name: string, isUp: boolean])[]>;
};

type Health = 'up' | 'down';

export type Readiness = {
  status: 'ready' | 'not ready';
  required: Record<string, Health>;
  informational: Record<string, Health>;
};

/** Asks every dependency by its name: ready when all that are required are up. */
export function createReadiness(probes: Probes): () => Promise<Readiness> {
  return keep(async () => {
    const [required, known, discovered] = await Promise.all([
      askAll(probes.required),
      askAll(probes.informational),
      discover(probes),
    ]);
    const informational = { ...known, ...discovered };
    const isReady = Object.values(required).every((health) => health === 'up');
    return { status: isReady ? 'ready' : 'not ready', required, informational };
  });
}

async function askAll(probes: Record<string, Probe>): Promise<Record<string, Health>> {
  const asked = Object.entries(probes).map(
    async ([name, probe]) => [name, await ask(probe)] as const,
  );
  return Object.fromEntries(await Promise.all(asked));
}

async function discover({ discovered }: Probes): Promise<Record<string, Health>> {
  const found = (await discovered?.().catch(() => [])) ?? [];
  return Object.fromEntries(found.map(([name, isUp]) => [name, isUp ? 'up' : 'down'] as const));
}

async function ask(probe: Probe): Promise<Health> {
  const timeout = AbortSignal.timeout(probeTimeoutMs);
  const late = new Promise<boolean>((resolve) => {
    timeout.addEventListener('abort', () => {
      resolve(false);
    });
  });
  try {
    return (await Promise.race([probe(), late])) ? 'up' : 'down';
  } catch {
    return 'down'; // why is in the logs of whoever failed; a public page names no more than this
  }
}

function keep<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: { made: Promise<T>; until: number } | undefined;
  return () => {
    if (!kept || kept.until < performance.now()) {
      kept = { made: make(), until: performance.now() + keptMs };
    }
    return kept.made;
  };
}
