import { Prng } from "#sandbox/justcall/prng.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { Benchmark } from "../benchmark.ts";
import { times, whole } from "../report.ts";
import { quantile } from "../statistics.ts";

const ZONES = [
  "UTC",
  "America/Denver",
  "America/New_York",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Europe/London",
  "Europe/Dublin",
  "Africa/Casablanca",
  "Asia/Tehran",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Apia",
];
const INSTANTS = 200_000;
const ROUNDS = 5;
const [FIRST_MS, LAST_MS] = [Date.UTC(2000, 0, 1), Date.UTC(2037, 0, 1)];

type Way = (at: number, zone: string) => string;

export const calendar: Benchmark = {
  name: "calendar",
  about: `the local day of ${whole(INSTANTS)} random instants in ${ZONES.length} zones, scaled to a million; median of ${ROUNDS} interleaved rounds after one of warming up`,
  async run(report) {
    const prng = new Prng("calendar");
    // Kept flat, so that what is timed is the asking and not the way to the instants.
    const instants = Float64Array.from({ length: INSTANTS }, () => prng.whole(FIRST_MS, LAST_MS));
    const zones = Array.from(instants, () => prng.pick(ZONES));
    const ways = { dayOf, intl: intlWay(), temporal: temporalDay } satisfies Record<string, Way>;
    const differing = zones.filter((zone, n) => {
      const at = instants[n] ?? Number.NaN;
      const day = dayOf(at, zone);
      return day !== ways.intl(at, zone) || day !== temporalDay(at, zone);
    }).length;

    const samples = { dayOf: [] as number[], intl: [] as number[], temporal: [] as number[] };
    for (let round = 0; round <= ROUNDS; round++) {
      for (const name of ["dayOf", "intl", "temporal"] as const) {
        const way = ways[name];
        const startedAt = performance.now();
        let length = 0;
        for (let n = 0; n < INSTANTS; n++) {
          length += way(instants[n] ?? Number.NaN, zones[n] ?? "UTC").length;
        }
        const milliseconds = performance.now() - startedAt;
        if (length !== INSTANTS * 10) throw new Error(`${name} gave something else than days`);
        if (round > 0) samples[name].push((milliseconds / INSTANTS) * 1e6);
      }
    }
    const [own, intl, temporal] = [samples.dayOf, samples.intl, samples.temporal].map((all) =>
      quantile(all, 0.5),
    ) as [number, number, number];
    report.info("dayOf", `${whole(own)} ms`);
    report.info("Intl.DateTimeFormat, kept per zone", `${whole(intl)} ms`);
    report.info("Temporal", `${whole(temporal)} ms`);
    const ratio = intl / own;
    report.bound("dayOf is faster than Intl by", times(ratio), ratio, {
      kind: "at least",
      value: 10,
    });
    report.info("dayOf is faster than Temporal by", times(temporal / own));
    report.bound("instants on which the three differ", whole(differing), differing, {
      kind: "at most",
      value: 0,
    });
  },
};

function temporalDay(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

function intlWay(): Way {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (at, zone) => {
    let format = formats.get(zone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat("en-CA", {
        timeZone: zone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
      });
      formats.set(zone, format);
    }
    return format.format(at);
  };
}
