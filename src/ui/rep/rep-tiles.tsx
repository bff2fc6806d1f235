import { dayOf } from "#src/domain/calendar/zone.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";
import type { RepOverview } from "#src/reports/rep-overview.ts";
import { type Explained, wholeWindow } from "#src/ui/explain/explain-href.ts";
import { unknownAverage } from "#src/ui/format/average-words.ts";
import { formatDay } from "#src/ui/format/days.ts";
import { kpiChange } from "#src/ui/format/kpi-change.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { formatClock, formatCount } from "#src/ui/format/numbers.ts";
import { Board } from "#src/ui/tiles/board.tsx";
import { missingWords } from "#src/ui/tiles/missing-words.ts";
import { Tile } from "#src/ui/tiles/tile.tsx";
import { TilePace } from "#src/ui/tiles/tile-pace.tsx";
import { callsOf, isSynced } from "./rep-calls-known.ts";
import { answeredChange, averageChange } from "./rep-changes.ts";
import styles from "./rep-tiles.module.css";

interface RepTilesProps {
  readonly overview: RepOverview;
  /** Whether the numbers are held against the days before. */
  readonly compared: boolean;
}

/** The rep's numbers: what has a goal or a number, the average, and the answered share with its meaning in sight. */
export function RepTiles({ overview, compared }: RepTilesProps) {
  const { kpis, userId } = overview;
  const last = kpis[0]?.spark.at(-1)?.day;
  const isToday = last === undefined || last === dayOf(Date.parse(overview.asOf), overview.zone);
  const window = wholeWindow(overview);
  const missing = missingWords(overview, "rep");
  const end = isToday ? "today" : formatDay(last);
  const explained = (measure: Measure) => ({ measure, userId, ...window });
  return (
    <Board>
      {kpis.map((kpi) => {
        const format = measureFormat(kpi.type);
        return (
          <Tile
            key={kpi.type}
            explained={explained(kpi.type)}
            value={kpi.value === null ? null : format(kpi.value)}
            change={compared ? kpiChange(overview, kpi) : null}
            points={kpi.spark}
            format={format}
            end={end}
            dailyTarget={kpi.dailyTarget}
          >
            <TilePace type={kpi.type} value={kpi.value} progress={kpi} missing={missing} />
          </Tile>
        );
      })}
      <AverageTile
        overview={overview}
        compared={compared}
        end={end}
        explained={explained("average_call_seconds")}
      />
      <AnsweredTile
        overview={overview}
        compared={compared}
        explained={explained("answered_share")}
      />
    </Board>
  );
}

interface OneTileProps extends RepTilesProps {
  readonly explained: Explained;
}

function AverageTile({
  overview,
  compared,
  explained,
  end,
}: OneTileProps & { readonly end: string }) {
  const { value, spark } = overview.averageSeconds;
  return (
    <Tile
      explained={explained}
      value={value === null ? null : formatClock(value)}
      unknownWords={unknownAverage(callsOf(overview)?.value ?? null)}
      suffix="min"
      change={compared ? averageChange(overview) : null}
      points={spark}
      end={end}
      format={formatClock}
    />
  );
}

function AnsweredTile({ overview, compared, explained }: OneTileProps) {
  const { share, answered, attempts } = overview.answered;
  const format = measureFormat("answered_share");
  return (
    <Tile
      explained={explained}
      value={share === null ? null : format(share)}
      unknownWords={unknownShare(overview)}
      change={compared ? answeredChange(overview) : null}
      points={[]}
      format={format}
    >
      <p className={styles["meaning"]}>
        {share !== null && (
          <strong>
            {formatCount(answered)} of {formatCount(attempts)}.{" "}
          </strong>
        )}
        Outgoing calls that were picked up, by a person or a voicemail, out of all outgoing calls.
      </p>
    </Tile>
  );
}

/** Only the telephone system tells who picked up. */
function unknownShare(overview: RepOverview): string {
  if (!isSynced(overview)) return "not synced";
  return overview.kpis.some(({ type }) => type === "talk_time_minutes")
    ? "no outgoing calls"
    : "not known";
}
