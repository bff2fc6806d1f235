import type { MatchedPerson, Unmatched, UnmatchedPerson } from "#src/reports/unmatched.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import type { FormState } from "./form-state.ts";
import { Outcome } from "./outcome.tsx";
import { SettingsHead } from "./settings-head.tsx";
import styles from "./settings-page.module.css";

interface PeoplePageProps {
  readonly found: Unmatched;
  readonly users: readonly { readonly userId: string; readonly userName: string }[];
  readonly draft: FormState | null;
  readonly done: string | null;
  readonly problem: string | null;
}

const DONE: Readonly<Record<string, string>> = {
  matched: "Matched. All that they ever did counts by it from now on.",
  unmatched: "By e-mail address again. All that they ever did counts by it from now on.",
  unchanged: "That was so already; nothing was changed.",
};

/** Who is who: people of the vendors whom nobody here is, and the other way round. */
export function PeoplePage({ found, users, draft, done, problem }: PeoplePageProps) {
  return (
    <>
      <SettingsHead
        title="People"
        lead="People are matched by their e-mail addresses. Whoever has another one there is matched here, by hand; their history comes along at once."
      />
      <Outcome
        done={done === null ? null : (DONE[done] ?? null)}
        state={draft}
        problem={problem}
        nameOf={() => "The person"}
      />
      <section className={styles["card"]} aria-labelledby="strangers">
        <h2 id="strangers" className={styles["subtitle"]}>
          Nobody here
        </h2>
        {found.people.length === 0 ? (
          <p className={styles["none"]} data-state="all-matched">
            Everybody whom the sources know is somebody here.
          </p>
        ) : (
          <>
            <p className={styles["note"]}>
              What they do counts under Unassigned. Choose who they are.
            </p>
            <ul className={styles["list"]}>
              {found.people.map((person) => (
                <Stranger
                  key={`${person.source} ${person.personId}`}
                  person={person}
                  users={users}
                />
              ))}
            </ul>
          </>
        )}
      </section>
      <div className={styles["columns"]}>
        <section className={styles["card"]} aria-labelledby="by-hand">
          <h2 id="by-hand" className={styles["subtitle"]}>
            Matched by hand
          </h2>
          {found.byHand.length === 0 ? (
            <p className={styles["none"]}>Nobody yet.</p>
          ) : (
            <ul className={styles["list"]}>
              {found.byHand.map((person) => (
                <Matched key={`${person.source} ${person.personId}`} person={person} />
              ))}
            </ul>
          )}
        </section>
        <section className={styles["card"]} aria-labelledby="unknown">
          <h2 id="unknown" className={styles["subtitle"]}>
            Unknown to a source
          </h2>
          {found.reps.length === 0 ? (
            <p className={styles["none"]}>Every active person here is known to every source.</p>
          ) : (
            <ul className={styles["list"]}>
              {found.reps.map(({ userId, userName, source, label }) => (
                <li key={`${source} ${userId}`} className={styles["item"]}>
                  <span>{userName}</span>
                  <span className={styles["when"]}>nobody’s address in {label}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      {found.rows
        .filter(({ count }) => count > 0)
        .map(({ source, label, count, examples }) => (
          <section key={source} className={styles["card"]} data-state="unreadable">
            <h2 className={styles["subtitle"]}>
              {plural(count, "row")} of {label} cannot be read
            </h2>
            <p className={styles["note"]}>
              They are kept as they were sent, count nowhere, and are read again with each sync.
            </p>
            <ul className={styles["list"]}>
              {examples.map(({ sourceId, reason, at }) => (
                <li key={sourceId} className={styles["item"]}>
                  <span>
                    {sourceId}: {reason}
                  </span>
                  {at !== null && <time dateTime={at}>{at.slice(0, 10)}</time>}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function nameOf({ name, email, personId }: Pick<UnmatchedPerson, "name" | "email" | "personId">) {
  return name ?? email ?? personId;
}

function Stranger({
  person,
  users,
}: {
  readonly person: UnmatchedPerson;
  readonly users: PeoplePageProps["users"];
}) {
  const { source, label, personId, name, email, activities } = person;
  return (
    <li className={styles["item"]} data-person={`${source} ${personId}`}>
      <span>
        <strong>{nameOf(person)}</strong>{" "}
        <span className={styles["when"]}>
          {[label, name === null ? null : email, `${formatCount(activities)} activities in 90 days`]
            .filter((part) => part !== null)
            .join(", ")}
        </span>
      </span>
      <form method="post" action="/settings/people/match" className={styles["inline"]}>
        <input type="hidden" name="source" value={source} />
        <input type="hidden" name="personId" value={personId} />
        <select
          name="to"
          className={styles["input"]}
          aria-label={`Who ${nameOf(person)} is`}
          defaultValue=""
          required
        >
          <option value="" disabled>
            Choose who it is
          </option>
          {users.map(({ userId, userName }) => (
            <option key={userId} value={userId}>
              {userName}
            </option>
          ))}
          <option value="-">Nobody of ours</option>
        </select>
        <SubmitButton quiet name={`Match ${nameOf(person)}`}>
          Match
        </SubmitButton>
      </form>
    </li>
  );
}

function Matched({ person }: { readonly person: MatchedPerson }) {
  const { source, label, personId, userName } = person;
  return (
    <li className={styles["item"]} data-person={`${source} ${personId}`}>
      <span>
        <strong>{nameOf(person)}</strong>{" "}
        <span className={styles["when"]}>
          {label}, {userName === null ? "nobody of ours" : `is ${userName}`}
        </span>
      </span>
      <form method="post" action="/settings/people/match">
        <input type="hidden" name="source" value={source} />
        <input type="hidden" name="personId" value={personId} />
        <input type="hidden" name="to" value="@" />
        <button type="submit" className={styles["small"]} aria-label={`Undo for ${nameOf(person)}`}>
          Undo
        </button>
      </form>
    </li>
  );
}
