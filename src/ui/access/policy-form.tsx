import type { WorkspaceSettings } from "#src/domain/workspace.ts";
import styles from "./form.module.css";
import page from "./sharing-page.module.css";
import { SubmitButton } from "./submit-button.tsx";

interface PolicyFormProps {
  readonly policy: Pick<WorkspaceSettings, "ranks" | "publicApiOpen">;
}

/** What holds for everybody: ranks, and who may ask the public API. */
export function PolicyForm({ policy }: PolicyFormProps) {
  return (
    <section className={page["card"]} aria-labelledby="policy">
      <h2 id="policy" className={page["subtitle"]}>
        For everybody
      </h2>
      <form className={styles["form"]} method="post" action="/settings/sharing/policy">
        <fieldset className={styles["choices"]}>
          <legend>Leaderboards</legend>
          <Choice name="ranks" value="shown" chosen={policy.ranks === "shown"}>
            Number the rows
          </Choice>
          <Choice name="ranks" value="hidden" chosen={policy.ranks === "hidden"}>
            Show no ranks; rows are by name
          </Choice>
        </fieldset>
        <fieldset className={styles["choices"]}>
          <legend>The public API answers</legend>
          <Choice name="publicApi" value="closed" chosen={!policy.publicApiOpen}>
            People who signed in, keys and links
          </Choice>
          <Choice name="publicApi" value="open" chosen={policy.publicApiOpen}>
            Anybody who can reach this server
          </Choice>
        </fieldset>
        <SubmitButton>Save</SubmitButton>
      </form>
    </section>
  );
}

function Choice(props: {
  readonly name: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly children: string;
}) {
  return (
    <label className={styles["choice"]}>
      <input type="radio" name={props.name} value={props.value} defaultChecked={props.chosen} />
      <span>{props.children}</span>
    </label>
  );
}
