import { Panel } from "#src/ui/states/panel.tsx";

/** What this page is for, as long as there is one source only. */
export function CopperNotConnected() {
  return (
    <Panel state="copper-not-configured" title="Connect Copper to compare both sources">
      <p>
        Calls are counted from JustCall. Once Copper is connected too, this page puts both side by
        side for each rep and day, names the reason of every difference, and lets you choose which
        of them counts: shown before it happens, set at one press, and rolled back in one step.
      </p>
      <ol>
        <li>
          In Copper, open <strong>Settings, Integrations, API Keys</strong> and make a key.
        </li>
        <li>
          Set <code>COPPER_API_TOKEN</code> and <code>COPPER_USER_EMAIL</code> (the address of
          whoever made the key) in Callboard’s environment.
        </li>
        <li>Start Callboard again, sync Copper, and come back to this page.</li>
      </ol>
    </Panel>
  );
}
