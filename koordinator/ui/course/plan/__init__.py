"""The tab with the plan: goal, milestones, interventions and the versions that were kept."""
