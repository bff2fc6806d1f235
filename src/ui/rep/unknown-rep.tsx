import type { Route } from "next";
import Link from "next/link";
import { Panel } from "#src/ui/states/panel.tsx";

interface UnknownRepProps {
  readonly userId: string;
  readonly choiceHref: Route;
}

/** An address that names a rep whom nobody knows. */
export function UnknownRep({ userId, choiceHref }: UnknownRepProps) {
  return (
    <Panel state="unknown-rep" title="Nobody here has this id" level={1}>
      <p>
        There is no user <code>{userId.slice(0, 100)}</code>.
      </p>
      <p>
        <Link href={choiceHref} prefetch={false}>
          Choose a rep
        </Link>
      </p>
    </Panel>
  );
}
