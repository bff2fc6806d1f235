import type { Day } from "#src/domain/calendar/day.ts";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import type { SourcePolicy } from "#src/domain/sources/source-policy.ts";
import type { SourceComparison } from "#src/reports/source-comparison.ts";
import type { SourceStatus } from "#src/reports/source-status.ts";
import { formatRange } from "#src/ui/format/days.ts";
import type { FormState } from "#src/ui/settings/form-state.ts";
import { SettingsHead } from "#src/ui/settings/settings-head.tsx";
import page from "#src/ui/settings/settings-page.module.css";
import { Notice } from "#src/ui/states/notice.tsx";
import type { AskedComparison } from "./asked-comparison.ts";
import { ChangeList } from "./change-list.tsx";
import type { ChangeNames } from "./change-words.ts";
import { type Choosable, ComparedRange } from "./compared-range.tsx";
import { Comparison } from "./comparison.tsx";
import { CopperNotConnected } from "./copper-not-connected.tsx";
import { CountsNow } from "./counts-now.tsx";
import { type AskedPreview, RulePreview } from "./rule-preview.tsx";
import { SourceOutcome } from "./source-outcome.tsx";
import styles from "./sources-page.module.css";
import { SwitchForm } from "./switch-form.tsx";

export interface SourcesPageProps {
  /** The workspace's. */
  readonly zone: string;
  readonly today: Day;
  readonly statuses: readonly SourceStatus[];
  readonly policy: SourcePolicy;
  /** Latest last. */
  readonly changes: readonly SettingChange[];
  /** The ids of those that can be taken back. */
  readonly undoable: ReadonlySet<string>;
  readonly names: ChangeNames;
  /** Those whose calls can be looked at, and those who can have a rule of their own. */
  readonly compared: readonly Choosable[];
  readonly ruled: readonly Choosable[];
  readonly asked: AskedComparison;
  /** Null: it cannot be made of what was asked. */
  readonly comparison: SourceComparison | null;
  /** The rule's form as it was sent, where it was. */
  readonly state: FormState | null;
  readonly preview: AskedPreview | null;
  readonly done: string | null;
  readonly problem: string | null;
}

/** Two sources of the same calls: how they differ, and which of them counts. */
export function SourcesPage(props: SourcesPageProps) {
  const { zone, today, statuses, policy, changes, undoable, names, asked } = props;
  const copper = statuses.find(({ source }) => source === "copper");
  const hasCopper = copper?.configured === true || copper?.lastSuccessAt != null;
  return (
    <>
      <SettingsHead
        title="Sources"
        lead="JustCall and Copper see the same calls. Compare them, and choose which of them counts."
      />
      <SourceOutcome {...props} shown={asked.shown} />
      <div className={styles["stack"]}>
        {hasCopper ? (
          <>
            <CountsNow policy={policy} today={today} nameOf={names.user} />
            <Compared {...props} />
            <Switch {...props} />
          </>
        ) : (
          <CopperNotConnected />
        )}
        {(hasCopper || changes.length > 0) && (
          <ChangeList {...{ changes, undoable, names, zone, today, shown: asked.shown }} />
        )}
      </div>
    </>
  );
}

function Compared(props: SourcesPageProps) {
  const { statuses, compared, asked, comparison, today, zone, names } = props;
  const unread = statuses.filter(
    ({ source, lastSuccessAt }) => source !== "manual" && lastSuccessAt === null,
  );
  return (
    <section className={page["card"]} aria-labelledby="comparison">
      <h2 id="comparison" className={page["subtitle"]}>
        Calls in both sources
      </h2>
      <p className={page["note"]}>
        {comparison === null ? "" : `${formatRange(comparison)}. `}Each rep’s days in their own
        zone; moments in {zone}.
      </p>
      {unread.map(({ source, label, configured }) => (
        <Notice
          key={source}
          tone="amber"
          state="not-synced"
          title={`${label} has not been synced yet.`}
        >
          {configured
            ? "Sync it, and the comparison appears here."
            : "It is not connected, so there is nothing of it to compare."}
        </Notice>
      ))}
      <ComparedRange
        key={Object.values(asked.shown).join(" ")}
        shown={asked.shown}
        problem={asked.problem}
        people={compared}
        today={today}
      />
      {comparison !== null && (
        <Comparison comparison={comparison} shown={asked.shown} zone={zone} nameOf={names.user} />
      )}
    </section>
  );
}

function Switch({ policy, ruled, asked, today, state, preview, names }: SourcesPageProps) {
  return (
    <SwitchForm policy={policy} people={ruled} shown={asked.shown} today={today} state={state}>
      {preview !== null && (
        <RulePreview
          {...preview}
          policy={policy}
          shown={asked.shown}
          today={today}
          nameOf={names.user}
        />
      )}
    </SwitchForm>
  );
}
