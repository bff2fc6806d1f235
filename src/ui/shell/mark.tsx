/** Four bars on a board: the product's mark. */
export function Mark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="#123c30" />
      <g fill="#f7f1e3">
        <rect x="6" y="17" width="4" height="8" />
        <rect x="11.5" y="12" width="4" height="13" />
        <rect x="17" y="15" width="4" height="10" />
      </g>
      <rect x="22.5" y="7" width="4" height="18" fill="#ffc857" />
    </svg>
  );
}
