import styles from "./heat-map.module.css";
import { HEAT_STEPS } from "./heat-step.ts";

interface HeatScaleProps {
  readonly top: number;
  readonly unit: string;
  readonly format: (value: number) => string;
}

/** What the colours mean. */
export function HeatScale({ top, unit, format }: HeatScaleProps) {
  const steps = Array.from({ length: HEAT_STEPS }, (_, index) => index + 1);
  return (
    <p className={styles["scale"]}>
      {top > 0 && (
        <span>
          <span className="visually-hidden">Colours: from </span>
          few
          {steps.map((step) => (
            <i key={step} className={styles["swatch"]} data-heat={step} aria-hidden="true" />
          ))}
          {format(top)} {unit}
        </span>
      )}
      <span>
        <i className={styles["swatch"]} data-heat="0" data-off={true} aria-hidden="true" />
        not a working day
      </span>
      <span>
        <i className={styles["swatch"]} data-heat="unknown" aria-hidden="true" />
        not synced
      </span>
    </p>
  );
}
