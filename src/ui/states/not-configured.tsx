import { Panel } from "./panel.tsx";

export function NotConfigured() {
  return (
    <Panel state="not-configured" title="Connect JustCall to see your team’s calls">
      <p>Callboard reads calls from JustCall and has no key for it yet. Three steps:</p>
      <ol>
        <li>
          In JustCall, open <strong>APIs and Webhooks</strong> and create an API key and secret.
        </li>
        <li>
          Set <code>JUSTCALL_API_KEY</code>, <code>JUSTCALL_API_SECRET</code> and{" "}
          <code>JUSTCALL_TIME_ZONE</code> (your JustCall account’s zone, such as{" "}
          <code>America/Denver</code>) in Callboard’s environment.
        </li>
        <li>Start Callboard again and come back to this page.</li>
      </ol>
    </Panel>
  );
}
