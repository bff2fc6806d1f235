import type { Metadata } from "next";
import { accept } from "#src/api/contract/days.ts";
import { explainQuery } from "#src/api/contract/explanation.ts";
import { toAppError } from "#src/domain/errors.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { assertMayOpenRep, type Caller, maySeeCalls, reaches } from "#src/server/caller.ts";
import { pageCaller, requireCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import { addressOf, askedOf, cursorsOf } from "#src/ui/explain/explain-address.ts";
import { ExplainPage } from "#src/ui/explain/explain-page.tsx";
import { explainedTitle } from "#src/ui/explain/explained-title.ts";
import { NothingToExplain } from "#src/ui/explain/nothing-to-explain.tsx";
import type { SearchParams } from "#src/ui/range/range-href.ts";
import { NotYours } from "#src/ui/rep/not-yours.tsx";

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

const TITLE = "What is behind a number";

/** By what is asked, without asking it; whoever may not open it is told no name. */
export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const asked = explainQuery.safeParse(askedOf(await searchParams));
  const caller = await pageCaller();
  if (!asked.success || caller === null) return { title: TITLE };
  const { userId } = asked.data;
  if (userId === null) return { title: explainedTitle(asked.data, "the whole team") };
  if (!reaches(caller, { userId })) return { title: TITLE };
  if (userId === UNASSIGNED) return { title: explainedTitle(asked.data, "Unassigned") };
  const user = await (await services()).store.users.find(userId);
  return { title: user === null ? TITLE : explainedTitle(asked.data, user.name) };
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
