import type { ReactNode } from "react";
import { pageCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import { SignOutForm } from "#src/ui/access/sign-out-form.tsx";
import { SettingsNav } from "#src/ui/settings/settings-nav.tsx";

export default async function SettingsLayout({ children }: { readonly children: ReactNode }) {
  // First, since it says that this is drawn for somebody and cannot be built beforehand.
  const caller = await pageCaller();
  const signedIn = caller !== null && (await services()).config.authOn;
  return (
    <>
      <SettingsNav>{signedIn && <SignOutForm />}</SettingsNav>
      {children}
    </>
  );
}
