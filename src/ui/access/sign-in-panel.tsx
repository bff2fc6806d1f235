import { Notice } from "#src/ui/states/notice.tsx";
import { Panel } from "#src/ui/states/panel.tsx";
import { Field } from "./field.tsx";
import styles from "./form.module.css";
import { SubmitButton } from "./submit-button.tsx";

interface SignInPanelProps {
  /** The path that signing in leads to. */
  readonly next: string;
  /** What did not work a moment ago; null the first time. */
  readonly problem: SignInProblem | null;
}

export type SignInProblem = "unknown_key" | "too_many" | "not_read";

const PROBLEMS: Readonly<Record<SignInProblem, { title: string; text: string }>> = {
  unknown_key: {
    title: "That key is not known here.",
    text: "Copy the whole of it, from cb_ to its end. It may also have been revoked: ask a manager for a new one.",
  },
  too_many: {
    title: "Too many wrong keys were tried.",
    text: "Wait a minute, then try again.",
  },
  not_read: { title: "Signing in did not work.", text: "Please try once more." },
};

/** The form in which a person signs in with their key. */
export function SignInPanel({ next, problem }: SignInPanelProps) {
  return (
    <>
      {problem !== null && (
        <div role="alert">
          <Notice tone="red" state={`sign-in-${problem}`} title={PROBLEMS[problem].title}>
            {PROBLEMS[problem].text}
          </Notice>
        </div>
      )}
      <Panel state="sign-in" title="Sign in to Callboard" level={1}>
        <form className={styles["form"]} method="post" action="/sign-in/enter">
          <input type="hidden" name="next" value={next} />
          <Field
            id="key"
            name="key"
            type="password"
            label="Your key"
            hint="It begins with cb_. This browser then stays signed in for 30 days from its last visit."
            autoComplete="current-password"
            spellCheck={false}
            aria-invalid={problem === "unknown_key" ? true : undefined}
            required
          />
          <SubmitButton>Sign in</SubmitButton>
        </form>
        <p className={styles["after"]}>
          No key yet? Whoever runs this Callboard makes one:{" "}
          <code>npx callboard keys add --name Ada --role rep --user ada</code>
        </p>
      </Panel>
    </>
  );
}
