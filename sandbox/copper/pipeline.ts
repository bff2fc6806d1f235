export interface CopperStage {
  id: number;
  name: string;
  winProbability: number;
}

export interface CopperPipeline {
  id: number;
  name: string;
  /** In their order: first to last. */
  stages: CopperStage[];
}

export function defaultPipelines(): CopperPipeline[] {
  return [
    {
      id: 220_401,
      name: "New Business",
      stages: [
        { id: 880_101, name: "Qualified", winProbability: 20 },
        { id: 880_102, name: "Demo Held", winProbability: 40 },
        { id: 880_103, name: "Quote Out", winProbability: 55 },
        { id: 880_104, name: "Verbal Yes", winProbability: 90 },
      ],
    },
    {
      id: 220_402,
      name: "Renewals",
      stages: [
        { id: 880_201, name: "Notice Sent", winProbability: 60 },
        { id: 880_202, name: "Terms Agreed", winProbability: 95 },
      ],
    },
  ];
}

export function pipelineRow(pipeline: CopperPipeline): Record<string, unknown> {
  return {
    id: pipeline.id,
    name: pipeline.name,
    type: "opportunity",
    is_revenue: true,
    stages: pipeline.stages.map(({ id, name, winProbability }) => ({
      id,
      name,
      win_probability: winProbability,
    })),
  };
}
