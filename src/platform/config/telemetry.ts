import type { SettingReader } from './reader.ts';

export type TelemetrySettings = {
  /** Where traces are sent to (OTLP over HTTP, protobuf); undefined: there are none. */
  tracesUrl: string | undefined;
  /** Of all traces, so many are kept, from 0 to 1. */
  share: number;
};

/** By the names that OpenTelemetry gives these settings. */
export function readTelemetry(read: SettingReader): TelemetrySettings {
  const endpoint = read.optional('OTEL_EXPORTER_OTLP_ENDPOINT');
  const traces = read.optional('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  const share = Number(read.text('OTEL_TRACES_SAMPLER_ARG', '1'));
  if (!(share >= 0 && share <= 1)) {
    read.refuse('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1.');
  }
  const base = endpoint && read.url('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint).replace(/\/+$/, '');
  return {
    tracesUrl: traces
      ? read.url('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', traces)
      : base && `${base}/v1/traces`,
    share,
  };
}
