"""From a judged pair to a finding: the only place that decides."""
