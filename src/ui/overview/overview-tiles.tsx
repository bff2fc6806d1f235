import type { Measure } from "#src/domain/metrics/measure.ts";
import type { TeamOverview } from "#src/reports/team-overview.ts";
import { wholeWindow } from "#src/ui/explain/explain-href.ts";
import { noneToAverage, unknownAverage } from "#src/ui/format/average-words.ts";
import { describeChange } from "#src/ui/format/change.ts";
import { formatClock, formatCount, formatDuration } from "#src/ui/format/numbers.ts";
import { Board } from "#src/ui/tiles/board.tsx";
import { Tile } from "#src/ui/tiles/tile.tsx";
import { tileSeries } from "./series.ts";

const TWENTY_MINUTES = 1200;

interface OverviewTilesProps {
  readonly overview: TeamOverview;
}

/** The team's four numbers. */
export function OverviewTiles({ overview }: OverviewTilesProps) {
  const { team, teamBefore, period, range, before: beforeRange } = overview;
  const series = tileSeries(overview);
  const window = wholeWindow({ ...range, period });
  const compared = { period, beforeRange };
  const explained = (measure: Measure) => ({ measure, userId: null, ...window });
  return (
    <Board>
      <Tile
        explained={explained("phone_call_quantity")}
        value={team.calls === null ? null : formatCount(team.calls)}
        change={describeChange({
          ...compared,
          now: team.calls,
          before: teamBefore?.calls ?? null,
          comparatives: ["more", "fewer"],
        })}
        points={series.calls}
        format={formatCount}
      />
      <Tile
        explained={explained("talk_time_minutes")}
        value={team.totalSeconds === null ? null : formatDuration(team.totalSeconds)}
        change={describeChange({
          ...compared,
          now: team.totalSeconds,
          before: teamBefore?.totalSeconds ?? null,
          format: formatDuration,
          smallBelow: TWENTY_MINUTES,
        })}
        points={series.talk}
        format={formatDuration}
      />
      <Tile
        explained={explained("average_call_seconds")}
        value={team.averageSeconds === null ? null : formatClock(team.averageSeconds)}
        unknownWords={unknownAverage(team.calls)}
        suffix="min"
        change={averageChange(overview)}
        points={series.average}
        format={formatClock}
      />
      <Tile
        explained={explained("reps_calling")}
        value={team.repsCalling === null ? null : formatCount(team.repsCalling)}
        suffix={`of ${formatCount(team.repsKnown)}`}
        change={describeChange({
          ...compared,
          now: team.repsCalling,
          before: teamBefore?.repsCalling ?? null,
          comparatives: ["more", "fewer"],
        })}
        points={series.calling}
        format={formatCount}
      />
    </Board>
  );
}

function averageChange({ team, teamBefore, period, before: beforeRange }: TeamOverview) {
  return describeChange({
    now: team.averageSeconds,
    before: teamBefore?.averageSeconds ?? null,
    noneBefore: noneToAverage(teamBefore?.calls ?? null),
    period,
    beforeRange,
    format: formatClock,
    formatDifference: formatDuration,
    inUnits: true,
    comparatives: ["longer", "shorter"],
  });
}
