import { Panel } from "./panel.tsx";

export function SignInNeeded() {
  return (
    <Panel state="sign-in-needed" title="Sign-in needed" level={1}>
      <p>
        This board is only for people it knows. Signing in with a browser is not part of this
        version.
      </p>
      <p>
        To look at it on the machine it runs on, start Callboard on loopback with{" "}
        <code>CALLBOARD_AUTH=off</code>. Programs and screens use an API key.
      </p>
    </Panel>
  );
}
