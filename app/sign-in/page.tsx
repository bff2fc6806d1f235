import type { Metadata, Route } from "next";
import Link from "next/link";
import { localPath } from "#src/server/local-path.ts";
import { pageCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import { SignInPanel, type SignInProblem } from "#src/ui/access/sign-in-panel.tsx";
import { SignOutForm } from "#src/ui/access/sign-out-form.tsx";
import { Panel } from "#src/ui/states/panel.tsx";

export const metadata: Metadata = { title: "Sign in", referrer: "same-origin" };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { next, problem } = await searchParams;
  const onward = localPath(typeof next === "string" ? next : null);
  const caller = await pageCaller();
  if (caller === null) return <SignInPanel next={onward} problem={problemOf(problem)} />;
  const { config } = await services();
  return (
    <Panel state="signed-in" title="You are signed in" level={1}>
      {config.authOn ? (
        <p>
          With the key <strong>{caller.name.replace(/^key:/, "")}</strong>, as {caller.role}.
        </p>
      ) : (
        <p>Sign-in is off: whoever sits at this machine is its admin.</p>
      )}
      <p>
        <Link href={onward as Route}>Go on to the board</Link>
      </p>
      {config.authOn && <SignOutForm />}
    </Panel>
  );
}

function problemOf(code: string | string[] | undefined): SignInProblem | null {
  if (code === undefined) return null;
  if (code === "not_signed_in") return "unknown_key";
  return code === "too_many_requests" ? "too_many" : "not_read";
}
