import type { Metadata } from "next";
import { accept } from "#src/api/contract/days.ts";
import { explainQuery } from "#src/api/contract/explanation.ts";
import { toAppError } from "#src/domain/errors.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { assertMayOpenRep, type Caller, maySeeCalls } from "#src/server/caller.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import { addressOf, askedOf, cursorsOf } from "#src/ui/explain/explain-address.ts";
import { ExplainPage } from "#src/ui/explain/explain-page.tsx";
import { NothingToExplain } from "#src/ui/explain/nothing-to-explain.tsx";
import type { SearchParams } from "#src/ui/range/range-href.ts";
import { NotYours } from "#src/ui/rep/not-yours.tsx";

export const metadata: Metadata = { title: "What is behind a number" };

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

/** Asked as `/api/explain` is; an address that means nothing says why. */
export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const caller = await requireCaller(addressOf(params));
  try {
    return await explanationOf(params, caller);
  } catch (thrown) {
    const { code, message } = toAppError(thrown);
    if (code === "not_allowed") return <NotYours ownHref="/dashboard" />;
    if (code !== "invalid_request" && code !== "user_not_found") throw thrown;
    return <NothingToExplain reason={message} />;
  }
}

async function explanationOf(params: SearchParams, caller: Caller) {
  const query = accept(explainQuery, askedOf(params));
  if (query.userId !== null) assertMayOpenRep(caller, query.userId);
  const withCalls = maySeeCalls(caller, query.userId);
  const { reports } = await services();
  return (
    <ExplainPage
      explanation={await reports.explain({ ...query, withCalls })}
      cursors={cursorsOf(params)}
      pageSize={query.limit}
      unassigned={UNASSIGNED}
    />
  );
}
