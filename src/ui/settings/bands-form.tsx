import type { StatusBands } from "#src/domain/goals/status-bands.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatUnits } from "./calendar-words.ts";
import type { FormState } from "./form-state.ts";
import { SettingField } from "./setting-field.tsx";
import styles from "./settings-page.module.css";

interface BandsFormProps {
  readonly bands: StatusBands;
  readonly state: FormState | null;
  readonly mayChange: boolean;
}

/** How far behind is called behind. */
export function BandsForm({ bands, state, mayChange }: BandsFormProps) {
  const onTrack = percent(bands.onTrack);
  const behind = percent(bands.behind);
  return (
    <section className={styles["card"]} aria-labelledby="bands">
      <h2 id="bands" className={styles["subtitle"]}>
        When a goal is on track
      </h2>
      <p className={styles["note"]}>
        By how much of what is expected by now is done: from {onTrack} % it is on track, from{" "}
        {behind} % behind, below at risk.
      </p>
      {mayChange && (
        <form className={styles["form"]} method="post" action="/settings/calendar/bands" noValidate>
          <div className={styles["pair"]}>
            <SettingField
              field="onTrack"
              label="On track from, %"
              inputMode="decimal"
              autoComplete="off"
              kept={onTrack}
              state={state}
            />
            <SettingField
              field="behind"
              label="Behind from, %"
              inputMode="decimal"
              autoComplete="off"
              kept={behind}
              state={state}
            />
          </div>
          <SubmitButton>Save the bands</SubmitButton>
        </form>
      )}
    </section>
  );
}

function percent(share: number): string {
  return formatUnits(share * 100);
}
