import type { TeamOverview } from "#src/reports/team-overview.ts";
import { describeChange } from "#src/ui/format/change.ts";
import { formatClock, formatCount, formatDuration } from "#src/ui/format/numbers.ts";
import styles from "./board.module.css";
import { tileSeries } from "./series.ts";
import { Tile } from "./tile.tsx";

const TWENTY_MINUTES = 1200;

interface BoardProps {
  readonly overview: TeamOverview;
}

/** The team's four numbers. */
export function Board({ overview }: BoardProps) {
  const { team, teamBefore, period, before: beforeRange } = overview;
  const series = tileSeries(overview);
  const compared = { period, beforeRange };
  return (
    <div className={styles["board"]} data-testid="board">
      <Tile
        label="Calls"
        value={team.calls === null ? null : formatCount(team.calls)}
        definition="Every call JustCall attributes to a rep, in and out, whatever became of it. Calls without an owner count too, as “Unassigned”."
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
        label="Talk time"
        value={team.totalSeconds === null ? null : formatDuration(team.totalSeconds)}
        definition="Conversation and hold, without ringing."
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
        label="Average call"
        value={team.averageSeconds === null ? null : formatClock(team.averageSeconds)}
        unknownWords={team.calls === 0 ? "no calls yet" : "not synced"}
        suffix="min"
        definition="Talk time divided by calls, in minutes and seconds. Calls that nobody answered count, with no time."
        change={averageChange(overview)}
        points={series.average}
        format={formatClock}
      />
      <Tile
        label="Reps calling"
        value={team.repsCalling === null ? null : formatCount(team.repsCalling)}
        suffix={`of ${formatCount(team.repsKnown)}`}
        definition="Reps with at least one call in this period, of all whose calls are read."
        change={describeChange({
          ...compared,
          now: team.repsCalling,
          before: teamBefore?.repsCalling ?? null,
          comparatives: ["more", "fewer"],
        })}
        points={series.calling}
        format={formatCount}
      />
    </div>
  );
}

function averageChange({ team, teamBefore, period, before: beforeRange }: TeamOverview) {
  // Synced, but without a call there was no average to compare with.
  if (teamBefore !== null && teamBefore.averageSeconds === null) {
    return null;
  }
  return describeChange({
    now: team.averageSeconds,
    before: teamBefore?.averageSeconds ?? null,
    period,
    beforeRange,
    format: formatClock,
    formatDifference: formatDuration,
    inUnits: true,
    comparatives: ["longer", "shorter"],
  });
}
