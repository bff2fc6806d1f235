import { THEME_SCRIPT } from "./theme.ts";

export function ThemeScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, with nothing of anybody's in it
  return <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />;
}
