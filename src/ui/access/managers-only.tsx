import Link from "next/link";
import { Panel } from "#src/ui/states/panel.tsx";

/** A page that this person's key does not open. */
export function ManagersOnly() {
  return (
    <Panel state="managers-only" title="This page is for managers" level={1}>
      <p>
        Your key is a rep’s. Ask a manager to change what you need here, or go back to{" "}
        <Link href="/">the board</Link>.
      </p>
    </Panel>
  );
}
