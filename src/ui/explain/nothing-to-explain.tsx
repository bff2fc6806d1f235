import Link from "next/link";
import { Panel } from "#src/ui/states/panel.tsx";

/** An address of the page that names no number we have. */
export function NothingToExplain({ reason }: { readonly reason: string }) {
  return (
    <Panel state="nothing-to-explain" title="There is no such number" level={1}>
      <p>{reason}</p>
      <p>
        Press a number on <Link href="/">the team’s overview</Link> to see what is behind it.
      </p>
    </Panel>
  );
}
