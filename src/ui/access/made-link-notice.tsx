import type { ShareKind } from "#src/store/share-links.ts";
import { Notice } from "#src/ui/states/notice.tsx";
import styles from "./sharing-page.module.css";

interface MadeLinkNoticeProps {
  readonly made: { readonly kind: ShareKind; readonly url: string; readonly token: string };
}

/** A new link, to be copied now: it is not kept. */
export function MadeLinkNotice({ made }: MadeLinkNoticeProps) {
  return (
    <div role="status">
      <Notice tone="amber" state="link-made" title="Copy the new link now; it is not shown again.">
        {made.kind === "wall"
          ? "Open it on the screen that hangs on the wall."
          : "Programs ask with this address, or send the token as “Authorization: Bearer …”."}
        <code className={styles["address"]}>{made.url}</code>
      </Notice>
    </div>
  );
}
