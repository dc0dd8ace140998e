"""Load a chronology from its files: strict YAML with positions, records, evidence and pages."""
