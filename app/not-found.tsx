import type { Metadata } from "next";
import Link from "next/link";
import { Panel } from "#src/ui/states/panel.tsx";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Panel state="not-found" title="There is no such page" level={1}>
      <p>
        The address may be mistyped, or the page has moved.{" "}
        <Link href="/">See the team overview</Link>.
      </p>
    </Panel>
  );
}
