import { Notice } from "#src/ui/states/notice.tsx";

/** A setting that holds already, while the numbers do not follow it yet. */
export function NotCountedYet() {
  return (
    <Notice tone="amber" state="not-counted-yet" title="Saved, but not counted yet.">
      Counting failed. The numbers follow with the next sync, or when you save the same once more.
    </Notice>
  );
}
