import { Field } from "./field.tsx";
import styles from "./form.module.css";
import page from "./sharing-page.module.css";
import { SubmitButton } from "./submit-button.tsx";

/** Makes a link. */
export function NewLinkForm() {
  return (
    <section className={page["card"]} aria-labelledby="new-link">
      <h2 id="new-link" className={page["subtitle"]}>
        New link
      </h2>
      <form className={styles["form"]} method="post" action="/settings/sharing/links">
        <Field
          id="link-name"
          name="name"
          label="What it is for"
          hint="So that you know later which one to revoke: “TV in the hall”."
          maxLength={100}
          autoComplete="off"
          required
        />
        <fieldset className={styles["choices"]}>
          <legend>What it opens</legend>
          <label className={styles["choice"]}>
            <input type="radio" name="kind" value="wall" defaultChecked />
            <span>
              The wall <small>The full-screen board, on a screen that nobody signs in to.</small>
            </span>
          </label>
          <label className={styles["choice"]}>
            <input type="radio" name="kind" value="api" />
            <span>
              The public API{" "}
              <small>The team’s sums as JSON or CSV; no single call, no e-mail address.</small>
            </span>
          </label>
        </fieldset>
        <SubmitButton>Make the link</SubmitButton>
      </form>
    </section>
  );
}
