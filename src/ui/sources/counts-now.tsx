import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { SourcePolicy } from "#src/domain/sources/source-policy.ts";
import page from "#src/ui/settings/settings-page.module.css";
import styles from "./counts-now.module.css";
import {
  type CountedBy,
  choiceWords,
  countedBy,
  sinceWords,
  typesWithChoice,
} from "./policy-words.ts";

interface CountsNowProps {
  readonly policy: SourcePolicy;
  readonly today: Day;
  readonly nameOf: (userId: string) => string;
}

/** Which source counts today, of what and for whom. */
export function CountsNow({ policy, today, nameOf }: CountsNowProps) {
  return (
    <section className={page["card"]} aria-labelledby="counts-now">
      <h2 id="counts-now" className={page["subtitle"]}>
        What counts now
      </h2>
      <dl className={styles["types"]}>
        {typesWithChoice(policy).map((type) => (
          <div key={type} className={styles["type"]}>
            <dt>{DEFINITIONS[type].label}</dt>
            {countedBy(policy, type, today).map((counted) => (
              <dd key={counted.userId}>
                <Sentence {...{ counted, today, nameOf }} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Sentence(props: Omit<CountsNowProps, "policy"> & { readonly counted: CountedBy }) {
  const { counted, today, nameOf } = props;
  const { now, others, userId } = counted;
  const who = userId === null ? "everybody" : nameOf(userId);
  return (
    <>
      <strong>{choiceWords(now.choice)}</strong>, for {who}, {sinceWords(now.fromDay, today)}
      {others.length > 0 && (
        <ul className={styles["others"]}>
          {others.map(({ choice, fromDay }) => (
            <li key={fromDay}>
              {fromDay !== null && fromDay > today
                ? sinceWords(fromDay, today)
                : before(fromDay, today)}
              : {choiceWords(choice)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function before(fromDay: Day | null, today: Day): string {
  return fromDay === null ? "on all days before" : `before that, ${sinceWords(fromDay, today)}`;
}
