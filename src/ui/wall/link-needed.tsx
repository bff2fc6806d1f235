import { Panel } from "#src/ui/states/panel.tsx";

/** The screen has no link, or one that was taken back. */
export function LinkNeeded() {
  return (
    <Panel state="link-needed" title="This screen needs a link" level={1}>
      <p>
        Its link is missing, mistyped, or was taken back. A manager makes a new one in Callboard
        under Settings, Sharing: open its address on this screen, once.
      </p>
    </Panel>
  );
}
