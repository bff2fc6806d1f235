import { Panel } from "./panel.tsx";

export function NoUsers() {
  return (
    <Panel state="no-users" title="Add the people whose calls count">
      <p>
        Nobody is on this board yet. Add each rep with the e-mail address they have in JustCall:
        that is how calls find their owner.
      </p>
      <p>
        <code>npx callboard users add --email ada@example.com</code>
      </p>
      <p>
        A whole team at once: <code>npx callboard users import team.csv</code>. Then reload this
        page and sync.
      </p>
    </Panel>
  );
}
