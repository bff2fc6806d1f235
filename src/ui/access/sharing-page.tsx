import type { WorkspaceSettings } from "#src/domain/workspace.ts";
import type { ShareKind } from "#src/store/share-links.ts";
import { Notice } from "#src/ui/states/notice.tsx";
import { LinkTable, type ListedLink } from "./link-table.tsx";
import { MadeLinkNotice } from "./made-link-notice.tsx";
import { NewLinkForm } from "./new-link-form.tsx";
import { PolicyForm } from "./policy-form.tsx";
import styles from "./sharing-page.module.css";
import { SignOutForm } from "./sign-out-form.tsx";

interface SharingPageProps {
  readonly links: readonly ListedLink[];
  readonly policy: Pick<WorkspaceSettings, "ranks" | "publicApiOpen">;
  readonly zone: string;
  /** The link that was made a moment ago, with its token. */
  readonly made: { readonly kind: ShareKind; readonly url: string; readonly token: string } | null;
  /** What was done a moment ago. */
  readonly done: string | null;
  readonly failed: boolean;
  /** False where nobody signs in, so nobody signs out. */
  readonly signedIn: boolean;
}

const DONE: Readonly<Record<string, string>> = {
  made: "The link was made.",
  revoked: "The link was revoked. Whatever shows it is refused from now on.",
  policy: "Saved.",
};

/** What leaves this board, and who may see it. */
export function SharingPage(props: SharingPageProps) {
  const { links, policy, zone, made, done, failed, signedIn } = props;
  const said = done === null ? undefined : DONE[done];
  return (
    <>
      <div className={styles["head"]}>
        <h1 className={styles["title"]}>Sharing</h1>
        {signedIn && <SignOutForm />}
      </div>
      {failed && (
        <div role="alert">
          <Notice tone="red" state="sharing-failed" title="That did not work.">
            A link needs a name of at most 100 characters, and one that is revoked must exist.
            Nothing was changed.
          </Notice>
        </div>
      )}
      {made !== null && <MadeLinkNotice made={made} />}
      {made === null && said !== undefined && (
        <div role="status">
          <Notice tone="plain" state="sharing-done" title={said}>
            {null}
          </Notice>
        </div>
      )}
      <div className={styles["columns"]}>
        <NewLinkForm />
        <PolicyForm policy={policy} />
      </div>
      <LinkTable links={links} zone={zone} />
    </>
  );
}
