import { SubmitButton } from "./submit-button.tsx";

/** Signs this browser out; works without script. */
export function SignOutForm() {
  return (
    <form method="post" action="/sign-in/leave">
      <SubmitButton quiet>Sign out</SubmitButton>
    </form>
  );
}
