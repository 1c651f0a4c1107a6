/**
 * Settings of Temporal's server for one box with few cores. Others were tried and gained nothing
 * that could be measured: health signals off, cached shard ownership, scanners off.
 */
const settings = {
  // One process serves a task queue here: more partitions would forward tasks to each other.
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

/** As its file has them: a list of values with constraints for each name. */
export const dynamicConfig = Object.fromEntries(
  Object.entries(settings).map(([name, value]) => [name, [{ value }]]),
);
