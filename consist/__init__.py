"""Find where news outlets contradict each other or frame the same fact differently."""
