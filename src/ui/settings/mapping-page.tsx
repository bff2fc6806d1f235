import type { ActivityMapping } from "#src/domain/activity/activity-mapping.ts";
import { SubmitButton } from "#src/ui/access/submit-button.tsx";
import { UndoForm } from "#src/ui/sources/undo-form.tsx";
import { Notice } from "#src/ui/states/notice.tsx";
import { type FormState, fieldId, problemOf, shownValue } from "./form-state.ts";
import { Outcome } from "./outcome.tsx";
import { SettingsHead } from "./settings-head.tsx";
import styles from "./settings-page.module.css";

/** What the account calls its types and stages. */
export interface Catalogue {
  readonly types: readonly {
    readonly key: string;
    readonly name: string | null;
    readonly disabled: boolean;
  }[];
  readonly pipelines: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly stages: readonly { readonly id: string; readonly name: string | null }[];
  }[];
}

interface MappingPageProps {
  readonly isConfigured: boolean;
  /** Null before the first sync. */
  readonly catalogue: Catalogue | null;
  readonly mapping: ActivityMapping;
  /** It was found by the types' names, and nobody has confirmed it yet. */
  readonly isByItself: boolean;
  readonly draft: FormState | null;
  /** The word for what was done a moment ago: `mapped-ID`, `undone-ID`, `unchanged`. */
  readonly done: string | null;
  /** The ids of the changes that can be taken back. */
  readonly undoable: ReadonlySet<string>;
  readonly problem: string | null;
}

const MAPPING_PATH = "/settings/copper";

const DONE: Readonly<Record<string, string>> = {
  mapped: "Saved, and everything that it concerns was counted anew.",
  undone: "Undone, and everything that it concerns was counted anew.",
  unchanged: "That was so already; nothing was changed.",
};

const KINDS = [
  ["", "Not counted"],
  ["call", "Calls"],
  ["meeting", "Meetings"],
] as const;
const GROUPS = [
  ["", "Not counted"],
  ["a", "Stage A"],
  ["b", "Stage B"],
  ["c", "Stage C"],
] as const;

/** What an account's own types of activity and stages stand for. */
export function MappingPage(props: MappingPageProps) {
  const { isConfigured, catalogue, mapping, isByItself, draft, done, undoable, problem } = props;
  const [word = "", id = ""] = (done ?? "").split(/-(.*)/);
  return (
    <>
      <SettingsHead
        title="Copper"
        lead="Types of activity and stages are every account’s own. Say what they stand for; what is logged already counts by it at once, nothing is read again."
      />
      <Outcome
        done={DONE[word] ?? null}
        undo={word === "mapped" && undoable.has(id) && <UndoMapping id={id} />}
        state={draft}
        problem={problem}
        nameOf={(field) => field.replace(/^(type|stage) /, "")}
      />
      {catalogue === null ? (
        <Notice
          tone="plain"
          state={isConfigured ? "never-synced" : "not-configured"}
          title={isConfigured ? "Copper was not read yet." : "Copper is not connected."}
        >
          {isConfigured ? (
            "Sync Copper on the overview; then its types and stages stand here."
          ) : (
            <>
              Set <code>COPPER_API_TOKEN</code> and <code>COPPER_USER_EMAIL</code>, start again and
              sync Copper; then its types and stages stand here.
            </>
          )}
        </Notice>
      ) : (
        <>
          {isByItself && (
            <Notice tone="amber" state="by-names" title="Taken by their names.">
              Callboard took the types called Phone Call and Meeting. Please look whether that is
              right, map the stages, and save.
            </Notice>
          )}
          <form method="post" action={`${MAPPING_PATH}/mapping`}>
            <div className={styles["columns"]}>
              <section className={styles["card"]} aria-labelledby="types">
                <h2 id="types" className={styles["subtitle"]}>
                  Types of activity
                </h2>
                {withDeleted(catalogue, mapping).types.map(({ key, name, disabled }) => (
                  <MapRow
                    key={key}
                    field={`type ${key}`}
                    label={name ?? key}
                    note={disabled ? "switched off in Copper" : null}
                    kept={mapping.types[key] ?? ""}
                    choices={KINDS}
                    state={draft}
                  />
                ))}
              </section>
              <div className={styles["stack"]}>
                {withDeleted(catalogue, mapping).pipelines.map((pipeline) => (
                  <section
                    key={pipeline.id}
                    className={styles["card"]}
                    aria-label={pipeline.name ?? pipeline.id}
                  >
                    <h2 className={styles["subtitle"]}>Stages of {pipeline.name ?? pipeline.id}</h2>
                    {pipeline.stages.map(({ id, name }) => (
                      <MapRow
                        key={id}
                        field={`stage ${id}`}
                        label={name ?? id}
                        note={null}
                        kept={mapping.stages[id] ?? ""}
                        choices={GROUPS}
                        state={draft}
                      />
                    ))}
                  </section>
                ))}
              </div>
            </div>
            <SubmitButton>Save</SubmitButton>
          </form>
        </>
      )}
    </>
  );
}

function UndoMapping({ id }: { readonly id: string }) {
  return (
    <UndoForm entry={{ id, what: "mapping", undoes: null }}>
      <input type="hidden" name="page" value={MAPPING_PATH} />
    </UndoForm>
  );
}

/** With what was deleted in Copper since, and still stands for something here: its history is still there. */
function withDeleted(catalogue: Catalogue, mapping: ActivityMapping): Catalogue {
  const types = new Set(catalogue.types.map(({ key }) => key));
  const stages = new Set(catalogue.pipelines.flatMap((one) => one.stages.map(({ id }) => id)));
  const gone = Object.keys(mapping.stages).filter((id) => !stages.has(id));
  return {
    types: [
      ...catalogue.types,
      ...Object.keys(mapping.types)
        .filter((key) => !types.has(key))
        .map((key) => ({ key, name: null, disabled: true })),
    ],
    pipelines:
      gone.length === 0
        ? catalogue.pipelines
        : [
            ...catalogue.pipelines,
            {
              id: "deleted",
              name: "no pipeline any more",
              stages: gone.map((id) => ({ id, name: null })),
            },
          ],
  };
}

interface MapRowProps {
  readonly field: string;
  readonly label: string;
  readonly note: string | null;
  readonly kept: string;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly state: FormState | null;
}

function MapRow({ field, label, note, kept, choices, state }: MapRowProps) {
  const problem = problemOf(state, field);
  return (
    <div className={styles["item"]}>
      <label htmlFor={fieldId(field)}>
        {label}
        {note !== null && <span className={styles["when"]}> ({note})</span>}
      </label>
      <span>
        <select
          id={fieldId(field)}
          name={field}
          className={styles["input"]}
          defaultValue={shownValue(state, field, kept)}
          aria-invalid={problem === null ? undefined : true}
        >
          {choices.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
        {problem !== null && <span className={styles["problem"]}>It {problem}.</span>}
      </span>
    </div>
  );
}
