import type { ReactNode } from "react";
import { SettingsNav } from "#src/ui/settings/settings-nav.tsx";

export default function SettingsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <SettingsNav />
      {children}
    </>
  );
}
