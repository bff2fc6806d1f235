import type { Metadata } from "next";
import { apiDescription } from "#src/server/api-description.ts";
import { ApiDocsPage } from "#src/ui/api-docs/api-docs-page.tsx";
import { operationsOf } from "#src/ui/api-docs/description.ts";

export const metadata: Metadata = { title: "API" };

export default function Page() {
  const description = apiDescription();
  return (
    <ApiDocsPage
      title="The Callboard API"
      about={description.info.description ?? ""}
      tags={description.tags?.map(({ name }) => name) ?? []}
      operations={operationsOf(description)}
    />
  );
}
