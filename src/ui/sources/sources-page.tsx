import type { Day } from "#src/domain/calendar/day.ts";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import type { SourcePolicy } from "#src/domain/sources/source-policy.ts";
import type { PolicyPreview } from "#src/reports/policy-preview.ts";
import type { SourceComparison } from "#src/reports/source-comparison.ts";
import type { FormState } from "#src/ui/settings/form-state.ts";
import { Outcome } from "#src/ui/settings/outcome.tsx";
import { SettingsHead } from "#src/ui/settings/settings-head.tsx";
import settings from "#src/ui/settings/settings-page.module.css";
import { Notice } from "#src/ui/states/notice.tsx";
import { ChangeList } from "./change-list.tsx";
import { ComparedDays } from "./compared-days.tsx";
import { ComparisonFilter } from "./comparison-filter.tsx";
import { ComparisonSummary } from "./comparison-summary.tsx";
import { ruleText } from "./policy-words.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { type AskedRule, SwitchForm } from "./switch-form.tsx";

export interface SourcesPageProps {
  readonly isCopperConfigured: boolean;
  /** Null where the days asked for cannot be compared; `problem` says why. */
  readonly comparison: SourceComparison | null;
  readonly asked: { readonly from: Day; readonly to: Day; readonly userId: string | null };
  readonly rangeProblem: string | null;
  readonly policy: SourcePolicy;
  readonly changes: readonly SettingChange[];
  readonly reps: readonly { readonly userId: string; readonly userName: string }[];
  readonly rule: AskedRule;
  readonly preview: PolicyPreview | null;
  readonly draft: FormState | null;
  readonly done: string | null;
  readonly problem: string | null;
  readonly zone: string;
}

const DONE: Readonly<Record<string, string>> = {
  switched: "Switched. Every board follows from now on; no document was rewritten.",
  same: "That was so already; nothing was changed.",
  undone: "Put back as it was before.",
};

/** Two sources of the same calls: how they differ, which one counts, and who changed that. */
export function SourcesPage(props: SourcesPageProps) {
  const { comparison, asked, policy, changes, reps, rule, preview, done, zone } = props;
  const nameOf = (userId: string) => reps.find((rep) => rep.userId === userId)?.userName ?? userId;
  return (
    <>
      <SettingsHead
        title="Sources"
        lead="JustCall knows the calls that were made through it, Copper what was written down. Both are kept; which of them counts is said here, and can be put back."
      />
      <Outcome
        done={done === null ? null : (DONE[done] ?? null)}
        state={props.draft}
        problem={props.problem}
        nameOf={(field) => FIELDS[field] ?? field}
      />
      {!props.isCopperConfigured && (
        <Notice tone="plain" state="not-configured" title="Copper is not connected.">
          Set <code>COPPER_API_TOKEN</code> and <code>COPPER_USER_EMAIL</code>, start again and sync
          Copper; then its calls stand beside JustCall’s here.
        </Notice>
      )}
      <div className={settings["columns"]}>
        <div className={settings["stack"]}>
          <section className={settings["card"]} aria-labelledby="counts">
            <h2 id="counts" className={settings["subtitle"]}>
              What counts now
            </h2>
            {policy.length === 0 ? (
              <p>JustCall first, else Copper, for every metric and everybody.</p>
            ) : (
              <>
                <ul className={settings["list"]}>
                  {policy.map((one) => (
                    <li
                      key={`${one.type} ${one.userId} ${one.fromDay}`}
                      className={settings["item"]}
                    >
                      {ruleText(one, nameOf)}
                    </li>
                  ))}
                </ul>
                <p className={settings["note"]}>Everything else: JustCall first, else Copper.</p>
              </>
            )}
          </section>
          {preview !== null && <PreviewPanel preview={preview} rule={rule} nameOf={nameOf} />}
        </div>
        <SwitchForm reps={reps} rule={rule} asked={asked} />
      </div>
      <ComparisonFilter asked={asked} reps={reps} problem={props.rangeProblem} />
      {comparison !== null && (
        <>
          <ComparisonSummary comparison={comparison} />
          <ComparedDays comparison={comparison} nameOf={nameOf} />
        </>
      )}
      <ChangeList changes={changes} nameOf={nameOf} zone={zone} />
    </>
  );
}

const FIELDS: Readonly<Record<string, string>> = {
  type: "The metric",
  userId: "The rep",
  fromDay: "From",
  mode: "What counts",
  order: "What counts",
};
