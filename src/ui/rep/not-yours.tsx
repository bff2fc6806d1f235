import type { Route } from "next";
import Link from "next/link";
import { Panel } from "#src/ui/states/panel.tsx";

interface NotYoursProps {
  /** Null: the key stands for nobody, so there is none. */
  readonly ownHref: Route | null;
}

/** A rep has followed a link to somebody else's numbers. */
export function NotYours({ ownHref }: NotYoursProps) {
  return (
    <Panel state="not-yours" title="These numbers are not yours" level={1}>
      <p>
        A rep sees their own calls. Managers can open anybody’s; ask one of them if you need these
        numbers.
      </p>
      {ownHref !== null && (
        <p>
          <Link href={ownHref} prefetch={false}>
            Open your own dashboard
          </Link>
        </p>
      )}
    </Panel>
  );
}
