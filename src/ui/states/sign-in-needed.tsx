import Link from "next/link";
import { Panel } from "./panel.tsx";

export function SignInNeeded() {
  return (
    <Panel state="sign-in-needed" title="Sign-in needed" level={1}>
      <p>
        This board is only for people it knows. <Link href="/sign-in">Sign in with your key</Link>.
      </p>
      <p>
        No key yet? Whoever runs this Callboard makes one:{" "}
        <code>npx callboard keys add --name Ada --role rep --user ada</code>
      </p>
    </Panel>
  );
}
